"""What is one voice's own among the cards it meets: its marks, concerns and replies, and its order of reading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from discussions.models import Columns, Concern, Moderated, Reaction, Reply, array, fetch, know

from . import openings, words, written
from .access import Visit
from .anonymity import Purpose
from .board import BoardCard

# An answer that so many others have read need not come first any more.
READ_ENOUGH = 2
# Asked on every page, so both at once and without an ORM in between.
_MARKS_AND_CONCERNS = f"""
SELECT answer_id, tag, value FROM {Reaction._meta.db_table}
WHERE answer_id = ANY(%(met)s::uuid[]) AND (%(tags)s::bytea[] IS NULL OR tag = ANY(%(tags)s::bytea[]))
UNION ALL SELECT answer_id, tag, NULL FROM {Concern._meta.db_table}
WHERE answer_id = ANY(%(met)s::uuid[]) AND reason <> 'theme'
"""  # noqa: S608 - the names of our own tables
_PARTS = Columns(Reply, "reply"), Columns(Moderated, "moderated")
_REPLIES = f"""
SELECT {_PARTS[0].sql}, {_PARTS[1].sql}
FROM {Reply._meta.db_table} AS reply
LEFT JOIN {Moderated._meta.db_table} AS moderated ON moderated.reply_id = reply.id
WHERE reply.answer_id = ANY(%(shown)s::uuid[])
"""  # noqa: S608 - as above


@dataclass(frozen=True)
class OwnReply:
    id: UUID
    text: str
    state_words: str
    is_held: bool


@dataclass(frozen=True)
class SeenCard:
    """A card with what is this voice's own around it; `card` itself is the same for everybody."""

    card: BoardCard
    mark: str
    own_replies: tuple[OwnReply, ...]

    @property
    def id(self) -> UUID:
        return self.card.id


class Personal:
    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self.marks: dict[UUID, str] = {}
        self._concerns: set[UUID] = set()
        self._replies: dict[UUID, list[OwnReply]] = {}

    def meet(self, met: Sequence[BoardCard]) -> None:
        items = [card.id for card in met]
        # Tags are dear where few have marked anything: the opening of the answers on three hundred phones at once.
        many = sum(card.read_by for card in met) > len(met)
        tags = array(self._visit.tag(Purpose.REACTION, item) for item in items) if many else None
        for item, tag, value in fetch(_MARKS_AND_CONCERNS, {"met": array(items), "tags": tags}):
            if value is None and self._visit.tag(Purpose.CONCERN, item) == bytes(tag):
                self._concerns.add(item)
            elif value is not None and self._visit.tag(Purpose.REACTION, item) == bytes(tag):
                self.marks[item] = value

    def unread(self, cards: Sequence[BoardCard]) -> list[BoardCard]:
        return [card for card in cards if card.id not in self.marks and card.id not in self._concerns]

    def ordered(self, cards: Sequence[BoardCard]) -> list[BoardCard]:
        """Unread first, and of these what fewer than two others have read; then in an order of this voice's own.

        It is stable on reload and tells nothing: how many have read a card is as of the last tick, and stands on it.
        """

        def place(card: BoardCard) -> tuple[bool, int, int]:
            read = card.id in self.marks
            return read, 0 if read else min(card.read_by, READ_ENOUGH), self._visit.voice.order(card.id)

        return sorted((card for card in cards if card.id not in self._concerns), key=place)

    def find_replies(self, shown: Sequence[UUID]) -> None:
        rest = openings.rest_of(self._visit.discussion)
        for reply, moderated in fetch(_REPLIES, {"shown": array(shown)}, *_PARTS):
            know(reply, "moderated", moderated)
            if bytes(reply.tag) == self._visit.tag(Purpose.REPLY, reply.id):
                state = written.state_of_reply(reply)
                own = OwnReply(reply.id, reply.text, words.own_state(state, rest), is_held=state == "held")
                self._replies.setdefault(reply.answer_id, []).append(own)

    def seen(self, card: BoardCard) -> SeenCard:
        return SeenCard(card, self.marks.get(card.id, ""), tuple(self._replies.get(card.id, ())))
