"""Marks on somebody's answer, and concerns about it."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from discussions.models import Answer, Card, Concern, Reaction, Round, Theme

from . import answers, ballots, rounds, ticks
from .anonymity import Purpose, Voice
from .refusals import AnswerGone, Refusal
from .stir import stir


@transaction.atomic
def react(voice: Voice, *, card: Card, value: str) -> None:
    """How this voice sees the answer, once; another value changes it. Nobody marks an answer of their own."""
    round_ = rounds.lock_for_writing(card.round_id, voice)
    _refuse_own(voice, round_, card)
    tag = voice.tag(Purpose.REACTION, card.pk)
    kept = Reaction.objects.filter(answer_id=card.pk, tag=tag).first()
    if kept is not None and kept.value == value:
        return
    # The lock lets one press at a time come here, so looking first is enough.
    mark = kept or Reaction(answer_id=card.pk, tag=tag, discussion=round_.discussion, round=round_)
    mark.value, mark.ballot = value, ballots.ballot_of(voice, round_, card.pk)
    mark.save(force_insert=kept is None)
    stir(Reaction, round_.id, fresh=(mark.id,))
    rounds.add_waiting(round_, voice)
    ticks.tick_if_due(round_)


@transaction.atomic
def raise_concern(voice: Voice, *, card: Card, reason: str) -> None:
    """Tell the facilitator that an answer should not stand. It is hidden for this voice at once."""
    round_ = rounds.lock_for_writing(card.round_id, voice)
    _refuse_own(voice, round_, card)
    tag = voice.tag(Purpose.CONCERN, card.pk)
    kept = Concern.objects.filter(answer_id=card.pk, tag=tag).first()
    raised = kept or Concern(answer_id=card.pk, tag=tag, discussion=round_.discussion, round=round_)
    raised.reason = reason
    raised.save(force_insert=kept is None)
    stir(Concern, round_.id, fresh=(raised.id,))


@transaction.atomic
def object_to_theme(voice: Voice, *, round_id: UUID) -> None:
    """Tell the facilitator that one's own answer is under the wrong theme, at the next tick.

    Raises Refusal where this voice has no answer under a theme.
    """
    round_ = rounds.lock_for_writing(round_id, voice)
    own = answers.own_answer(voice, round_)
    if own is None or not Theme.objects.filter(answers=own).exists():
        raise Refusal
    tag = voice.tag(Purpose.CONCERN, own.id)
    if Concern.objects.filter(answer=own, tag=tag).exists():
        return
    reason = Concern.Reason.THEME
    raised = Concern(answer=own, tag=tag, reason=reason, published=False, discussion=round_.discussion, round=round_)
    raised.save(force_insert=True)
    stir(Concern, round_.id, fresh=(raised.id,))
    rounds.add_waiting(round_, voice)
    ticks.tick_if_due(round_)


def _refuse_own(voice: Voice, round_: Round, card: Card) -> None:
    tag = Answer.objects.filter(id=card.pk).values_list("tag", flat=True).first()
    if tag is None:
        raise AnswerGone
    if bytes(tag) == voice.tag(Purpose.ANSWER, round_.id):
        raise Refusal
