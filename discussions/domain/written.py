"""What one voice wrote, found by its tags, and how it stands: with the group, and with the facilitator."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from discussions.models import Answer, Columns, Moderated, Rating, Reply, Round, fetch, know

from . import keys, moderation_words, openings, results, second_words, words
from .access import Visit
from .anonymity import Purpose
from .waiting_room import is_off, moderated_of

_ANSWER, _MODERATED = Columns(Answer, "answer"), Columns(Moderated, "moderated")
# The tags of a voice stand beside the questions they are for, so that each row is found through its index.
_PARTS = _ANSWER, _MODERATED
_WRITTEN = f"""
WITH asked (round, answer, me, guess) AS (VALUES {{asked}})
SELECT {_ANSWER.sql}, {_MODERATED.sql}, asked.round, me.value, me.second_value, guess.value,
    CASE WHEN answer.id IS NULL THEN (SELECT count(*) FROM {Answer._meta.db_table} WHERE round_id = asked.round) END
FROM asked
LEFT JOIN {Answer._meta.db_table} AS answer ON answer.round_id = asked.round AND answer.tag = asked.answer
LEFT JOIN {Moderated._meta.db_table} AS moderated ON moderated.answer_id = answer.id
LEFT JOIN {Rating._meta.db_table} AS me ON me.round_id = asked.round AND me.kind = 'me' AND me.tag = asked.me
LEFT JOIN {Rating._meta.db_table} AS guess
    ON guess.round_id = asked.round AND guess.kind = 'guess' AND guess.tag = asked.guess
"""  # noqa: S608 - the names of our own tables
_TAGS = {"answer": Purpose.ANSWER, "me": Purpose.RATING_ME, "guess": Purpose.RATING_GUESS}


class Points(NamedTuple):
    """The ratings of a voice: for oneself, the second one after reading, and the guess."""

    me: int | None
    second: int | None
    guess: int | None


@dataclass(frozen=True)
class Own:
    """What this voice wrote to one question.

    `state` is sealed, waiting, readable, reworded, checking, held or sent_back. `rule` and `line` are what the
    facilitator asks for in a sent-back answer.
    """

    id: UUID
    kind: str
    text: str
    me: int | None
    guess: int | None
    etag: str
    state: str
    state_words: str
    rule: str
    line: str
    is_blacked_out: bool
    second: Second | None = None


@dataclass(frozen=True)
class Second:
    """This voice's second thought. `is_beside` says that the group may read its text."""

    text: str
    me: int | None
    is_beside: bool
    reader_words: str


def own_answers(visit: Visit, asked: Sequence[Round]) -> tuple[dict[UUID, Own], dict[UUID, int]]:
    """This voice's answers, by the question's round; and of the questions without one, how many others answered."""
    if not asked:
        return {}, {}
    own, counts = {}, {}
    by_id = {one.id: one for one in asked}
    for answer, moderated, round_id, me, second, guess, count in fetch(*_written(visit, asked), *_PARTS):
        if answer is None:
            counts[round_id] = count
        else:
            know(answer, "moderated", moderated)
            own[round_id] = _own(answer, by_id[round_id], Points(me, second, guess))
    return own, counts


def state_of(answer: Answer, round_: Round) -> str:
    """How an answer stands, read with its moderated row; one that was sent back and left is simply held."""
    if not answer.published:
        return "waiting" if round_.state == Round.State.READABLE else "sealed"
    kept = moderated_of(answer)
    if kept is None or not is_off(kept):
        return "reworded" if answer.state == Answer.State.REWORDED else "readable"
    if kept.state == Moderated.State.WAITING:
        return "checking"
    left = answer.state == Answer.State.LEFT
    return "sent_back" if kept.state == Moderated.State.SENT_BACK and not left else "held"


def told_of(answer: Answer, round_: Round) -> str:
    """What its writer is told of how an answer stands.

    Of a pass there is nothing to read, and where texts are under their floor nobody reads them.
    """
    state, rest = state_of(answer, round_), openings.rest_of(round_.discussion)
    if state not in ("readable", "reworded"):
        return words.own_state(state, rest)
    if answer.kind == Answer.Kind.PASS:
        return words.own_state("passed", rest)
    return words.own_state(state if results.readable_cards(round_) else "below_floor", rest)


def state_of_reply(reply: Reply, *, under: Moderated | None = None) -> str:
    """How a reply stands, read with its moderated row; `under` is that of the answer above it."""
    kept = moderated_of(reply)
    if not reply.published:
        return "waiting"
    if kept is not None and is_off(kept):
        return "checking" if kept.state == Moderated.State.WAITING else "held"
    return "under_held" if is_off(under) else "readable"


def told_of_reply(reply: Reply, round_: Round) -> str:
    """What its writer is told of how a reply stands, read with its moderated row and its answer's, and the card."""
    under, rest = moderated_of(reply.answer), openings.rest_of(round_.discussion)
    if not is_off(under) and not is_under_card(reply):
        return words.own_state("under_nothing", rest)
    state = state_of_reply(reply, under=under)
    below = state == "readable" and not results.readable_cards(round_)
    return words.own_state("below_floor" if below else state, rest)


def is_under_card(reply: Reply) -> bool:
    """Whether the board has words of the answer that a reply belongs to: not once it has become a pass."""
    return getattr(reply.answer, "card", None) is not None


def _written(visit: Visit, asked: Sequence[Round]) -> tuple[str, dict[str, Any]]:
    values: dict[str, Any] = {}
    for place, one in enumerate(asked):
        values |= {f"round{place}": one.id} | {f"{name}{place}": visit.tag(tag, one.id) for name, tag in _TAGS.items()}
    return _statement(len(asked)), values


@cache
def _statement(questions: int) -> str:
    # Arrays of an unknown length are planned anew each time.
    row = "(%(round{0})s::uuid, %(answer{0})s::bytea, %(me{0})s::bytea, %(guess{0})s::bytea)"
    return _WRITTEN.format(asked=", ".join(row.format(place) for place in range(questions)))


def _own(answer: Answer, round_: Round, rated: Points) -> Own:
    state, kept = state_of(answer, round_), moderated_of(answer)
    asked = kept if kept and state == "sent_back" else None
    return Own(
        answer.id,
        answer.kind,
        answer.text,
        rated.me,
        rated.guess,
        keys.pack(bytes(answer.etag)),
        state,
        told_of(answer, round_),
        moderation_words.rule(asked.rule) if asked else "",
        asked.line if asked else "",
        kept is not None and bool(kept.hidden) and state in ("readable", "reworded"),
        _second(answer, rated.second),
    )


def _second(answer: Answer, me: int | None) -> Second | None:
    if not answer.second_text and me is None:
        return None
    said = second_words.who_reads(answer.beside) if answer.second_text else second_words.rated_only()
    return Second(answer.second_text, me, answer.beside, said)
