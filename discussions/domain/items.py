"""Answers and replies as the acts of facilitators meet them, under the locks of their questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from uuid import UUID

from django.db.models import Count
from django.utils.translation import gettext as _

from discussions.compare.disclosure import open_at
from discussions.live.announce import announce
from discussions.models import Answer, Card, Discussion, Gone, Moderated, Reply, Round, new_version

from . import board, concerns, keys, moderation_words, rounds, ticks, waiting_room
from .redaction import blacked_out
from .refusals import NotFound, Overtaken, UnknownChoice
from .stir import stir

MODELS: dict[str, type[Answer] | type[Reply]] = {"answer": Answer, "reply": Reply}
_WRITTEN = ("state", "pinned", "settled", "hidden", "rule", "line", "text", "second_text", "card", "etag")


@dataclass(frozen=True)
class ItemRef:
    """An item as a page names it; `etag` as on that page, and empty where the item had no moderated row.

    `concerns` are the marks of those that the page knew of; None where it says nothing of them.
    """

    kind: str
    id: UUID
    etag: str
    concerns: frozenset[str] | None = None


@dataclass
class Item:
    """An answer or a reply with its moderated row, new where it had none, and its card where it is an answer's."""

    ref: ItemRef
    round: Round
    row: Answer | Reply
    moderated: Moderated
    has_row: bool
    card: Card | None
    is_readable: bool
    concerns: Sequence[str]

    @property
    def etag(self) -> str:
        return keys.pack(bytes(self.moderated.etag)) if self.has_row else ""

    @property
    def is_off(self) -> bool:
        return waiting_room.is_off(self.moderated)

    @property
    def has_unseen_concern(self) -> bool:
        known = self.ref.concerns
        return known is not None and not known.issuperset(concerns.marks(self.round.discussion_id, self.concerns))

    @property
    def text(self) -> str:
        """The words as the last tick took them in, in full."""
        if isinstance(self.row, Reply):
            return self.row.text
        return self.moderated.text or (self.card.text if self.card else "")

    @property
    def second_text(self) -> str:
        """The second thought beside it, likewise."""
        return self.moderated.second_text if self.moderated.text or not self.card else self.card.second_text


def locked(discussion: Discussion, refs: Sequence[ItemRef]) -> list[Item]:
    """The items, with their questions locked in the order of their ids.

    Raises NotFound for what is no item of this discussion, Overtaken for what its writer took back, UnknownChoice
    for no item at all or one named twice.
    """
    found = locked_left(discussion, refs)
    missing = {one.id for one in refs} - {one.row.id for one in found}
    if missing and missing == set(_taken_back(discussion, missing)):
        raise Overtaken(_("This was taken back by its writer in the meantime. The rest is shown as it stands now."))
    if missing:
        raise NotFound(moderation_words.not_seen())
    return found


def locked_left(discussion: Discussion, refs: Sequence[ItemRef]) -> list[Item]:
    """As `locked`, without those that are not there any more."""
    if not refs or len({one.id for one in refs}) < len(refs) or any(one.kind not in MODELS for one in refs):
        raise UnknownChoice
    concerned = {row.round_id for row in _rows(discussion, refs).values()}
    held = {round_id: rounds.lock(round_id) for round_id in sorted(concerned)}
    # Read again: only now is it certain that no tick and no writer changes them.
    rows = _rows(discussion, refs)
    return _loaded([(one, rows[one.id]) for one in refs if one.id in rows and rows[one.id].round_id in held], held)


def put(item: Item, state: str) -> None:
    """Bring an item into a state: off the board with the words it has there, or back onto it with what was kept."""
    moderated, was_off = item.moderated, item.is_off
    if not was_off and state != Moderated.State.CLEARED:
        moderated.text, moderated.second_text, moderated.pinned = item.text, item.second_text, False
        if item.card is not None:
            kept = ("reworded", "same", "differently", "skipped")
            moderated.card = {name: getattr(item.card, name) for name in kept}
            item.card = None
    moderated.state = state
    if was_off and state == Moderated.State.CLEARED and isinstance(item.row, Answer):
        words = {"text": moderated.text, "second_text": moderated.second_text}
        item.card = Card(answer=item.row, round=item.round, **words, **moderated.card)
        moderated.card = {}
    redact(item, moderated.hidden)


def redact(item: Item, hidden: Sequence[str]) -> None:
    """Black out these words and no others. The full text is kept for as long as the board does not show it."""
    text, second = item.text, item.second_text
    item.moderated.hidden = list(hidden)
    item.moderated.text, item.moderated.second_text = (text, second) if hidden or item.is_off else ("", "")
    if item.card is not None:
        item.card.text, item.card.second_text = blacked_out(text, hidden), blacked_out(second, hidden)


def save(items: Sequence[Item], *, rearranged: bool, etags: Mapping[UUID, bytes] = MappingProxyType({})) -> None:
    """Write what was decided, lay the cards down among the others, and tell the open pages.

    Every item gets a new etag, or the one given for it.
    """
    for one in items:
        one.moderated.etag = etags.get(one.row.id) or new_version()
    Moderated.objects.bulk_create(
        [one.moderated for one in items], update_conflicts=True, unique_fields=("id",), update_fields=_WRITTEN
    )
    _write_states(items)
    slug = items[0].round.discussion.slug
    if rearranged:
        for round_ in {one.round.id: one.round for one in items}.values():
            _lay_cards(round_, [one for one in items if one.round.id == round_.id])
            announce(slug, ticks.topic(round_))
    announce(slug, ticks.MODERATION)


def _lay_cards(round_: Round, items: Sequence[Item]) -> None:
    cards = [one.card for one in items if one.card is not None]
    Card.objects.filter(answer__id__any=[one.row.id for one in items if one.card is None]).delete()
    board.lay(cards, ("text", "second_text"))
    stir(Card, round_.id, fresh=[card.pk for card in cards])
    board.rearranged(round_)


def _write_states(items: Sequence[Item]) -> None:
    """The state of an answer follows what its writer is asked, and whether somebody may have read other words."""
    for one in items:
        if not isinstance(one.row, Answer):
            continue
        if one.card is not None and not one.row.published and one.row.text != one.text:
            state = Answer.State.REWORDED
        elif one.row.state == Answer.State.LEFT and one.moderated.state != Moderated.State.SENT_BACK:
            reworded = one.card.reworded if one.card else one.moderated.card["reworded"]
            state = Answer.State.REWORDED if reworded else Answer.State.POSTED
        else:
            continue
        if one.row.state != state:
            Answer.objects.filter(id=one.row.id).update(state=state)
            stir(Answer, one.round.id, fresh=(one.row.id,))


def _rows(discussion: Discussion, refs: Sequence[ItemRef]) -> dict[UUID, Answer | Reply]:
    found: dict[UUID, Answer | Reply] = {}
    for kind, related in (("answer", ("moderated", "card")), ("reply", ("moderated", "answer__card"))):
        ids = [one.id for one in refs if one.kind == kind]
        if ids:
            rows = MODELS[kind]._default_manager.filter(id__any=ids, round__discussion=discussion)
            found |= {row.id: row for row in rows.select_related(*related)}
    return found


def _loaded(found: Sequence[tuple[ItemRef, Answer | Reply]], held: dict[UUID, Round]) -> list[Item]:
    counted = Card.objects.filter(round__in=list(held)).values_list("round_id").annotate(Count("pk"))
    cards = dict(counted)
    is_open = {
        one.id: one.state == Round.State.READABLE and open_at(one.discussion.floor_texts, cards.get(one.id, 0))
        for one in held.values()
    }
    raised = concerns.of_answers([row.id for _, row in found])
    return [_item(ref, row, held[row.round_id], is_open[row.round_id], raised.get(row.id, ())) for ref, row in found]


def _item(ref: ItemRef, row: Answer | Reply, round_: Round, is_open: bool, raised: Sequence[str]) -> Item:
    kept = waiting_room.moderated_of(row)
    card: Card | None = getattr(row if isinstance(row, Answer) else row.answer, "card", None)
    is_answer = isinstance(row, Answer)
    fresh = Moderated(round=round_, answer=row) if isinstance(row, Answer) else Moderated(round=round_, reply=row)
    readable = card is not None and is_open and (is_answer or row.published) and not waiting_room.is_off(kept)
    return Item(ref, round_, row, kept or fresh, kept is not None, card if is_answer else None, readable, raised)


def _taken_back(discussion: Discussion, ids: set[UUID]) -> list[UUID]:
    return list(Gone.objects.filter(discussion_id=discussion.pk, id__any=list(ids)).values_list("id", flat=True))
