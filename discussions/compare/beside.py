"""One group beside another on the same scale, in counts: which leans higher, and what chance leaves open."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from math import ceil, floor

from .proportions import Difference, newcombe
from .scales import Counts, answers, upper_two

ANSWERS_FOR_A_WORD = 5


class Gap(Enum):
    """What may be said of the second group beside the first."""

    TOO_FEW = "numbers only"
    MORE = "more of the second lean high, beyond what chance makes"
    FEWER = "fewer of the second lean high, beyond what chance makes"
    ALIKE = "no clear difference, and most of both are on the same side"
    UNCLEAR = "no clear difference"


@dataclass(frozen=True)
class Beside:
    """How many of each group chose one of the upper two points.

    Put for ten people, the second group has at least `fewest` and at most `most` more of them than the first, in 95 of
    100 such comparisons; both are rounded outwards, and below 0 they are fewer.
    """

    gap: Gap
    first_high: int
    first_n: int
    second_high: int
    second_n: int
    fewest: int
    most: int


def beside(first: Counts, second: Counts) -> Beside | None:
    """The second group beside the first; None if one of them is empty.

    A difference is one whose whole 95 % interval lies on one side of nought (Newcombe 1998, method 10); below five
    answers in either group only the numbers are told.
    """
    first_high, first_n, second_high, second_n = upper_two(first), answers(first), upper_two(second), answers(second)
    found = newcombe(second_high, second_n, first_high, first_n)
    if found is None:
        return None
    few = min(first_n, second_n) < ANSWERS_FOR_A_WORD
    sides = (2 * first_high - first_n) * (2 * second_high - second_n)
    gap = Gap.TOO_FEW if few else _gap(found, same_side=sides > 0)
    return Beside(gap, first_high, first_n, second_high, second_n, floor(10 * found.lower), ceil(10 * found.upper))


def _gap(found: Difference, *, same_side: bool) -> Gap:
    if found.lower > 0:
        return Gap.MORE
    if found.upper < 0:
        return Gap.FEWER
    return Gap.ALIKE if same_side else Gap.UNCLEAR
