"""What one voice sees of a discussion: the questions, what it wrote, and the cards it may read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from discussions.compare.disclosure import in_steps
from discussions.models import Columns, Concern, Moderated, Reaction, Reply, Round, fetch, know

from . import access, keys, results, rounds, second_thoughts, ticks, words, written
from .access import Visit
from .anonymity import Purpose
from .board import BoardCard
from .refusals import NotFound
from .written import Own

A_FEW = 5
# An answer that so many others have read need not come first any more.
READ_ENOUGH = 2
# More cards than this are met a window at a time, so that the page of a large discussion costs the same.
WINDOW = 200
# Asked on every page, so both at once and without an ORM in between.
_MARKS_AND_CONCERNS = f"""
SELECT answer_id, tag, value FROM {Reaction._meta.db_table}
WHERE answer_id = ANY(%(met)s) AND (%(tags)s::bytea[] IS NULL OR tag = ANY(%(tags)s))
UNION ALL SELECT answer_id, tag, NULL FROM {Concern._meta.db_table}
WHERE answer_id = ANY(%(met)s) AND reason <> 'theme'
"""  # noqa: S608 - the names of our own tables
_PARTS = Columns(Reply, "reply"), Columns(Moderated, "moderated")
_REPLIES = f"""
SELECT {_PARTS[0].sql}, {_PARTS[1].sql}
FROM {Reply._meta.db_table} AS reply
LEFT JOIN {Moderated._meta.db_table} AS moderated ON moderated.reply_id = reply.id
WHERE reply.answer_id = ANY(%(shown)s)
"""  # noqa: S608 - as above


@dataclass(frozen=True)
class OwnReply:
    id: UUID
    text: str
    state_words: str


@dataclass(frozen=True)
class SeenCard:
    """A card with what is this voice's own around it; `card` itself is the same for everybody."""

    card: BoardCard
    mark: str
    own_replies: tuple[OwnReply, ...]

    @property
    def id(self) -> UUID:
        return self.card.id


@dataclass(frozen=True)
class Reading:
    """The readable part of a question for one voice: unread cards first, in this voice's own order."""

    hidden: str
    off_board: str
    others: int
    unread: int
    coverage: str
    mine: SeenCard | None
    cards: tuple[SeenCard, ...]
    rest: int


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
    closed_words: str
    sealed_words: str
    reading: Reading | None
    voices: int
    version: str

    @property
    def anchor(self) -> str:
        return self.topic


def questions_of(visit: Visit, *, only: int | None = None, show: int = A_FEW) -> list[AskedQuestion]:
    """The questions of a discussion as this voice may see them; `show` cards of each at most."""
    asked = rounds.of(visit.discussion)
    ticks.settle(asked)
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
    may_write = not rounds.is_over(visit.discussion) and round_.state != Round.State.WAITING
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
        may_think_again=may_write and reading is not None and second_thoughts.may_be_offered(own),
        closed_words=rounds.why_closed(round_),
        sealed_words="" if reading else _sealed_words(visit, own, count),
        reading=reading,
        voices=(round_.figures or {}).get("answered", 0) + (round_.figures or {}).get("passed", 0),
        version=keys.pack(bytes(round_.version)),
    )


def _sealed_words(visit: Visit, own: Own | None, count: int) -> str:
    if own is not None:
        return words.opens_later(visit.discussion.reading_rule)
    return words.sealed(in_steps(count, words.STEP))


def _readings(visit: Visit, asked: Sequence[Round], own: dict[UUID, Own], show: int) -> dict[UUID, Reading]:
    windows = {one.id: _window(visit, one) for one in asked}
    met = [card for cards in windows.values() for card in cards]
    personal = Personal(visit, met)
    ordered = {one.id: personal.ordered(windows[one.id], own.get(one.id)) for one in asked}
    personal.find_replies([card.id for cards in ordered.values() for card in cards[: show + 1]])
    return {one.id: _reading(one, ordered[one.id], own.get(one.id), personal, show) for one in asked}


def _reading(round_: Round, cards: list[BoardCard], own: Own | None, personal: Personal, show: int) -> Reading:
    result = results.result_of(round_)
    others = [card for card in cards if own is None or card.id != own.id]
    mine = next((personal.seen(card) for card in cards if own is not None and card.id == own.id), None)
    return Reading(
        hidden=result.texts_hidden,
        off_board=result.off_board,
        others=len(others),
        unread=sum(card.id not in personal.marks for card in others),
        coverage=result.coverage,
        mine=mine,
        cards=tuple(personal.seen(card) for card in others[:show]),
        rest=max(0, len(others) - show),
    )


def _window(visit: Visit, round_: Round) -> list[BoardCard]:
    """All cards of a team; of a large discussion those that follow this voice's own point on the ring of ids."""
    cards = results.readable_cards(round_)
    if len(cards) <= WINDOW:
        return list(cards)
    own_point = UUID(bytes=visit.voice.order(round_.id)[:16])
    start = bisect_left(cards, own_point, key=lambda card: card.id)
    return list((cards[start:] + cards[:start])[:WINDOW])


class Personal:
    """What is this voice's own among the cards it meets: marks, concerns, replies, and its order of reading."""

    def __init__(self, visit: Visit, met: Sequence[BoardCard]) -> None:
        self._visit = visit
        self.marks: dict[UUID, str] = {}
        self._concerns: set[UUID] = set()
        self._replies: dict[UUID, list[OwnReply]] = {}
        self._find_marks(met)

    def _find_marks(self, met: Sequence[BoardCard]) -> None:
        items = [card.id for card in met]
        # Tags are dear where few have marked anything: the opening of the answers on three hundred phones at once.
        many = sum(card.read_by for card in met) > len(met)
        tags = [self._visit.tag(Purpose.REACTION, item) for item in items] if many else None
        for item, tag, value in fetch(_MARKS_AND_CONCERNS, {"met": items, "tags": tags}):
            if value is None and self._visit.tag(Purpose.CONCERN, item) == bytes(tag):
                self._concerns.add(item)
            elif value is not None and self._visit.tag(Purpose.REACTION, item) == bytes(tag):
                self.marks[item] = value

    def ordered(self, cards: list[BoardCard], own: Own | None) -> list[BoardCard]:
        """Unread first, and of these what fewer than two others have read; then in an order of this voice's own.

        It is stable on reload and tells nothing: how many have read a card is as of the last tick, and stands on it.
        """
        shown = [card for card in cards if card.id not in self._concerns]
        mine = own.id if own else None

        def place(card: BoardCard) -> tuple[bool, bool, int, bytes]:
            read = card.id in self.marks
            return (
                card.id != mine,
                read,
                0 if read else min(card.read_by, READ_ENOUGH),
                self._visit.voice.order(card.id),
            )

        return sorted(shown, key=place)

    def find_replies(self, shown: Sequence[UUID]) -> None:
        for reply, moderated in fetch(_REPLIES, {"shown": list(shown)}, *_PARTS):
            know(reply, "moderated", moderated)
            if bytes(reply.tag) == self._visit.tag(Purpose.REPLY, reply.id):
                state = words.own_state(written.state_of_reply(reply))
                self._replies.setdefault(reply.answer_id, []).append(OwnReply(reply.id, reply.text, state))

    def seen(self, card: BoardCard) -> SeenCard:
        return SeenCard(card, self.marks.get(card.id, ""), tuple(self._replies.get(card.id, ())))
