"""The pictures of the compare page as the screen shows them, through the same gate and in the same words."""

from __future__ import annotations

from collections.abc import Sequence

from . import landscapes, lines, results, screen_words
from .group import Group
from .landscapes import AnswerLine, Opinions
from .moved import Moved
from .stage_moment import Moment
from .stage_shown import Content, Drawing, ScreenCard, walls, walls_of

Pages = tuple[Content, ...]


def ratings(said: Group) -> Pages:
    """The norm mirror, with its finding."""
    if said.figures_hidden:
        return (Content(hidden=said.figures_hidden),)
    says = tuple(filter(None, (said.spread,)))
    return (Content(drawing=Drawing("mirror", said, said.finding, says, _notes(said.guess_hidden), said.scale)),)


def second_thoughts(said: Group) -> Pages:
    """Who kept a first rating and who moved: as much of a picture as may be told."""
    if said.moved is None:
        return (Content(hidden=said.figures_hidden or said.moved_hidden),)
    drawing = Drawing(_kind(said.moved), said, said.moved.finding, scale=said.scale)
    if drawing.kind == "bar":
        drawing = Drawing("bar", said, said.moved.finding, notes=(screen_words.where_each_went_is_hidden(),))
    crossing = [ScreenCard(words, screen_words.people(people)) for words, people in said.moved.crossing]
    return (Content(drawing=drawing), *walls(crossing, heading=screen_words.two_readings()))


def opinion_groups(now: Moment) -> Pages:
    """The verdict and the map, then what each group says, where they meet and where they part."""
    shown = landscapes.opinions_of(now.at, now.result) if now.at else None
    if shown is None:
        return (Content(hidden=screen_words.marks_are_not_joined()),)
    if not shown.has_map:
        return (Content(hidden=f"{shown.finding} {shown.why}"),)
    drawing = Drawing("map", shown, shown.finding, notes=_notes(shown.caption, shown.start))
    return (Content(drawing=drawing), *_said_by_groups(shown))


def lines_that_moved_us(now: Moment) -> Pages:
    """The lines that struck most, and those that are read in opposite ways, as of the last tick."""
    readable = [results.result_of(one) for one in now.readable]
    open_ = lines.is_open(one in now.readable for one in now.plan.asked)
    found = lines.moved(lines.shown_in(now.discussion) if open_ else (), readable)
    if not found.struck and not found.opposed:
        return (Content(hidden=screen_words.no_lines(is_open=open_)),)
    return (
        *walls_of(((one.text, one.words) for one in found.struck), screen_words.lines_that_moved_us()),
        *walls_of(((one.text, one.words) for one in found.opposed), screen_words.opposite_ways()),
    )


def _notes(*notes: str) -> tuple[str, ...]:
    return tuple(filter(None, notes))


def _kind(moved: Moved) -> str:
    return "slopes" if moved.slopes else "rows" if moved.rows else "bar"


def _said_by_groups(shown: Opinions) -> Pages:
    def listed(found: Sequence[AnswerLine], heading: str) -> Pages:
        return walls_of([(one.text, one.ends) for one in found], heading)

    said = [page for camp in shown.camps for page in walls_of(camp.typical, f"{camp.name} · {camp.people}")]
    ends = zip((shown.left, shown.right), screen_words.towards_the_ends(), strict=True)
    return (
        *said,
        *listed(shown.bridges, screen_words.common_ground()),
        *listed(shown.dividing, screen_words.where_groups_part()),
        *(page for found, heading in ends for page in walls_of([(text, "") for text in found], heading)),
    )
