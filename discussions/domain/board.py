"""The board: what the group may read of one question. It changes at ticks; only taking back is at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from random import SystemRandom
from typing import Any
from uuid import UUID

from django.db import connection

from discussions.compare.disclosure import open_at
from discussions.compare.outward import seen_outside
from discussions.models import (
    Answer,
    Card,
    Concern,
    Moderated,
    Rating,
    Reaction,
    Reply,
    Round,
    Theme,
    array,
    new_version,
)

from . import marking, waiting_room
from .figures import STANDING, figures_of, standing_of
from .redaction import blacked_out
from .stir import AT_TICK, stir

_PUBLISH = f"""
WITH answers AS (UPDATE {Answer._meta.db_table} SET published = true WHERE round_id = %(round)s AND NOT published),
    replies AS (UPDATE {Reply._meta.db_table} SET published = true WHERE round_id = %(round)s AND NOT published),
    marks AS (
        UPDATE {Reaction._meta.db_table} SET published = true
        WHERE round_id = %(round)s AND NOT published AND %(counts)s
    )
UPDATE {Concern._meta.db_table} SET published = true WHERE round_id = %(round)s AND NOT published
"""
_FORGET_MARKS = f"""
DELETE FROM {Reaction._meta.db_table} WHERE answer_id = ANY(%(reworded)s::uuid[]) OR answer_id IN (
    SELECT id FROM {Answer._meta.db_table} WHERE round_id = %(round)s AND NOT published AND kind = 'pass'
)
"""
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
class BoardTheme:
    """A theme that an answer was put under; `shape` is the number of its glyph."""

    id: UUID
    name: str
    shape: int


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
    held_replies: int = 0
    themes: tuple[BoardTheme, ...] = ()
    second_text: str = ""

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
    replies: dict[UUID, list[Reply]] = {}
    for reply in Reply.objects.filter(round_id=round_id, published=True).select_related("moderated").order_by("id"):
        replies.setdefault(reply.answer_id, []).append(reply)
    cards, themes = Card.objects.filter(round_id=round_id).order_by("answer_id"), _themes(round_id)
    return Board(tuple(_card(card, replies.get(card.pk, []), themes.get(card.pk, ())) for card in cards), version)


def _card(card: Card, replies: list[Reply], themes: tuple[BoardTheme, ...]) -> BoardCard:
    kept = [(one, waiting_room.moderated_of(one)) for one in replies]
    shown = [_reply(one, moderated) for one, moderated in kept if not waiting_room.is_off(moderated)]
    held = sum(moderated is not None and moderated.state == Moderated.State.HELD for _, moderated in kept)
    marks = (card.same, card.differently, card.skipped)
    return BoardCard(card.pk, card.text, card.reworded, *marks, tuple(shown), held, themes, card.second_text)


def _reply(reply: Reply, moderated: Moderated | None) -> BoardReply:
    return BoardReply(reply.id, blacked_out(reply.text, moderated.hidden if moderated else ()), reply.by_author)


def _themes(round_id: UUID) -> dict[UUID, tuple[BoardTheme, ...]]:
    """The themes of each answer, by name."""
    found: dict[UUID, tuple[BoardTheme, ...]] = {}
    put = Theme.answers.through.objects.filter(answer__round_id=round_id).order_by("theme__name", "theme_id")
    for answer, theme, name, shape in put.values_list("answer_id", "theme_id", "theme__name", "theme__shape"):
        found[answer] = (*found.get(answer, ()), BoardTheme(theme, name, shape))
    return found


def publish(round_: Round, *, last: bool = False) -> bool:
    """Put everything that waits on the board or into the waiting room, and count marks, answers and ratings anew.

    The ratings are counted anew once enough of them have changed, marks once enough people have given some, and all of
    them the last time. Returns whether the marks were counted.
    """
    counts_marks = last or marking.may_be_counted(round_)
    waits = Answer.objects.filter(round=round_, published=False, kind=Answer.Kind.TEXT)
    fresh = list(waits.select_related("moderated", "card"))
    SystemRandom().shuffle(fresh)
    _forget_marks_of_reworded(round_, fresh)
    shown = waiting_room.sort_out(round_, fresh)
    shown_ids = {one.id for one in shown}
    if gone := [one.id for one in fresh if one.id not in shown_ids]:
        Card.objects.filter(answer__id__any=gone).delete()
    lay([_new_card(round_, one) for one in shown], ("text", "second_text", "reworded"))
    waiting_room.take_in_replies(round_)
    with connection.cursor() as cursor:
        cursor.execute(_PUBLISH, {"round": round_.id, "counts": counts_marks})
        if counts_marks:
            cursor.execute(_COUNT_MARKS, (round_.id,))
    if counts_marks:
        waiting_room.count_marks(round_)
    stir(Card, round_.id, fresh=shown_ids, among=AT_TICK)
    round_.figures = figures_of(round_, last=last) | ({} if counts_marks else marking.kept(round_))
    round_.outward = {
        kind: seen_outside(round_.outward.get(kind, []), round_.figures[kind], round_.discussion.floor_figures)
        for kind in Rating.Kind.values
    }
    return counts_marks


def lay(cards: Sequence[Card], changed: Collection[str]) -> None:
    """Put cards on the board; of those that lie there already, only the named fields change."""
    Card.objects.bulk_create(cards, update_conflicts=True, unique_fields=("answer",), update_fields=changed)


def rearranged(round_: Round) -> None:
    """After an act of a facilitator: the numbers of what is off the board, and a new version. Figures stay."""
    if round_.figures is not None:
        round_.figures = _without_counts(round_.figures) | waiting_room.counts_of(round_)
    round_.version = new_version()
    round_.save(update_fields=("figures", "version"))


def take_down(answer: Answer) -> bool:
    """The text of an answer leaves the board at once, and the facilitators' lists; whether the board had it."""
    Moderated.objects.filter(answer=answer).delete()
    taken, _ = Card.objects.filter(answer=answer).delete()
    return taken > 0


def take_down_second(answer: Answer, round_: Round) -> None:
    """The second text of an answer leaves the board at once, and the facilitators' lists; the first one stays."""
    Moderated.objects.filter(answer=answer).update(second_text="")
    if Card.objects.filter(answer=answer).exclude(second_text="").update(second_text=""):
        stir(Card, round_.id, fresh={answer.id}, among=AT_TICK)
        shrink(round_, changed=True)


def shows(round_: Round, replies: Iterable[Reply]) -> bool:
    """Whether one of these replies leaves a trace on the board: published and read by the facilitator where that
    comes first, and under a card that the floor of texts lets out.
    """
    cards = set(Card.objects.filter(round=round_).values_list("pk", flat=True))
    unread = Moderated.objects.filter(round=round_, state=Moderated.State.WAITING, reply__isnull=False)
    waits = set(unread.values_list("reply_id", flat=True))
    published = {one.answer_id for one in replies if one.published and one.id not in waits}
    return open_at(round_.discussion.floor_texts, len(cards)) and not cards.isdisjoint(published)


def shrink(round_: Round, *, changed: bool = False, lost: Collection[str] = ()) -> None:
    """After something was taken back: no figure stays that has fallen under its floor.

    `lost` are the kinds of ratings that went and that a tick had counted. Those that wait hold no figure up: it would
    tell that somebody has rated since. A new version only where the board is another one now; otherwise each single act
    could be seen going by.
    """
    if round_.figures is None:
        return
    floor, shown = round_.discussion.floor_figures, round_.figures
    standing = standing_of(shown, lost)
    fallen = [kind for kind, count in standing.items() if count < floor <= sum(shown[kind] or ())]
    off = waiting_room.counts_of(round_) if any(shown.get(name) for name in waiting_room.COUNTED) else {}
    round_.figures = _without_counts(shown) | off | dict.fromkeys(fallen) | {STANDING: standing}
    if changed or fallen or any(shown.get(name, 0) != off.get(name, 0) for name in waiting_room.COUNTED):
        round_.version = new_version()
    elif not lost:
        return
    round_.save(update_fields=("figures", "version"))


def _forget_marks_of_reworded(round_: Round, fresh: Iterable[Answer]) -> None:
    """Marks are of the words they were given to. A pass and a second thought are no other words for the first."""
    reworded_ids = [one.id for one in fresh if one.text != waiting_room.first_text(one)]
    Card.objects.filter(answer__id__any=reworded_ids).update(same=0, differently=0, skipped=0)
    with connection.cursor() as cursor:
        cursor.execute(_FORGET_MARKS, {"round": round_.id, "reworded": array(reworded_ids)})


def _without_counts(figures: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in figures.items() if name not in waiting_room.COUNTED}


def _new_card(round_: Round, answer: Answer) -> Card:
    moderated = waiting_room.moderated_of(answer)
    hidden = moderated.hidden if moderated else ()
    text, second = (blacked_out(one, hidden) for one in waiting_room.words_of(answer))
    reworded = answer.state == Answer.State.REWORDED
    return Card(answer=answer, round=round_, text=text, second_text=second, reworded=reworded)
