"""How the compare page is put together: the group's part, drawn once for everybody, and this device's own place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import get_template, render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from discussions.compare import pictures
from discussions.compare.pictures import Dot, MirrorPicture
from discussions.domain import comparing, group, lines, shared, theme_words, then_and_now, trail
from discussions.domain.access import Visit
from discussions.domain.comparing import Compared, Standing
from discussions.domain.lines import Moved
from discussions.domain.results import Result

from . import drawing, opinion_pages, pages
from .door import remember

CARDS_A_PAGE = 50
PARTS = ("words", "picture", "lists", "themes", "moved", "crossing")


@dataclass(frozen=True)
class Tab:
    number: int
    url: str
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
class Own:
    """This device's place in the picture, to be drawn over it."""

    standing: Standing
    themes_words: str
    picture: MirrorPicture | None
    me: Dot | None
    guess: Dot | None


def compare_page(request: HttpRequest, visit: Visit, n: int | None = None) -> HttpResponse:
    """One question compared; without a number, the one to talk about first."""
    found = comparing.compared(visit)
    if n is None and not found:
        return remember(render(request, "participants/compare.html", {"page": pages.header(visit), "tabs": []}), visit)
    one = comparing.the_question(found, n)
    context = _context(request, visit, found, one)
    question = render_to_string("participants/compare.html#question", context, request)
    html = question if request.htmx else _around(request, context, question)
    return remember(HttpResponse(html), visit)


def _around(request: HttpRequest, context: dict[str, Any], question: str) -> str:
    page = context["page"]
    shown = page | {"ticket": page["ticket"] and drawing.TICKET}
    around = {"tabs": tuple(context["tabs"]), "moved": context["moved"], "opinions": bool(context["opinions"])}
    html = drawing.comparison(tuple(shown.items()), tuple(around.items()), get_language())
    own = {drawing.TOKEN: get_token(request), drawing.TICKET: page["ticket"], drawing.QUESTIONS: question}
    return drawing.filled(html, own)


def _context(request: HttpRequest, visit: Visit, found: list[Compared], one: Compared) -> dict[str, Any]:
    slug, result = visit.discussion.slug, one.result
    inside = _inside(result, request.GET) if result else ("", "")
    return {
        "page": pages.header(visit),
        "tabs": [_tab(slug, each, one) for each in found],
        "q": one,
        "url": reverse("participants:compare_question", args=(slug, one.number)),
        "group": group_part(result, slug, _first_card(request), inside) if result else None,
        "own": _own(visit, one),
        "moved": _moved(visit, found),
        "opinions": opinion_pages.part_of(visit, one),
        "then": then_and_now.then_and_now(one.round, result) if result else None,
    }


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


def _tab(slug: str, one: Compared, current: Compared) -> Tab:
    url = reverse("participants:compare_question", args=(slug, one.number))
    return Tab(one.number, url, one is current, one.talk_first, one.result is None)


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


def _own(visit: Visit, one: Compared) -> Own | None:
    standing = comparing.standing(visit, one)
    if standing is None or one.result is None:
        return None
    picture = group.picture_of(one.result) if standing.counted else None
    return Own(
        standing,
        theme_words.own([theme.name for theme in standing.themes]) if standing.counted and standing.card else "",
        picture,
        pictures.own_dot(picture, standing.me) if picture and standing.me else None,
        pictures.own_dot(picture, standing.guess, guess=True) if picture and standing.guess else None,
    )
