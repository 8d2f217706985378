"""Replies: short anonymous notes under an answer."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from discussions.models import Answer, Card, Gone, Reply

from . import board, rounds, ticks
from .anonymity import Purpose, Voice
from .refusals import AnswerGone, BadKey, Conflict, NotFound, Withdrawn
from .stir import lay, stir_gone


@transaction.atomic
def reply(voice: Voice, *, card: Card, item: UUID, text: str, as_author: bool = False) -> Reply:
    """Store a reply once. `as_author` holds only where this voice wrote the answer.

    Raises Withdrawn for the form of something taken back, TooMany for a noisy device, Conflict for other words
    under the same key.
    """
    round_ = rounds.lock_for_writing(card.round_id, voice)
    tag = voice.tag(Purpose.REPLY, item)
    kept = Reply.objects.filter(id=item).first()
    if kept is not None:
        return _the_same(kept, tag, text)
    if Gone.objects.filter(id=item).exists():
        raise Withdrawn
    answer = Answer.objects.filter(id=card.pk).first()
    if answer is None:
        raise AnswerGone
    rounds.refuse_noise(round_, voice)
    by_author = as_author and bytes(answer.tag) == voice.tag(Purpose.ANSWER, round_.id)
    made = Reply(
        id=item, discussion=round_.discussion, round=round_, answer=answer, tag=tag, text=text, by_author=by_author
    )
    lay([made])
    rounds.add_waiting(round_, voice)
    ticks.tick_if_due(round_)
    return made


@transaction.atomic
def withdraw(voice: Voice, *, discussion_id: UUID, item: UUID) -> None:
    """Take a reply back at once. Raises NotFound for a reply of somebody else; once gone, nothing more happens."""
    found = Reply.objects.filter(id=item, discussion_id=discussion_id).first()
    if found is None:
        return
    round_ = rounds.lock(found.round_id)
    # Only now is it certain that no tick and no second tab changes it.
    found = Reply.objects.filter(id=item).first()
    if found is None:
        return
    if bytes(found.tag) != voice.tag(Purpose.REPLY, item):
        raise NotFound
    if not found.published:
        rounds.add_waiting(round_, voice, -1)
    Gone.objects.get_or_create(id=item, defaults={"discussion_id": discussion_id})
    stir_gone(discussion_id, fresh=(item,))
    shown = board.shows(round_, [found])
    Reply.objects.filter(id=item).delete()
    board.shrink(round_, changed=shown)


def _the_same(kept: Reply, tag: bytes, text: str) -> Reply:
    if bytes(kept.tag) != tag:
        raise BadKey
    if kept.text != text:
        raise Conflict(kept.text)
    return kept
