"""What one voice wrote, found by its tags, and how it stands: with the group, and with the facilitator."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from discussions.models import Answer, Moderated, Rating, Reply, Round

from . import keys, moderation_words, second_words, words
from .access import Visit
from .anonymity import Purpose
from .waiting_room import is_off, moderated_of


class Points(NamedTuple):
    """A rating, and the second one for oneself."""

    first: int | None
    second: int | None


UNRATED = Points(None, None)


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


def own_answers(visit: Visit, asked: Sequence[Round]) -> dict[UUID, Own]:
    """This voice's answers, by the question's round."""
    tags = {visit.tag(Purpose.ANSWER, one.id): one for one in asked}
    found = list(Answer.objects.filter(round__in=asked, tag__in=list(tags)).select_related("moderated"))
    ratings = own_ratings(visit, asked) if found else {}
    return {one.round_id: _own(one, tags[bytes(one.tag)], ratings) for one in found}


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


def state_of_reply(reply: Reply, *, under: Moderated | None = None) -> str:
    """How a reply stands, read with its moderated row; `under` is that of the answer above it."""
    kept = moderated_of(reply)
    if not reply.published:
        return "waiting"
    if kept is not None and is_off(kept):
        return "checking" if kept.state == Moderated.State.WAITING else "held"
    return "under_held" if is_off(under) else "readable"


def _own(answer: Answer, round_: Round, ratings: dict[tuple[UUID, str], Points]) -> Own:
    state, kept = state_of(answer, round_), moderated_of(answer)
    me = ratings.get((round_.id, Rating.Kind.ME), UNRATED)
    asked = kept if kept and state == "sent_back" else None
    return Own(
        answer.id,
        answer.kind,
        answer.text,
        me.first,
        ratings.get((round_.id, Rating.Kind.GUESS), UNRATED).first,
        keys.pack(bytes(answer.etag)),
        state,
        words.own_state(state),
        moderation_words.rule(asked.rule) if asked else "",
        asked.line if asked else "",
        kept is not None and bool(kept.hidden) and state in ("readable", "reworded"),
        _second(answer, me),
    )


def _second(answer: Answer, me: Points) -> Second | None:
    if not answer.second_text and me.second is None:
        return None
    said = second_words.who_reads(answer.beside) if answer.second_text else second_words.rated_only()
    return Second(answer.second_text, me.second, answer.beside, said)


def own_ratings(visit: Visit, asked: Iterable[Round]) -> dict[tuple[UUID, str], Points]:
    """This voice's ratings, by the question's round and their kind."""
    purposes = (Purpose.RATING_ME, Purpose.RATING_GUESS)
    tags = [visit.tag(purpose, one.id) for one in asked for purpose in purposes]
    rows = Rating.objects.filter(round__in=list(asked), tag__in=tags)
    found = rows.values_list("round_id", "kind", "value", "second_value")
    return {(round_id, kind): Points(first, second) for round_id, kind, first, second in found}
