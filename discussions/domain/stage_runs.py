"""Then and now, and teams beside each other, as the screen shows them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from . import screen_words, teams, then_and_now
from .stage_moment import Moment
from .stage_shown import Content, Drawing, ScreenCard, walls
from .teams import AskedOfTeams
from .then_and_now import Pair, ThenAndNow

Pages = tuple[Content, ...]


def then_beside_now(now: Moment) -> Pages:
    """The question in the run before and in this one: each rating, then what else is told."""
    found = then_and_now.then_and_now(now.at, now.result) if now.at and now.result else None
    if found is None:
        return (Content(hidden=screen_words.no_earlier_run()),)
    drawn = [Content(drawing=_drawing(found, pair)) for pair in found.pairs if pair.picture]
    return (*drawn, *_labelled(_told_of_both(found), screen_words.then_and_now()))


def beside_other_teams(now: Moment) -> Pages:
    """What is said of the other teams beside this one, then the picture of each team."""
    if now.at is None or not now.discussion.agreed:
        return (Content(hidden=screen_words.not_agreed()),)
    found = teams.teams_beside(now.discussion, [now.at])
    if not found.names:
        return (Content(hidden=screen_words.no_other_team()),)
    [asked] = found.questions
    drawn = [
        Content(heading=one.name, drawing=Drawing("team", one, one.finding, scale=one.scale))
        for one in asked.teams
        if one.picture
    ]
    told = _labelled(_told_of_teams(asked), screen_words.other_teams())
    return (*told, *drawn) or (Content(hidden=screen_words.nothing_of_teams()),)


def _labelled(found: Iterable[tuple[str, str]], heading: str) -> Pages:
    return walls([ScreenCard(text, label=label) for text, label in found], heading=heading)


def _drawing(found: ThenAndNow, pair: Pair) -> Drawing:
    says = (screen_words.people_of_both(found.then.people, found.now.people), screen_words.other_people())
    return Drawing("then", pair, pair.says, notes=says, scale=found.now.scale)


def _told_of_both(found: ThenAndNow) -> Iterator[tuple[str, str]]:
    """Texts, each with the label that says what it is."""
    for side, name in zip((found.then, found.now), screen_words.both_times(), strict=True):
        if not found.same:
            yield side.text, name
        for one in side.absent:
            yield one.says, name
    if not found.same:
        yield screen_words.words_were_changed(), ""
    if found.themes:
        named = (found.themes.still, found.themes.gone, found.themes.new)
        for names, said in zip(named, screen_words.themes_of_both(), strict=True):
            if names:
                yield " · ".join(names), said
    if not found.pairs and not found.themes:
        yield screen_words.people_of_both(found.then.people, found.now.people), screen_words.other_people()


def _told_of_teams(asked: AskedOfTeams) -> Iterator[tuple[str, str]]:
    said = (asked.differs, asked.alike, asked.unclear)
    for sentences, name in zip(said, screen_words.beside_each_other(), strict=True):
        yield from ((sentence, name) for sentence in sentences)
    if asked.total:
        yield asked.total, ""
    yield from ((one.hidden, one.name) for one in asked.teams if one.hidden)
    if asked.everywhere:
        yield " · ".join(asked.everywhere), screen_words.in_every_team()
    yield from ((" · ".join(one.themes), screen_words.only_in(one.team)) for one in asked.only)
