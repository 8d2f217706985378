"""The board: what the group may read of one question. It changes at ticks; only taking back is at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from random import SystemRandom
from uuid import UUID

from django.db import connection
from django.db.models import Count

from discussions.compare.disclosure import open_at
from discussions.models import Answer, Card, Rating, Reaction, Reply, Round, new_version

from .stir import AT_TICK, stir

SCALE = range(1, 6)

_COUNT_MARKS = f"""
UPDATE {Card._meta.db_table} AS card SET same = now.same, differently = now.differently, skipped = now.skipped
FROM (
    SELECT own.answer_id,
        count(mark.id) FILTER (WHERE mark.value = 'same') AS same,
        count(mark.id) FILTER (WHERE mark.value = 'differently') AS differently,
        count(mark.id) FILTER (WHERE mark.value = 'skip') AS skipped
    FROM {Card._meta.db_table} AS own LEFT JOIN {Reaction._meta.db_table} AS mark USING (answer_id)
    WHERE own.round_id = %s GROUP BY own.answer_id
) AS now
WHERE card.answer_id = now.answer_id
    AND (card.same, card.differently, card.skipped) <> (now.same, now.differently, now.skipped)
"""


@dataclass(frozen=True)
class BoardReply:
    id: UUID
    text: str
    by_author: bool


@dataclass(frozen=True)
class BoardCard:
    """One readable answer with its marks as of the last tick."""

    id: UUID
    text: str
    reworded: bool
    same: int
    differently: int
    skipped: int
    replies: tuple[BoardReply, ...]

    @property
    def read_by(self) -> int:
        return self.same + self.differently + self.skipped


@dataclass(frozen=True)
class Board:
    """The cards of one question in the order of their random ids, and the figures of the last tick."""

    cards: tuple[BoardCard, ...]
    version: bytes


def read(round_: Round) -> Board:
    """The board as it stands. One load for each version and process: a new version is a new key."""
    return _load(round_.id, bytes(round_.version))


@lru_cache(maxsize=256)
def _load(round_id: UUID, version: bytes) -> Board:
    replies: dict[UUID, list[BoardReply]] = {}
    for reply in Reply.objects.filter(round_id=round_id, published=True).order_by("id"):
        replies.setdefault(reply.answer_id, []).append(BoardReply(reply.id, reply.text, reply.by_author))
    cards = Card.objects.filter(round_id=round_id).order_by("answer_id")
    return Board(tuple(_card(card, tuple(replies.get(card.pk, ()))) for card in cards), version)


def _card(card: Card, replies: tuple[BoardReply, ...]) -> BoardCard:
    return BoardCard(card.pk, card.text, card.reworded, card.same, card.differently, card.skipped, replies)


def publish(round_: Round) -> None:
    """Put everything that waits on the board, and count marks, answers and ratings anew."""
    _forget_marks_of_reworded(round_)
    fresh = list(Answer.objects.filter(round=round_, published=False, kind=Answer.Kind.TEXT))
    SystemRandom().shuffle(fresh)
    Card.objects.bulk_create(
        [Card(answer=one, round=round_, text=one.text, reworded=one.state == Answer.State.REWORDED) for one in fresh],
        update_conflicts=True,
        unique_fields=("answer",),
        update_fields=("text", "reworded"),
    )
    Answer.objects.filter(round=round_, published=False).update(published=True)
    Reply.objects.filter(round=round_, published=False).update(published=True)
    with connection.cursor() as cursor:
        cursor.execute(_COUNT_MARKS, (round_.id,))
    stir(Card, round_.id, fresh=[card.pk for card in fresh], among=AT_TICK)
    round_.figures = _figures(round_)


def take_down(answer: Answer) -> bool:
    """The text of an answer leaves the board at once; whether it was there."""
    taken, _ = Card.objects.filter(answer=answer).delete()
    return taken > 0


def shows(round_: Round, replies: Iterable[Reply]) -> bool:
    """Whether one of these replies can be read: published, and under a card that the floor of texts lets out."""
    cards = set(Card.objects.filter(round=round_).values_list("pk", flat=True))
    published = {one.answer_id for one in replies if one.published}
    return open_at(round_.discussion.floor_texts, len(cards)) and not cards.isdisjoint(published)


def shrink(round_: Round, *, changed: bool = False) -> None:
    """After something was taken back: no figure stays that has fallen under its floor.

    A new version only where the board is another one now; otherwise each single act could be seen going by.
    """
    if round_.figures is None:
        return
    floor, shown = round_.discussion.floor_figures, round_.figures
    fallen = [kind for kind, now in _rated(round_).items() if sum(now) < floor <= sum(shown[kind] or ())]
    if not changed and not fallen:
        return
    round_.figures = shown | dict.fromkeys(fallen)
    round_.version = new_version()
    round_.save(update_fields=("figures", "version"))


def _forget_marks_of_reworded(round_: Round) -> None:
    Reaction.objects.filter(answer__round=round_, answer__published=False).delete()


def _figures(round_: Round) -> dict[str, int | list[int] | None]:
    kinds = dict(Answer.objects.filter(round=round_).values_list("kind").annotate(Count("id")))
    return {"answered": kinds.get("text", 0), "passed": kinds.get("pass", 0)} | _rated(round_)


def _rated(round_: Round) -> dict[str, list[int]]:
    rows = Rating.objects.filter(round=round_).values_list("kind", "value").annotate(Count("id"))
    counts = {(kind, value): count for kind, value, count in rows}
    return {kind: [counts.get((kind, value), 0) for value in SCALE] for kind in Rating.Kind.values}
