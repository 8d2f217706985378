"""How the answers compare, for one voice: the group's results behind the gate, and where this voice stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

from discussions.compare import findings
from discussions.models import Concern, Round

from . import access, group, opening_words, openings, results, second_words, ticks, words, written
from .access import Visit
from .anonymity import Purpose
from .board import BoardCard, BoardTheme
from .refusals import NotFound
from .results import Result
from .written import Own


@dataclass(frozen=True)
class Compared:
    """One question as this voice may compare it: `result` is None while it is sealed for this voice.

    `own` is what this voice wrote.
    """

    round: Round
    result: Result | None
    own: Own | None
    sealed: str
    talk_first: bool

    @property
    def number(self) -> int:
        return self.round.question.number

    @property
    def text(self) -> str:
        return self.round.question.text

    @property
    def version(self) -> str:
        """Changes whenever the group's part does."""
        return bytes(self.round.version).hex()


@dataclass(frozen=True)
class Standing:
    """Where this voice stands in a question; drawn for its own device and nobody else.

    `counted` is False while what it wrote waits for the next tick, so that the group's part does not hold it yet;
    `me_words` says so then, and else how many are where.
    `objected` says that it has told the facilitator that its answer is under the wrong theme.
    """

    counted: bool
    me: int | None
    guess: int | None
    me_words: str
    card: group.CardLine | None
    themes: tuple[BoardTheme, ...] = ()
    moved_words: str = ""
    objected: bool = False


def compared(visit: Visit) -> list[Compared]:
    """The numbered questions of the discussion, each behind the gate and the rule of this voice."""
    asked = ticks.settle(one for one in visit.rounds if not results.is_thread(one))
    own, _ = written.own_answers(visit, asked)
    shown = {one.id: results.result_of(one) for one in asked if access.may_read(one, wrote=one.id in own)}
    widest = _talk_first(tuple((one.number, one.me.counts) for one in shown.values() if one.me))
    return [
        Compared(
            round=one,
            result=shown.get(one.id),
            own=own.get(one.id),
            sealed=_sealed(one, wrote=one.id in own),
            talk_first=one.question.number == widest,
        )
        for one in asked
    ]


def standing(visit: Visit, one: Compared) -> Standing | None:
    """This voice's own place in a question, found by its tags; None where it wrote nothing or reads nothing."""
    own, result = one.own, one.result
    if own is None or result is None:
        return None
    counted, second = own.state != "waiting", own.second.me if own.second else None
    card = result.by_id.get(own.id)
    themes = card.themes if card and counted else ()
    return Standing(
        counted,
        own.me,
        own.guess,
        _where(own, result) if counted else opening_words.not_in_the_picture(openings.rest_of(visit.discussion)),
        group.line(card) if card else None,
        themes,
        second_words.own_move(own.me, second) if own.me and second else "",
        bool(themes) and _objected(visit, own.id),
    )


@lru_cache(maxsize=1_000)
def _talk_first(spreads: tuple[tuple[int, tuple[int, ...]], ...]) -> int | None:
    """Worked out in fractions, and the same for every page until a tick."""
    return findings.talk_first(dict(spreads))


def _where(own: Own, result: Result) -> str:
    return words.place(findings.own_place(result.me.counts, own.me)) if own.me and result.me else ""


def _objected(visit: Visit, own: UUID) -> bool:
    return Concern.objects.filter(answer=own, tag=visit.tag(Purpose.CONCERN, own)).exists()


def the_question(found: Sequence[Compared], number: int | None) -> Compared:
    """The question with this number; without one, where to talk first, or else the first that is open."""
    if number is not None:
        chosen = [one for one in found if one.number == number]
    else:
        chosen = sorted(found, key=lambda one: (not one.talk_first, one.result is None, one.number))
    if not chosen:
        raise NotFound
    return chosen[0]


def as_json(visit: Visit) -> dict[str, Any]:
    """The same figures through the same gate; nothing in it is per person, in order, or timed."""
    discussion = visit.discussion
    found = compared(visit)
    return {
        "discussion": discussion.slug,
        "passage": discussion.edition.title,
        "voices": max((one.result.voices for one in found if one.result), default=None),
        "floors": {"text": discussion.floor_texts, "figures": discussion.floor_figures},
        "questions": [_question_json(one) for one in found],
    }


def _sealed(round_: Round, *, wrote: bool) -> str:
    return "" if access.may_read(round_, wrote=wrote) else openings.sealed(round_, wrote=wrote)


def _question_json(one: Compared) -> dict[str, Any]:
    result = one.result
    scale = results.scale_of(one.round.question)
    return {
        "number": one.number,
        "text": one.text,
        "state": "sealed" if result is None else result.state,
        "answered": result.answered if result else None,
        "passed": result.passed if result else None,
        "hidden": result.hidden if result else one.sealed,
        "scale": _scale_json(one, scale) if scale else None,
        "answers": [_card_json(card) for card in result.cards] if result and not result.texts_hidden else None,
        "finding": results.finding_of(result) or None if result else None,
    }


def _scale_json(one: Compared, scale: results.Scale) -> dict[str, Any]:
    me, guess = (one.result.me, one.result.guess) if one.result else (None, None)
    return {
        "low": scale.low,
        "high": scale.high,
        "me": list(me.counts) if me else None,
        "guess": list(guess.counts) if guess else None,
        "median_me": me.median if me else None,
        "median_guess": guess.median if guess else None,
        "talk_first": one.talk_first,
    }


def _card_json(card: BoardCard) -> dict[str, Any]:
    return {
        "id": str(card.id),
        "text": card.text,
        "second_text": card.second_text or None,
        "same": card.same,
        "differently": card.differently,
        "skipped": card.skipped,
        "read_by": card.read_by,
        "replies": len(card.replies),
        "themes": [theme.name for theme in card.themes],
    }
