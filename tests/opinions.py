"""Discussions whose marks are joined, filled quickly: people in two camps, or of no pattern, who mark all answers."""

from __future__ import annotations

import random
from collections.abc import Sequence

from django.db import transaction

from discussions.domain import ballots, rounds, ticks
from discussions.domain.access import Visit
from discussions.domain.anonymity import Purpose
from discussions.models import Answer, Card, Discussion, Reaction, Round
from tests import people

VALUES = {1: "same", -1: "differently", 0: "skip"}


def filled(
    count: int = 60, answers: int = 20, *, split: float = 0.95, seed: int = 1, **settings: object
) -> list[Visit]:
    """`count` voices, the first of whom have written `answers` answers; each marks those of the others, in two camps.

    With a split of a half there is no pattern. The rows are what `reactions.react` would lay, without their ticks.
    """
    of = people.discussion(**{"joins_marks": True, "expected": count} | settings)
    voices = people.people(of, count)
    found = people.round_of(of)
    for place, one in enumerate(voices[:answers]):
        people.answer(one, f"What voice {place} says.")
    people.publish(of)
    mark(voices, found, split=split)
    people.publish(of)
    return voices


def mark(voices: Sequence[Visit], round_: Round, *, split: float = 0.95, seed: int = 1) -> None:
    """Let each voice mark every answer but its own."""
    chance = random.Random(seed)
    own = {bytes(tag): item for item, tag in Answer.objects.filter(round=round_).values_list("id", "tag")}
    cards = list(Card.objects.filter(round=round_).order_by("text").values_list("pk", flat=True))
    ways = {card: chance.choice((1, -1)) for card in cards}
    rows = []
    for place, one in enumerate(voices):
        mine = own.get(one.tag(Purpose.ANSWER, round_.id))
        for card in cards:
            vote = ways[card] if (chance.random() < split) == (place % 2 == 0) else -ways[card]
            if card != mine:
                rows.append(_reaction(one, round_, card, VALUES[vote]))
    Reaction.objects.bulk_create(chance.sample(rows, len(rows)))


def _reaction(one: Visit, round_: Round, card: object, value: str) -> Reaction:
    return Reaction(
        discussion=round_.discussion,
        round=round_,
        answer_id=card,
        tag=one.tag(Purpose.REACTION, card),
        value=value,
        ballot=ballots.ballot_of(one.voice, round_, card),
    )


@transaction.atomic
def tick(of: Discussion) -> None:
    ticks.tick(rounds.lock(people.round_of(of).id))
