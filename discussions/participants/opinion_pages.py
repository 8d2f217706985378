"""How opinion groups are put on a page: the group's part, drawn once for everybody, and this device's own place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import get_template
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from discussions.domain import comparing, landscapes
from discussions.domain.access import Visit
from discussions.domain.comparing import Compared
from discussions.domain.landscapes import Opinions, OwnOpinion
from discussions.domain.refusals import NotFound

from . import pages
from .door import remember


@dataclass(frozen=True)
class OpinionPart:
    """`map` and `lists` are the same bytes for everybody; `own` is drawn over the map."""

    shown: Opinions
    map: SafeString
    lists: SafeString
    own: OwnOpinion | None
    url: str


def part_of(visit: Visit, one: Compared) -> OpinionPart | None:
    """The opinion groups of a question; None where marks are not joined, or the question is sealed for this voice."""
    shown = landscapes.opinions_of(one.round, one.result)
    if shown is None:
        return None
    url = reverse("participants:opinions", args=(visit.discussion.slug, one.number))
    drawn = [_drawn(name, shown, get_language()) for name in ("map", "lists")]
    return OpinionPart(shown, *drawn, landscapes.own_opinion(visit, shown), url)


def opinions_page(request: HttpRequest, visit: Visit, n: int) -> HttpResponse:
    """The opinion groups of one question on a page of their own, to print."""
    if not visit.discussion.joins_marks:
        raise NotFound
    one = comparing.the_question(comparing.compared(visit), n)
    context = {"page": pages.header(visit), "q": one, "opinions": part_of(visit, one)}
    template = "participants/opinions.html#part" if request.htmx else "participants/opinions.html"
    return remember(render(request, template, context), visit)


@lru_cache(maxsize=256)
def _drawn(part: str, shown: Opinions, _language: str) -> SafeString:
    drawn = get_template(f"participants/landscape.html#{part}").render({"shown": shown})
    return mark_safe(drawn)  # noqa: S308 - a template's own output
