"""Two teams beside each other, and one team before and after: differences, and how often chance alone makes them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations_with_replacement, product
from math import comb, lcm, prod
from statistics import median, median_high, median_low
from typing import NamedTuple

CONFIDENCE = Fraction(95, 100)
# Scales have few different sums, so their dealings are counted exactly at any size; a slider's may be too many.
MOST_SUMS = 200_000


class MedianInterval(NamedTuple):
    """Two of the answers between which the median of a larger group lies, with the chance that it really does."""

    lower: float
    upper: float
    coverage: float


class Consensus(NamedTuple):
    """How far every group goes along: shares from 0 to 1. The weakest is comparable across numbers of groups."""

    product: float
    geometric_mean: float
    weakest: float


@dataclass(frozen=True)
class TwoTeams:
    """Team a against team b. `perm_p_mean` is None where there are too many different dealings to count."""

    cliffs_delta: float
    prob_superiority: float
    hodges_lehmann: float
    perm_p_mean: float | None


@dataclass(frozen=True)
class BeforeAfter:
    """The same people twice: how many went up, down or stayed, and the two-sided p of the exact sign test."""

    up: int
    down: int
    same: int
    p: float
    median_change: float
    hodges_lehmann: float


def two_teams(a: Sequence[float], b: Sequence[float]) -> TwoTeams | None:
    """Two teams on one scale; None if one of them is empty.

    Superiority counts ties half (Mann-Whitney U over n1 · n2), delta is 2P - 1 (Cliff 1993), the shift is the median
    of all differences (Hodges and Lehmann 1963), p the share of re-dealings whose means lie at least as far apart.
    """
    if not a or not b:
        return None
    everybody, unit = _whole(_exact([*a, *b]))
    differences = [one - other for one, other in product(everybody[: len(a)], everybody[len(a) :])]
    above, below = sum(gap > 0 for gap in differences), sum(gap < 0 for gap in differences)
    delta = Fraction(above - below, len(differences))
    shift = Fraction(median_low(differences) + median_high(differences), 2 * unit)
    return TwoTeams(float(delta), float((delta + 1) / 2), float(shift), _dealt_apart(everybody, len(a)))


def before_after(before: Sequence[float], after: Sequence[float]) -> BeforeAfter | None:
    """The same people before and after, in the same order; None for nobody, ValueError if one list is longer.

    The shift is the median of the Walsh averages (Hodges and Lehmann 1963); ties stay in it and leave the sign test.
    """
    changes = [now - then for then, now in zip(_exact(before), _exact(after), strict=True)]
    if not changes:
        return None
    up, down = sum(change > 0 for change in changes), sum(change < 0 for change in changes)
    walsh = [(one + other) / 2 for one, other in combinations_with_replacement(changes, 2)]
    same = len(changes) - up - down
    return BeforeAfter(up, down, same, _sign_test(up, down), float(median(changes)), float(median(walsh)))


def median_interval(values: Sequence[float]) -> MedianInterval | None:
    """The narrowest pair of order statistics that covers the median with 95 %; None below six answers."""
    ranked, n = sorted(values), len(values)
    covering = [(rank, chance) for rank in range(n // 2) if (chance := _covers(rank, n)) >= CONFIDENCE]
    if not covering:
        return None
    rank, chance = covering[-1]
    return MedianInterval(ranked[rank], ranked[n - 1 - rank], float(chance))


def bh_adjusted(p: Sequence[float]) -> list[float]:
    """The p values adjusted for their number, in their own order. Source: Benjamini and Hochberg 1995."""
    order = sorted(range(len(p)), key=lambda place: p[place], reverse=True)
    adjusted, least = [0.0] * len(p), 1.0
    for from_last, place in enumerate(order):
        least = min(least, p[place] * (len(p) / (len(p) - from_last)))
        adjusted[place] = least
    return adjusted


def group_aware_consensus(groups: Iterable[tuple[int, int]]) -> Consensus | None:
    """From agrees and people who saw it in each group, after Polis with shares of (A + 1)/(S + 2); None without groups.

    Raises ValueError unless 0 <= A <= S.
    """
    pairs = list(groups)
    if any(not 0 <= agreed <= seen for agreed, seen in pairs):
        raise ValueError("more people agree than saw it, or fewer than none")
    shares = [(agreed + 1) / (seen + 2) for agreed, seen in pairs]
    if not shares:
        return None
    whole = prod(shares)
    return Consensus(whole, whole ** (1 / len(shares)), min(shares))


def _exact(values: Sequence[float]) -> list[Fraction]:
    # As written in decimals: 0.1 + 0.2 ties with 0.3.
    return [Fraction(str(value)) for value in values]


def _whole(values: Sequence[Fraction]) -> tuple[list[int], int]:
    """The same values as whole numbers, which are quicker to add up, and how many of them make one."""
    unit = lcm(*(value.denominator for value in values))
    return [int(value * unit) for value in values], unit


def _sign_test(up: int, down: int) -> float:
    n = up + down
    return float(min(Fraction(1), Fraction(2 * sum(comb(n, k) for k in range(min(up, down) + 1)), 2**n)))


def _covers(rank: int, n: int) -> Fraction:
    return 1 - Fraction(2 * sum(comb(n, k) for k in range(rank + 1)), 2**n)


def _dealt_apart(everybody: Sequence[int], size: int) -> float | None:
    sums = _sums_of_hands(everybody, size)
    if sums is None:
        return None
    # The means lie as far apart as the first team's sum lies from its share of everybody's; times n, to stay whole.
    n, expected = len(everybody), sum(everybody) * size
    ours = abs(sum(everybody[:size]) * n - expected)
    apart = sum(ways for total, ways in sums.items() if abs(total * n - expected) >= ours)
    return apart / comb(n, size)


def _sums_of_hands(everybody: Sequence[int], size: int) -> dict[int, int] | None:
    """In how many ways `size` of these can be dealt, by their sum; None where there are too many sums."""
    hands: list[dict[int, int]] = [{0: 1}, *({} for _ in range(size))]
    for value in everybody:
        for held in range(size, 0, -1):
            into = hands[held]
            for total, ways in hands[held - 1].items():
                into[total + value] = into.get(total + value, 0) + ways
        if sum(map(len, hands)) > MOST_SUMS:
            return None
    return hands[size]
