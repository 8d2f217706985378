"""One scale item: how many people chose each point, where their middle lies, and how far apart they are.

`counts` runs from the lowest point of the scale, numbered 1, to the highest, numbered K.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import accumulate

Counts = Sequence[int]


def answers(counts: Counts) -> int:
    """How many people answered; raises ValueError on a negative count."""
    if any(count < 0 for count in counts):
        raise ValueError("a count of people is never negative")
    return sum(counts)


def point_at(counts: Counts, rank: int) -> int:
    """The point chosen by the person of this rank, from 0 for the lowest answer; raises ValueError beyond the last."""
    for point, reached in enumerate(accumulate(counts), start=1):
        if rank < reached:
            return point
    raise ValueError("nobody has this rank")


def quantile(counts: Counts, share: Fraction) -> float | None:
    """The point below which this share of the answers lies, 1 to K, None without answers.

    Linear between neighbours, type 7 of Hyndman and Fan 1996.
    """
    n = answers(counts)
    if n == 0:
        return None
    below, part = divmod((n - 1) * share, 1)
    first = point_at(counts, int(below))
    return float(first + part * (point_at(counts, int(below) + 1) - first)) if part else float(first)


def median(counts: Counts) -> float | None:
    """The middle answer, 1 to K; None without answers."""
    return quantile(counts, Fraction(1, 2))


def middle_half(counts: Counts) -> tuple[float, float] | None:
    """The first and the third quartile; None without answers."""
    first, third = quantile(counts, Fraction(1, 4)), quantile(counts, Fraction(3, 4))
    return None if first is None or third is None else (first, third)


def mean(counts: Counts) -> Fraction | None:
    """The mean of the answers, 1 to K, exactly; None without answers."""
    n = answers(counts)
    return Fraction(sum(point * count for point, count in enumerate(counts, start=1)), n) if n else None


def moment(counts: Counts, order: int) -> Fraction | None:
    """The mean of (answer - mean) to the power of `order`, exactly; None without answers."""
    centre = mean(counts)
    if centre is None:
        return None
    total = sum(count * (point - centre) ** order for point, count in enumerate(counts, start=1))
    return Fraction(total) / answers(counts)


def variance_ratio(counts: Counts) -> Fraction | None:
    """The variance as a share of the largest possible, ((K - 1)/2)²: 0 unanimous, 1 half at each end.

    Exact. None without answers or on fewer than two points.
    """
    variance = moment(counts, 2)
    return None if variance is None or len(counts) < 2 else 4 * variance / (len(counts) - 1) ** 2


def upper_two(counts: Counts) -> int:
    """How many people chose one of the upper two points."""
    return sum(counts[-2:])
