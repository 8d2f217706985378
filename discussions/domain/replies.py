"""Replies: short anonymous notes under an answer."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from discussions.models import Answer, Card, Gone, Reply, Round

from . import board, rounds, ticks, written
from .anonymity import Purpose, Voice
from .refusals import AnswerGone, BadKey, Conflict, NotFound, Sealed, Withdrawn
from .reply_refusals import ReplyGone, ReplyHeld
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
def change(voice: Voice, *, discussion_id: UUID, instead: UUID, item: UUID, text: str) -> Reply:
    """Put other words in the place of a reply: the old ones go at once, the new ones wait for the next tick.

    The same form again is the same reply, and the same words change nothing. Raises NotFound for a reply of somebody
    else, ReplyGone where it is no longer there, ReplyHeld, AnswerGone, and whatever a new reply is refused for.
    """
    found = Reply.objects.filter(id__in=(instead, item), discussion_id=discussion_id).first()
    if found is None:
        raise ReplyGone
    round_ = rounds.lock_for_writing(found.round_id, voice)
    kept = Reply.objects.filter(id=item).first()
    if kept is not None:
        return _the_same(kept, voice.tag(Purpose.REPLY, item), text)
    old = _own(voice, instead)
    _refuse_change(round_, old)
    if old.text == text:
        return old
    rounds.refuse_noise(round_, voice)
    tag = voice.tag(Purpose.REPLY, item)
    made = Reply(
        id=item,
        discussion=round_.discussion,
        round=round_,
        answer_id=old.answer_id,
        tag=tag,
        text=text,
        by_author=old.by_author,
    )
    _remove(voice, round_, old)
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
    _remove(voice, round_, found)


def may_change(reply: Reply) -> bool:
    """Whether its writer may put other words in its place, read with its round, moderated row and the card above it."""
    is_open = reply.round.state == Round.State.READABLE and not rounds.is_over(reply.round.discussion)
    return is_open and written.is_under_card(reply) and written.state_of_reply(reply) != "held"


def _own(voice: Voice, item: UUID) -> Reply:
    found = Reply.objects.filter(id=item).select_related("moderated").first()
    if found is None:
        raise ReplyGone
    if bytes(found.tag) != voice.tag(Purpose.REPLY, item):
        raise NotFound
    return found


def _refuse_change(round_: Round, old: Reply) -> None:
    if round_.state != Round.State.READABLE:
        raise Sealed
    if not Card.objects.filter(pk=old.answer_id).exists():
        raise AnswerGone
    if written.state_of_reply(old) == "held":
        raise ReplyHeld


def _remove(voice: Voice, round_: Round, reply: Reply) -> None:
    """Delete a reply, leaving only its id in Gone."""
    if not reply.published:
        rounds.add_waiting(round_, voice, -1)
    Gone.objects.get_or_create(id=reply.id, defaults={"discussion_id": reply.discussion_id})
    stir_gone(reply.discussion_id, fresh=(reply.id,))
    shown = board.shows(round_, [reply])
    Reply.objects.filter(id=reply.id).delete()
    board.shrink(round_, changed=shown)


def _the_same(kept: Reply, tag: bytes, text: str) -> Reply:
    if bytes(kept.tag) != tag:
        raise BadKey
    if kept.text != text:
        raise Conflict(kept.text)
    return kept
