"""How much of a discussion a facilitator hears of from afar: voices in steps, and what waits to be looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, F

from discussions.models import Answer, Concern, Moderated, Round

from . import rounds


@dataclass(frozen=True)
class Voices:
    """`exact` where the group may read the number, too; otherwise it is rounded down to a step of three."""

    count: int
    exact: bool


NOBODY = Voices(0, exact=False)


def voices_of(discussions: Collection[UUID]) -> dict[UUID, Voices]:
    """The most voices that any question of each discussion has, as far as it may be told."""
    asked = list(Round.objects.filter(discussion__in=discussions).order_by())
    sealed = [one.id for one in asked if one.state != Round.State.READABLE]
    counted = Answer.objects.filter(round__in=sealed).values_list("round_id").annotate(Count("id"))
    counts: dict[UUID, int] = dict(counted)
    found: dict[UUID, Voices] = {}
    for one in asked:
        here = _voices(one, counts.get(one.id, 0))
        best = found.get(one.discussion_id, NOBODY)
        found[one.discussion_id] = max(best, here, key=lambda each: (each.count, each.exact))
    return found


def waiting_of(discussions: Collection[UUID]) -> Counter[UUID]:
    """How many items wait for a check, by discussion."""
    waiting = Moderated.objects.filter(round__discussion__in=discussions, state=Moderated.State.WAITING)
    return Counter(waiting.values_list("round__discussion_id", flat=True))


def reported_of(discussions: Collection[UUID]) -> Counter[UUID]:
    """How many readable answers have a concern that nobody has looked at, by discussion."""
    opened = Round.objects.filter(discussion__in=discussions, state=Round.State.READABLE).order_by()
    # As the queue has it: under the floor of texts nothing is readable, and what is off the board waits or is held.
    readable = opened.annotate(texts=Count("cards")).filter(texts__gte=F("discussion__floor_texts"))
    raised = Concern.objects.filter(round__in=readable.values("id"), published=True).exclude(
        answer__moderated__state__in=set(Moderated.State) - {Moderated.State.CLEARED}
    )
    each = raised.values_list("answer_id", "round__discussion_id", "answer__moderated__settled").annotate(Count("id"))
    return Counter(discussion for _answer, discussion, settled, count in each if count > (settled or 0))


def _voices(round_: Round, answers: int) -> Voices:
    if round_.state != Round.State.READABLE:
        return Voices(rounds.voices_in_steps(round_, answers), exact=False)
    return Voices(rounds.voices_of(round_), exact=True)
