"""Marks on somebody's answer, and concerns about it."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.db.models import F

from discussions.models import Answer, Card, Columns, Concern, Moderated, Reaction, Round, Theme, fetch

from . import ballots, marking, rounds, ticks, vanishing
from .anonymity import Purpose, Voice
from .answers import own_answer
from .refusals import AnswerGone, Refusal
from .stir import lay

_MARK = Columns(Reaction, "mark")
_MARKED = f"SELECT {_MARK.sql} FROM {Reaction._meta.db_table} AS mark WHERE answer_id = %(answer)s AND tag = %(tag)s"  # noqa: S608
_ANSWER = Columns(Answer, "answer")
_ANSWER_OF = f"SELECT {_ANSWER.sql} FROM {Answer._meta.db_table} AS answer WHERE id = %(answer)s"  # noqa: S608


@transaction.atomic
def react(voice: Voice, *, card: Card, value: str) -> None:
    """How this voice sees the answer, once; another value changes it. Nobody marks an answer of their own."""
    round_ = rounds.lock_for_writing(card.round_id, voice)
    answer = _of_another(voice, round_, card)
    tag = voice.tag(Purpose.REACTION, card.pk)
    kept = _kept(card, tag)
    if kept and kept.value == value:
        return
    waits_already = kept is not None and not kept.published
    # The lock lets one press at a time come here, so looking first is enough.
    mark = kept or Reaction(answer_id=card.pk, tag=tag, discussion=round_.discussion, round=round_)
    mark.value, mark.ballot = value, ballots.ballot_of(voice, round_, card.pk)
    mark.published = False
    lay([mark], instead=(mark.id,) if kept else ())
    if not waits_already:
        rounds.add_waiting(round_, voice)
        marking.add(round_, voice)
        vanishing.lose_late(round_, answer)
    ticks.tick_if_due(round_)


@transaction.atomic
def raise_concern(voice: Voice, *, card: Card, reason: str) -> None:
    """Tell the facilitator that an answer should not stand. It is hidden for this voice at once."""
    round_ = rounds.lock_for_writing(card.round_id, voice)
    _of_another(voice, round_, card)
    tag = voice.tag(Purpose.CONCERN, card.pk)
    kept = Concern.objects.filter(answer_id=card.pk, tag=tag).first()
    raised = kept or Concern(answer_id=card.pk, tag=tag, discussion=round_.discussion, round=round_)
    if kept and kept.reason != reason:
        _look_again([card.pk])
    raised.reason = reason
    lay([raised], instead=(raised.id,) if kept else ())


@transaction.atomic
def object_to_theme(voice: Voice, *, round_id: UUID) -> None:
    """Tell the facilitator that one's own answer is under the wrong theme, at the next tick.

    Raises Refusal where this voice has no answer under a theme.
    """
    round_ = rounds.lock_for_writing(round_id, voice)
    own = own_answer(voice, round_)
    if own is None or not Theme.objects.filter(answers=own).exists():
        raise Refusal
    tag = voice.tag(Purpose.CONCERN, own.id)
    if Concern.objects.filter(answer=own, tag=tag).exists():
        return
    reason = Concern.Reason.THEME
    raised = Concern(answer=own, tag=tag, reason=reason, published=False, discussion=round_.discussion, round=round_)
    lay([raised])
    rounds.add_waiting(round_, voice)
    ticks.tick_if_due(round_)


def withdraw_concerns(voice: Voice, answers: Sequence[UUID]) -> None:
    """Take this voice's concerns about these answers back. The caller holds their question's lock."""
    own = Concern.objects.filter(tag__in=[voice.tag(Purpose.CONCERN, one) for one in answers])
    _look_again(list(own.filter(published=True).values_list("answer_id", flat=True)))
    own.delete()


def _look_again(answers: Sequence[UUID]) -> None:
    """Of concerns that were settled only their number is known, and one has gone or become another.

    Which one is not known either, so the rest is looked at once too often rather than a new one never.
    """
    Moderated.objects.filter(answer__id__any=answers, settled__gt=0).update(settled=F("settled") - 1)


def _kept(card: Card, tag: bytes) -> Reaction | None:
    rows = fetch(_MARKED, {"answer": card.pk, "tag": tag}, _MARK)
    return rows[0][0] if rows else None


def _of_another(voice: Voice, round_: Round, card: Card) -> Answer:
    """The answer of a card. Raises AnswerGone where it was taken back, Refusal where it is this voice's own."""
    rows = fetch(_ANSWER_OF, {"answer": card.pk}, _ANSWER)
    if not rows:
        raise AnswerGone
    answer: Answer = rows[0][0]
    if bytes(answer.tag) == voice.tag(Purpose.ANSWER, round_.id):
        raise Refusal
    return answer
