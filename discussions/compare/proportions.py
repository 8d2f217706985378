"""Shares of people: intervals, the two tests after Polis, and the range that missing people leave open."""

from __future__ import annotations

from math import sqrt
from statistics import NormalDist
from typing import NamedTuple

from .beta import beta_quantile

CONFIDENCE = 0.95
Z = NormalDist().inv_cdf((1 + CONFIDENCE) / 2)


class Interval(NamedTuple):
    """A range of shares, each from 0 to 1."""

    lower: float
    upper: float


class Difference(NamedTuple):
    """The first share minus the second, from -1 to 1, with its range."""

    difference: float
    lower: float
    upper: float


def wilson(x: int, n: int) -> Interval | None:
    """The 95 % score interval for a share of x in n; None at n = 0, exactly 0 at x = 0 and 1 at x = n.

    Raises ValueError unless 0 <= x <= n. Source: Wilson 1927; Brown, Cai and DasGupta 2001.
    """
    _check(x, n)
    if n == 0:
        return None
    share, square = x / n, Z * Z
    centre = (share + square / (2 * n)) / (1 + square / n)
    half = Z / (1 + square / n) * sqrt(share * (1 - share) / n + square / (4 * n * n))
    return _with_exact_ends(x, n, Interval(centre - half, centre + half))


def jeffreys(x: int, n: int) -> Interval | None:
    """The 95 % interval from the quantiles of Beta(x + 1/2, n - x + 1/2); None at n = 0, ends as for `wilson`.

    Raises ValueError unless 0 <= x <= n. Source: Brown, Cai and DasGupta 2001.
    """
    _check(x, n)
    if n == 0:
        return None
    tail, a, b = (1 - CONFIDENCE) / 2, x + 0.5, n - x + 0.5
    return _with_exact_ends(x, n, Interval(beta_quantile(tail, a, b), beta_quantile(1 - tail, a, b)))


def one_prop_z(x: int, n: int) -> float:
    """How far a share of x in n lies from one half, in standard errors, with 1 added to both counts, after Polis.

    Raises ValueError unless 0 <= x <= n.
    """
    _check(x, n)
    return 2 * sqrt(n + 1) * ((x + 1) / (n + 1) - 0.5)


def two_prop_z(x1: int, n1: int, x2: int, n2: int) -> float:
    """The pooled z of two shares with 1 added to all four counts, after Polis; 0 when everybody agrees.

    Raises ValueError unless 0 <= x <= n for both.
    """
    _check(x1, n1)
    _check(x2, n2)
    x1, n1, x2, n2 = x1 + 1, n1 + 1, x2 + 1, n2 + 1
    pooled = (x1 + x2) / (n1 + n2)
    if x1 + x2 == n1 + n2:
        return 0.0
    return (x1 / n1 - x2 / n2) / sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2))


def newcombe(x1: int, n1: int, x2: int, n2: int) -> Difference | None:
    """The difference of two shares with its 95 % interval; None if one of the groups is empty.

    Raises ValueError unless 0 <= x <= n for both. Source: Newcombe 1998, method 10, from two Wilson intervals.
    """
    first, second = wilson(x1, n1), wilson(x2, n2)
    if first is None or second is None:
        return None
    p1, p2 = x1 / n1, x2 / n2
    down = sqrt((p1 - first.lower) ** 2 + (second.upper - p2) ** 2)
    up = sqrt((first.upper - p1) ** 2 + (p2 - second.lower) ** 2)
    return Difference(p1 - p2, p1 - p2 - down, p1 - p2 + up)


def nonresponse_bounds(x: int, n: int, invited: int) -> Interval | None:
    """The share of all `invited` people who may agree when x of n did and nothing is assumed of the rest.

    None if nobody was invited; raises ValueError unless 0 <= x <= n <= invited. Source: Manski's bounds.
    """
    _check(x, n)
    _check(n, invited)
    return Interval(x / invited, (x + invited - n) / invited) if invited else None


def shrunk_share(x: int, n: int) -> float:
    """A share of x in n drawn towards one half, (x + 1)/(n + 2): for sorting and products, never for show."""
    _check(x, n)
    return (x + 1) / (n + 2)


def _check(x: int, n: int) -> None:
    if not 0 <= x <= n:
        raise ValueError(f"a share needs 0 <= part <= whole, not {x} of {n}")


def _with_exact_ends(x: int, n: int, interval: Interval) -> Interval:
    return Interval(0.0 if x == 0 else interval.lower, 1.0 if x == n else interval.upper)
