"""How the compare page is put together: the group's part, drawn once for everybody, and this device's own place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import get_template
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from discussions.domain import comparing, group, lines, shared, then_and_now, trail
from discussions.domain.access import Visit
from discussions.domain.comparing import Compared
from discussions.domain.lines import Moved
from discussions.domain.results import Result

from . import drawing, opinion_pages, own_place, pages
from .door import remember
from .opinion_pages import OpinionPart

CARDS_A_PAGE = 50
PARTS = ("words", "picture", "lists", "themes", "moved", "crossing")


@dataclass(frozen=True)
class Tab:
    number: int
    is_current: bool
    talk_first: bool
    is_sealed: bool


@dataclass(frozen=True)
class GroupPart:
    """What is the same bytes for everybody: the words, the picture, and the lists below it."""

    words: SafeString
    picture: SafeString
    lists: SafeString
    themes: SafeString
    moved: SafeString
    crossing: SafeString


@dataclass(frozen=True)
class QuestionPart:
    """What is the same for all who may read a question; `group` is None while it is sealed for this voice."""

    number: int
    text: str
    version: str
    url: str
    talk_first: bool
    sealed: str
    group: GroupPart | None


def compare_page(request: HttpRequest, visit: Visit, n: int | None = None) -> HttpResponse:
    """One question compared; without a number, the one to talk about first."""
    found, page = comparing.compared(visit), pages.header(visit)
    if n is None and not found:
        return remember(render(request, "participants/compare.html", {"page": page, "tabs": []}), visit)
    one = comparing.the_question(found, n)
    opinions = opinion_pages.part_of(visit, one)
    html = _question(request, visit, page, one, opinions)
    if not request.htmx:
        around = _around(visit, page, found, one, has_opinions=opinions is not None)
        html = drawing.filled(around, {drawing.QUESTIONS: html})
    html = drawing.filled(html, {drawing.TOKEN: get_token(request), drawing.TICKET: page["ticket"]})
    return remember(HttpResponse(html), visit)


def _around(visit: Visit, page: dict[str, Any], found: list[Compared], one: Compared, *, has_opinions: bool) -> str:
    """The page around a question, with a place for it."""
    shown = page | {"ticket": drawing.TICKET}
    tabs = tuple(Tab(each.number, each is one, each.talk_first, each.result is None) for each in found)
    around = {"tabs": tabs, "moved": _moved(visit, found), "opinions": has_opinions}
    return drawing.comparison(tuple(shown.items()), tuple(around.items()), get_language())


def _question(
    request: HttpRequest, visit: Visit, page: dict[str, Any], one: Compared, opinions: OpinionPart | None
) -> str:
    """What everybody reads of a question, drawn once, with what is this device's own in its places."""
    slug, result = visit.discussion.slug, one.result
    url = reverse("participants:compare_question", args=(slug, one.number))
    group = group_part(result, slug, _first_card(request), _inside(result, request.GET)) if result else None
    part = QuestionPart(one.number, one.text, one.version, url, one.talk_first, one.sealed, group)
    html = drawing.compared(part, slug, get_language())
    if result is None or group is None:
        return html
    own, then = own_place.own_of(visit, one), then_and_now.then_and_now(one.round, result)
    parts = dict.fromkeys((drawing.OWN, drawing.STANDING, drawing.THEMES, drawing.THEN, drawing.OPINIONS), "")
    if own:
        parts[drawing.OWN] = own_place.rings(result, own.standing)
        parts[drawing.STANDING] = drawing.part("participants/parts/standing.html", page, standing=own.standing)
    if group.themes:
        parts[drawing.THEMES] = drawing.part("participants/parts/themes.html", page, q=part, group=group, own=own)
    if then:
        parts[drawing.THEN] = drawing.part("participants/parts/then_and_now.html", page, then=then)
    if opinions:
        parts[drawing.OPINIONS] = drawing.part("participants/compare.html#opinions", page, q=part, opinions=opinions)
    return drawing.filled(html, parts)


def _moved(visit: Visit, found: list[Compared]) -> Moved:
    """The lines that the group has most to say about, where this voice may see them."""
    readable = [one.result for one in found if one.result]
    is_open = lines.is_open(one.result is not None for one in found)
    return lines.moved(lines.shown_in(visit.discussion) if is_open else (), readable)


def _inside(result: Result, given: QueryDict) -> tuple[str, str]:
    """Which answers an address asks for: those under a theme, or with a phrase in them. Nothing unknown is kept."""
    theme, phrase = trail.chosen(result, given.get("theme", "")), given.get("phrase", "")
    if theme:
        return "theme", theme
    return ("phrase", phrase) if phrase in {one.key for one in shared.phrases_of(result)} else ("", "")


def _first_card(request: HttpRequest) -> int:
    given = request.GET.get("from", "")
    first = int(given) if given.isascii() and given.isdigit() and len(given) < 9 else 0
    return first - first % CARDS_A_PAGE


def group_part(result: Result, slug: str, first: int = 0, inside: tuple[str, str] = ("", "")) -> GroupPart:
    return _group_part(result, slug, first, inside, get_language())


@lru_cache(maxsize=512)
def _group_part(result: Result, slug: str, first: int, inside: tuple[str, str], _language: str) -> GroupPart:
    said = group.group_of(result)
    some = group.some_of(said, result, *inside)
    cards = [card for card in said.cards if some is None or card.id in some.answers]
    after = first + CARDS_A_PAGE
    context = {
        "group": said,
        "some": some,
        "query": urlencode([inside]) if some else "",
        "cards": cards[first:after],
        "first": first + 1,
        "next": after if after < len(cards) else None,
        "rest": len(cards) - after,
        "url": reverse("participants:compare_question", args=(slug, said.number)),
        "rows": said.rows,
    }

    def drawn(part: str) -> SafeString:
        template = get_template(f"participants/group.html#{part}")
        return mark_safe(template.render(context).strip())  # noqa: S308 - a template's own output

    return GroupPart(**{part: drawn(part) for part in PARTS})
