"""What a view has to show, through the one gate; where it has nothing, a sentence says why."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import astuple
from uuid import UUID

from discussions.models import Moderated

from . import (
    export_words,
    group,
    rendering,
    screen_words,
    stage_paging,
    stage_pictures,
    stage_runs,
    stage_words,
    takeaways,
)
from .group import CardLine, Group
from .results import Result
from .stage_moment import Moment
from .stage_shown import Content, ScreenCard, at_page, closed_up, standing_alone, walls
from .stage_steps import View

THEMES_A_PAGE = 6

Pages = Sequence[Content]


def content_of(now: Moment) -> Content:
    """The page of the view that is on the screen. Nothing of a question is shown while it is sealed."""
    return at_page(_pages(now), now.stage.page)


def pinned_among(result: Result) -> set[UUID]:
    """The readable answers that a facilitator has pinned."""
    found = Moderated.objects.filter(answer__id__any=list(result.by_id), pinned=True)
    return {item for item in found.values_list("answer_id", flat=True) if item}


def _pages(now: Moment) -> Pages:
    view = now.stage.view
    if view in (View.DOOR, View.QUESTION):
        return (Content(),)
    if view in _OF_THE_GROUP:
        return _OF_THE_GROUP[view](now)
    if now.result is None:
        return (Content(hidden=stage_words.not_to_be_read()),)
    if view in _OF_A_QUESTION:
        return _OF_A_QUESTION[view](now)
    if now.result.texts_hidden and view in _OF_TEXTS:
        return (Content(hidden=now.result.texts_hidden),)
    return _of_answers(view, now.result)


def _of_answers(view: str, result: Result) -> Pages:
    if view == View.WALL:
        return walls([ScreenCard(one.text) for one in result.cards])
    if view == View.PINNED:
        return _pinned(result)
    said = group.group_of(result)
    if view == View.PICTURE:
        return stage_pictures.ratings(said)
    if view == View.MOVED:
        return stage_pictures.second_thoughts(said)
    if view == View.THEMES:
        return _themes(said)
    lines = {View.AGREED: said.agreed, View.DIFFER: said.differ, View.HEARD: said.heard}[View(view)]
    return _with_marks(view, lines)


def _passage(now: Moment) -> Pages:
    pages = stage_paging.passage_pages(now.discussion.edition.body)
    return tuple(Content(passage=rendering.read(one).html) for one in pages)


def _prompt(now: Moment) -> Pages:
    prompt = now.stage.prompt
    return (Content(heading=stage_words.prompt_label(prompt), text=stage_words.prompt(prompt)),)


def _takeaway(now: Moment) -> Pages:
    if not takeaways.is_shown(now.discussion):
        return (Content(hidden=stage_words.no_takeaway()),)
    kept, headings = takeaways.page_of(now.discussion), export_words.takeaway_headings()
    promised = "\n\n".join(export_words.promise(one.text, one.owner, "") for one in kept.commitments)
    parts = zip(("heard", "differ", "attempt", "commitments"), (*astuple(kept.said), promised), strict=True)
    return tuple(
        Content(heading=headings[name], text=piece)
        for name, text in parts
        if text
        for piece in stage_paging.answer_pages(text)
    ) or (Content(hidden=stage_words.no_takeaway()),)


def _themes(said: Group) -> Pages:
    if said.trail is None:
        return (Content(hidden=stage_words.no_themes()),)
    lines = said.trail.lines
    starts = range(0, len(lines), THEMES_A_PAGE)
    return tuple(Content(says=said.trail.says, themes=lines[at : at + THEMES_A_PAGE]) for at in starts)


def _pinned(result: Result) -> Pages:
    """What is pinned, three at a time where they fit, and each longer one alone."""
    pinned = pinned_among(result)
    cards = [ScreenCard(one.text) for one in result.cards if one.id in pinned]
    heading = stage_words.view(View.PINNED)
    pages = [Content(heading=heading, cards=tuple(map(closed_up, page))) for page in stage_paging.pinned_pages(cards)]
    alone = [page for one in cards if not stage_paging.fits_pinned(one) for page in standing_alone(one, heading)]
    return (*pages, *alone) or (Content(hidden=stage_words.nothing_pinned()),)


def _with_marks(view: str, lines: Sequence[CardLine]) -> Pages:
    cards = [ScreenCard(one.text, one.marks_words, line=one) for one in lines]
    return walls(cards, heading=stage_words.view(view)) or (Content(hidden=screen_words.nothing_in(view)),)


_OF_TEXTS = (View.WALL, View.PINNED, View.AGREED, View.DIFFER, View.HEARD)
_OF_THE_GROUP: Mapping[str, Callable[[Moment], Pages]] = {
    View.PASSAGE: _passage,
    View.PROMPT: _prompt,
    View.TAKEAWAY: _takeaway,
    View.LINES: stage_pictures.lines_that_moved_us,
}
_OF_A_QUESTION: Mapping[str, Callable[[Moment], Pages]] = {
    View.GROUPS: stage_pictures.opinion_groups,
    View.THEN: stage_runs.then_beside_now,
    View.TEAMS: stage_runs.beside_other_teams,
}
