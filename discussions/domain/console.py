"""What a facilitator sees of a discussion: counts in steps, states, and what each choice would tell people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from discussions.models import Discussion, Facilitator, Round

from . import (
    attention,
    codes,
    discussions,
    doors,
    invitation,
    results,
    rounds,
    settings_words,
    staff_words,
    ticks,
    words,
)
from .choices import READING_RULES


@dataclass(frozen=True)
class Listed:
    slug: str
    title: str
    team: str
    state: str
    state_words: str
    voices_words: str
    which_words: str
    to_look_at: str


@dataclass(frozen=True)
class Rule:
    """A choice of the reading rule; `why_not` says why where it would loosen what people were told."""

    value: str
    label: str
    told: str
    chosen: bool
    why_not: str


@dataclass(frozen=True)
class ConsoleQuestion:
    number: int
    text: str
    is_thread: bool
    state: str
    state_words: str
    count_words: str
    may_open: bool


@dataclass(frozen=True)
class Console:
    slug: str
    title: str
    team: str
    state: str
    state_words: str
    is_sample: bool
    has_run: bool
    follows_another: bool
    is_sealed: bool
    door_locked: bool
    joins_marks: bool
    join_url: str
    code: str
    qr: str
    expected: int
    voices_words: str
    voice_budget: int
    delete_on: date
    original: str
    rehearsal: str
    end_told: str
    rules: tuple[Rule, ...]
    questions: tuple[ConsoleQuestion, ...]


def list_of(facilitator: Facilitator) -> list[Listed]:
    """A facilitator's discussions by team. A rehearsal is found from its original and counts nowhere."""
    own = facilitator.discussions.filter(rehearses=None).select_related("edition")
    found = list(own.order_by("team", "delete_on", "slug"))
    which = _which(found)
    ids = [one.id for one in found]
    voices = attention.voices_of(ids)
    waiting, reported = attention.waiting_of(ids), attention.reported_of(ids)
    return [
        Listed(
            slug=one.slug,
            title=one.edition.title,
            team=one.team,
            state=one.state,
            state_words=words.discussion_state(one.state),
            voices_words=_voices_words(one, voices),
            which_words=which[one.id],
            to_look_at=settings_words.to_look_at(waiting[one.id], reported[one.id]),
        )
        for one in found
    ]


def console_of(discussion: Discussion) -> Console:
    asked = rounds.of(discussion)
    counts = invitation.answers_in_steps(asked)
    return Console(
        slug=discussion.slug,
        title=discussion.edition.title,
        team=discussion.team,
        state=discussion.state,
        state_words=words.discussion_state(discussion.state),
        is_sample=discussion.is_sample,
        has_run=discussion.has_run,
        follows_another=discussion.earlier_id is not None,
        is_sealed=discussion.is_sealed,
        door_locked=discussion.door_locked,
        joins_marks=discussion.joins_marks,
        join_url=invitation.join_url(discussion),
        code=codes.spoken(discussion.code) if doors.takes_code(discussion) else "",
        qr=invitation.qr_svg(invitation.join_url(discussion)),
        expected=discussion.expected,
        voices_words=_voices_words(discussion, attention.voices_of([discussion.id])),
        voice_budget=discussion.voice_budget,
        delete_on=discussion.delete_on,
        original=discussion.rehearses.slug if discussion.rehearses else "",
        rehearsal=discussion.rehearsals.values_list("slug", flat=True).first() or "",
        end_told=staff_words.end_told(
            is_closed=discussion.state == Discussion.State.CLOSED,
            rest_is_out=discussion.rest_is_out,
            promised=ticks.is_promised(discussion),
        ),
        rules=tuple(
            _rule(discussion, value, str(label)) for value, label in READING_RULES if _offered(discussion, value)
        ),
        questions=tuple(_question(one, counts[one.id]) for one in asked),
    )


def _which(found: Sequence[Discussion]) -> dict[UUID, str]:
    """What tells each of these from the others of its team: its run and its day, and its code where these are alike."""
    said = {one.id: _run_and_day(one, found) for one in found}
    alike = Counter((one.team, one.edition.title, said[one.id]) for one in found)
    for one in found:
        if alike[one.team, one.edition.title, said[one.id]] > 1:
            said[one.id] += f" · {settings_words.with_code(codes.spoken(one.code))}"
    return said


def _run_and_day(one: Discussion, found: Sequence[Discussion]) -> str:
    by_id = {each.id: each for each in found}
    number, before = 1, one
    while before.earlier_id in by_id:
        number, before = number + 1, by_id[before.earlier_id]
    has_next = any(each.earlier_id == one.id for each in found)
    run = settings_words.run(number) if number > 1 or has_next else ""
    if one.state == Discussion.State.CLOSED and one.closed_at:
        day = settings_words.closed_on(one.closed_at, one.time_zone)
    else:
        day = settings_words.kept_until(one.delete_on)
    return " · ".join(filter(None, (run, day)))


def _voices_words(discussion: Discussion, found: dict[UUID, attention.Voices]) -> str:
    if discussion.state == Discussion.State.DRAFT:
        return settings_words.expected(discussion.expected)
    voices = found.get(discussion.id, attention.NOBODY)
    return settings_words.voices(voices.count, discussion.expected, exact=voices.exact)


def _offered(discussion: Discussion, value: str) -> bool:
    return value != Discussion.ReadingRule.AT_TIME or discussion.reads_at is not None


def _rule(discussion: Discussion, value: str, label: str) -> Rule:
    return Rule(
        value=value,
        label=label,
        told=settings_words.told_choice("reading_rule", value),
        chosen=value == discussion.reading_rule,
        why_not="" if discussions.may_become(discussion, value) else settings_words.not_any_more("reading_rule"),
    )


def _question(round_: Round, count: int) -> ConsoleQuestion:
    readable = round_.state == Round.State.READABLE
    return ConsoleQuestion(
        number=round_.question.number,
        text=round_.question.text,
        is_thread=results.is_thread(round_),
        state=round_.state,
        state_words=words.round_state(round_.state),
        count_words=words.at_least(count),
        may_open=not readable and count >= discussions.VOICES_TO_OPEN and not ticks.is_promised(round_.discussion),
    )
