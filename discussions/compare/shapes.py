"""Other measures of how far apart the answers to a scale lie: for large groups, and to test the variance ratio by.

`counts` as in `scales`. None of these is shown to a team; see `findings.spread_word` for what is.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import accumulate, combinations
from math import log2, sqrt

from .scales import Counts, answers, mean, moment

ANSWERS_FOR_BIMODALITY = 4


def agreement(counts: Counts) -> Fraction | None:
    """Agreement A: 1 all at one point, 0 even, -1 half at each end; None without answers or below three points.

    Peels equal layers off the distribution and weighs the pattern of each by its share. Source: van der Eijk 2001.
    """
    n = answers(counts)
    if n == 0 or len(counts) < 3:
        return None
    found, left = Fraction(0), list(counts)
    while any(left):
        pattern = [count > 0 for count in left]
        layer = min(count for count in left if count)
        found += Fraction(layer * sum(pattern), n) * _agreement_of(pattern)
        left = [count - layer if count else 0 for count in left]
    return found


def polarisation(counts: Counts) -> Fraction | None:
    """Agreement A turned round: 0 all at one point, 1 half at each end; None as for `agreement`."""
    found = agreement(counts)
    return None if found is None else (1 - found) / 2


def consensus(counts: Counts) -> float | None:
    """From 1, all at one point, to 0, half at each end; None without answers or on fewer than two points.

    Source: Tastle and Wierman 2007.
    """
    n, centre, width = answers(counts), mean(counts), len(counts) - 1
    if centre is None or width < 1:
        return None
    chosen = [(point, count) for point, count in enumerate(counts, start=1) if count]
    return 1 + sum(count / n * log2(1 - abs(point - centre) / width) for point, count in chosen)


def ordinal_consensus(counts: Counts) -> Fraction | None:
    """From 1, all at one point, to 0, half at each end, from cumulated shares; None as for `consensus`.

    Source: Leik 1966.
    """
    n, width = answers(counts), len(counts) - 1
    if n == 0 or width < 1:
        return None
    shares = [Fraction(reached, n) for reached in accumulate(counts)]
    return 1 - Fraction(2, width) * sum(min(share, 1 - share) for share in shares)


def esteban_ray(counts: Counts) -> Fraction | None:
    """Polarisation with alpha 1: 0 all at one point, 1 half at each end; None as for `consensus`.

    Source: Esteban and Ray 1994, scaled so that its largest value is 1.
    """
    n, width = answers(counts), len(counts) - 1
    if n == 0 or width < 1:
        return None
    total = sum(a * a * b * abs(i - j) for i, a in enumerate(counts) for j, b in enumerate(counts))
    return Fraction(4 * total, n**3 * width)


def bimodality(counts: Counts) -> float | None:
    """The bimodality coefficient from bias-corrected skewness and excess kurtosis, above 5/9 "bimodal".

    None below four answers or when all are equal. It takes a skewed single peak for two: never shown.
    """
    n = answers(counts)
    second, third, fourth = (moment(counts, order) for order in (2, 3, 4))
    if n < ANSWERS_FOR_BIMODALITY or not second or third is None or fourth is None:
        return None
    skewness = sqrt(n * (n - 1)) / (n - 2) * float(third) / sqrt(second) ** 3
    excess = float(fourth / second**2) - 3
    kurtosis = (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * excess + 6)
    return (skewness**2 + 1) / (kurtosis + 3 * (n - 1) ** 2 / ((n - 2) * (n - 3)))


def _agreement_of(pattern: list[bool]) -> Fraction:
    points, filled = len(pattern), sum(pattern)
    if filled in (1, points):
        return Fraction(int(filled == 1))
    triples = list(combinations(pattern, 3))
    together = triples.count((True, True, False)) + triples.count((False, True, True))
    apart = triples.count((True, False, True))
    unimodal = Fraction((points - 2) * together - (points - 1) * apart, (points - 2) * (together + apart))
    return unimodal * (1 - Fraction(filled - 1, points - 1))
