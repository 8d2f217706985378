"""What one voice sees of a discussion: the questions, what it wrote, and the cards it may read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from discussions.models import Round

from . import access, keys, opening_words, openings, results, rounds, second_thoughts, ticks, words, written
from .access import Visit
from .board import BoardCard
from .personal import Personal, SeenCard
from .refusals import NotFound
from .written import Own

A_FEW = 5
ALL = 1_000_000
# More cards than this are met a window at a time, so that the page of a large discussion costs the same. The window
# grows for whoever has read nearly all in it.
WINDOW = 60


@dataclass(frozen=True)
class Reading:
    """The readable part of a question for one voice: unread cards first, in this voice's own order.

    Of the `others`, this voice has `met` those in its window; of them, `unread` are unread.
    """

    hidden: str
    nobody_wrote: bool
    off_board: str
    others: int
    met: int
    unread: int
    coverage: str
    mine: SeenCard | None
    cards: tuple[SeenCard, ...]

    @property
    def rest(self) -> int:
        """How many of those in the window are not among the `cards`."""
        return self.met - len(self.cards)

    @property
    def is_part(self) -> bool:
        return self.met < self.others


@dataclass(frozen=True)
class AskedQuestion:
    round_id: UUID
    number: int
    total: int
    text: str
    is_thread: bool
    topic: str
    scale: results.Scale | None
    own: Own | None
    may_write: bool
    may_think_again: bool
    waiting_words: str
    sealed_words: str
    joins_words: str
    reading: Reading | None
    voices: int
    version: str

    @property
    def anchor(self) -> str:
        return self.topic


def questions_of(visit: Visit, *, only: int | None = None, show: int = A_FEW) -> list[AskedQuestion]:
    """The questions of a discussion as this voice may see them; `show` cards of each at most."""
    asked = ticks.settle(visit.rounds)
    total = sum(not results.is_thread(round_) for round_ in asked)
    wanted = [round_ for round_ in asked if only in (None, round_.question.number)]
    own, counts = written.own_answers(visit, wanted)
    readings = _readings(visit, [r for r in wanted if access.may_read(r, wrote=r.id in own)], own, show)
    return [
        _asked(visit, round_, total, own.get(round_.id), readings.get(round_.id), counts.get(round_.id, 0))
        for round_ in wanted
    ]


def question_of(visit: Visit, number: int, *, show: int = A_FEW) -> AskedQuestion:
    """One question. Raises NotFound where the discussion does not have it."""
    found = questions_of(visit, only=number, show=show)
    if not found:
        raise NotFound
    return found[0]


def _asked(
    visit: Visit, round_: Round, total: int, own: Own | None, reading: Reading | None, count: int
) -> AskedQuestion:
    may_write, is_waiting = rounds.takes(round_), round_.state == Round.State.WAITING
    return AskedQuestion(
        round_id=round_.id,
        number=round_.question.number,
        total=total,
        text=round_.question.text,
        is_thread=results.is_thread(round_),
        topic=ticks.topic(round_),
        scale=results.scale_of(round_.question),
        own=own,
        may_write=may_write,
        may_think_again=may_write and _may_think_again(own, reading),
        waiting_words=words.not_asked_yet() if is_waiting and not rounds.is_over(visit.discussion) else "",
        sealed_words="" if reading else _sealed_words(round_, own, count),
        joins_words=_joins_words(round_) if may_write else "",
        reading=reading,
        voices=rounds.voices_of(round_),
        version=keys.pack(bytes(round_.version)),
    )


def _may_think_again(own: Own | None, reading: Reading | None) -> bool:
    return reading is not None and second_thoughts.may_be_offered(own, others=reading.others)


def _joins_words(round_: Round) -> str:
    if round_.state != Round.State.READABLE:
        return ""
    return opening_words.joins_if_sent(openings.rest_of(round_.discussion))


def _sealed_words(round_: Round, own: Own | None, count: int) -> str:
    return openings.sealed(round_, wrote=True) if own else openings.sealed_with_count(round_, voices=count)


def _readings(visit: Visit, asked: Sequence[Round], own: dict[UUID, Own], show: int) -> dict[UUID, Reading]:
    personal, size = Personal(visit), WINDOW
    boards = {one.id: _Board(visit, one, own.get(one.id)) for one in asked}
    wanted = list(boards.values())
    while wanted:
        personal.meet([card for board in wanted for card in board.look(size)])
        size *= 2
        wanted = [board for board in wanted if board.is_part and len(personal.unread(board.met)) < A_FEW]
    ordered = {key: personal.ordered(board.met) for key, board in boards.items()}
    personal.find_replies([card.id for key, cards in ordered.items() for card in (*cards[:show], *boards[key].mine)])
    return {one.id: _reading(one, boards[one.id], ordered[one.id], personal, show) for one in asked}


def _reading(round_: Round, board: _Board, cards: list[BoardCard], personal: Personal, show: int) -> Reading:
    result = results.result_of(round_)
    return Reading(
        hidden=result.texts_hidden,
        nobody_wrote=not result.answered,
        off_board=result.off_board,
        others=board.others - (len(board.met) - len(cards)),
        met=len(cards),
        unread=len(personal.unread(cards)),
        coverage=result.coverage,
        mine=next((personal.seen(card) for card in board.mine), None),
        cards=tuple(personal.seen(card) for card in cards[:show]),
    )


class _Board:
    """The cards of a question for one voice: its own, and of the others those that follow its own point on the ring
    of ids.
    """

    def __init__(self, visit: Visit, round_: Round, own: Own | None) -> None:
        self._cards = results.readable_cards(round_)
        self._start = self._place(UUID(int=visit.voice.order(round_.id)))
        at = self._place(own.id) if own else len(self._cards)
        self.mine = [card for card in self._cards[at : at + 1] if own and card.id == own.id]
        self.others = len(self._cards) - len(self.mine)
        self.met: list[BoardCard] = []
        self._seen = 0

    @property
    def is_part(self) -> bool:
        return len(self.met) < self.others

    def look(self, size: int) -> list[BoardCard]:
        """Meet so many cards, or a few less; those that were not met before."""
        end = self._start + min(size, len(self._cards))
        window = self._cards[self._start : end] + self._cards[: max(0, end - len(self._cards))]
        own = {card.id for card in self.mine}
        fresh = [card for card in window[self._seen :] if card.id not in own]
        self._seen = len(window)
        self.met += fresh
        return fresh

    def _place(self, point: UUID) -> int:
        return bisect_left(self._cards, point, key=lambda card: card.id)
