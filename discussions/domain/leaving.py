"""Taking back everything one wrote in a discussion."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.db import transaction

from discussions.models import Answer, Gone, Reaction, Reply, Round

from . import answers, ballots, board, margin, marking, reactions, rounds, ticks
from .anonymity import Purpose, Voice
from .stir import stir_gone


@transaction.atomic
def withdraw_everything(voice: Voice, *, discussion_id: UUID) -> None:
    """Answers, ratings, replies, marks and concerns of this voice, in one step that either happens or does not."""
    for round_id in Round.objects.filter(discussion=discussion_id).order_by("id").values_list("id", flat=True):
        round_ = rounds.lock(round_id)
        _withdraw_replies(voice, round_)
        _withdraw_marks(voice, round_)
        own = answers.own_answer(voice, round_)
        if own is not None:
            answers.remove(voice, round_, own)
        ticks.tick_if_due(round_)
    margin.withdraw_marks(voice, discussion_id=discussion_id)


def own_replies(voice: Voice, asked: Collection[UUID]) -> list[Reply]:
    """This voice's replies to these questions."""
    own = own_reply_ids(voice, asked)
    with_all = Reply.objects.select_related("moderated", "answer__moderated", "answer__card", "round__discussion")
    return list(with_all.filter(id__in=own)) if own else []


def own_reply_ids(voice: Voice, asked: Collection[UUID]) -> list[UUID]:
    """Each reply's tag is its own, so each is tried."""
    tried = Reply.objects.filter(round__in=asked).values_list("id", "tag")
    return [one for one, tag in tried if bytes(tag) == voice.tag(Purpose.REPLY, one)]


def _withdraw_replies(voice: Voice, round_: Round) -> None:
    own = own_replies(voice, [round_.id])
    if not own:
        return
    Gone.objects.bulk_create([Gone(id=one.id, discussion_id=round_.discussion_id) for one in own])
    stir_gone(round_.discussion_id, fresh=[one.id for one in own])
    shown = board.shows(round_, own)
    Reply.objects.filter(id__in=[one.id for one in own]).delete()
    for one in own:
        if not one.published:
            rounds.add_waiting(round_, voice, -1)
    board.shrink(round_, changed=shown)


def _withdraw_marks(voice: Voice, round_: Round) -> None:
    ids = list(Answer.objects.filter(round=round_).values_list("id", flat=True))
    own = Reaction.objects.filter(tag__in=[voice.tag(Purpose.REACTION, one) for one in ids])
    fresh = own.filter(published=False).count()
    marks, _ = own.delete()
    # Of those that no tick has counted yet, nobody sees that they go.
    if fresh:
        rounds.add_waiting(round_, voice, -fresh)
        marking.add(round_, voice, -fresh)
    if marks > fresh:
        rounds.add_waiting(round_, voice)
        marking.add(round_, voice)
    if marks:
        ballots.withdraw(voice, round_)
    reactions.withdraw_concerns(voice, ids)
