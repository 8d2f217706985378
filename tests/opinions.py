"""Discussions whose marks are joined, filled quickly: people in two camps, or of no pattern, who mark all answers."""

from __future__ import annotations

import random
from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from discussions.domain import ballots, rounds, ticks
from discussions.domain.access import Visit
from discussions.domain.anonymity import Purpose, Voice
from discussions.models import Answer, Card, Discussion, Reaction, Round
from tests import people

VALUES = {1: "same", -1: "differently", 0: "skip"}


def filled(
    count: int = 60, answers: int = 20, *, split: float = 0.95, seed: int = 1, **settings: object
) -> list[Visit]:
    """`count` voices, the first of whom have written `answers` answers; each marks those of the others, in two camps.

    With a split of a half there is no pattern. The rows are what `reactions.react` would lay, without their ticks.
    Which marks are gaps is the same each time.
    """
    voices = written(count, answers, **settings)
    mark(voices, people.round_of(voices[0].discussion), split=split)
    tick(voices[0].discussion)
    return voices


def written(count: int, answers: int, **settings: object) -> list[Visit]:
    """As `filled`, before anybody has marked."""
    chance = random.Random(count + answers)
    of = people.discussion(**{"joins_marks": True, "expected": count, "salt": chance.randbytes(32)} | settings)
    voices = [Visit(of, Voice(of.salt, chance.randbytes(32)), is_new=False) for _ in range(count)]
    write(voices[:answers], people.round_of(of), chance)
    tick(of)
    return voices


def write(voices: Sequence[Visit], round_: Round, chance: random.Random) -> None:
    Answer.objects.bulk_create(
        Answer(
            id=UUID(int=chance.getrandbits(128)),
            discussion=round_.discussion,
            round=round_,
            tag=one.tag(Purpose.ANSWER, round_.id),
            kind="text",
            text=f"What voice {place} says.",
        )
        for place, one in enumerate(voices)
    )


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
    Reaction.objects.bulk_create(chance.sample(rows, len(rows)), batch_size=5_000)


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
