"""The cards of one question in the order of what their marks say. Works on anything that has the three counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple, Protocol, TypeVar

from .findings import VOTES_FOR_A_WORD, Verdict, verdict
from .proportions import wilson


class Marked(Protocol):
    """An answer with its marks: true for me too, I see it differently, skipped."""

    @property
    def same(self) -> int: ...
    @property
    def differently(self) -> int: ...
    @property
    def skipped(self) -> int: ...


class Marks(NamedTuple):
    """The three counts on their own."""

    same: int
    differently: int
    skipped: int


Card = TypeVar("Card", bound=Marked)


@dataclass(frozen=True)
class Coverage:
    """How many answers there are, and how many of them at least one and at least two people have marked or skipped."""

    answers: int
    read_by_one: int
    read_by_two: int


def read_by(card: Marked) -> int:
    """How many people have marked or skipped this answer."""
    return card.same + card.differently + card.skipped


def most_agreed(cards: Iterable[Card]) -> list[Card]:
    """The cards that are true for more than half of their readers, by the Wilson lower end of that share.

    The highest first, so that 9 of 10 stands above 2 of 2; equals keep the order in which they came.
    """
    return sorted((card for card in cards if 2 * card.same > read_by(card)), key=_least_share, reverse=True)


def most_divided(cards: Iterable[Card]) -> list[Card]:
    """The cards with marks on both sides, by 4 · same · differently / read², which is 1 at half and half.

    The most divided first, from 5 readers on and without those that most agree with; equals keep the order in which
    they came.
    """
    two_sided = (card for card in cards if card.same and card.differently and read_by(card) >= VOTES_FOR_A_WORD)
    divided = (card for card in two_sided if verdict(*_marks(card)) is not Verdict.MOST_AGREE)
    return sorted(divided, key=_division, reverse=True)


def said_by_one_read_by_all(cards: Iterable[Card], voices: int) -> list[Card]:
    """The cards that everybody else has read and at most a quarter share, the least shared first.

    `voices` counts the writers too. From 5 readers on, and without those that most see differently: a lone voice is
    to be heard here, not outvoted.
    """
    lone = (card for card in cards if _read_by_the_others(card, voices) and 4 * card.same <= read_by(card))
    heard = (card for card in lone if verdict(*_marks(card)) is not Verdict.MOST_DIFFER)
    return sorted(heard, key=lambda card: Fraction(card.same, read_by(card)))


def coverage(cards: Sequence[Marked]) -> Coverage:
    """Whether every answer has found a reader, and a second one."""
    readers = [read_by(card) for card in cards]
    return Coverage(len(readers), sum(count >= 1 for count in readers), sum(count >= 2 for count in readers))


def _marks(card: Marked) -> Marks:
    return Marks(card.same, card.differently, card.skipped)


def _read_by_the_others(card: Marked, voices: int) -> bool:
    return read_by(card) >= max(voices - 1, VOTES_FOR_A_WORD)


def _least_share(card: Marked) -> float:
    interval = wilson(card.same, read_by(card))
    return interval.lower if interval else 0.0


def _division(card: Marked) -> Fraction:
    return Fraction(4 * card.same * card.differently, read_by(card) ** 2)
