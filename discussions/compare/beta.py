"""Quantiles of the beta distribution, from the continued fraction of its incomplete integral."""

from __future__ import annotations

from math import exp, lgamma, log, log1p

_TINY = 1e-300
_EXACT = 1e-16


def beta_quantile(p: float, a: float, b: float) -> float:
    """The point below which Beta(a, b) has the share p, to the last bits of a float, by halving.

    Raises ValueError unless 0 < p < 1 and a, b > 0.
    """
    if not (0 < p < 1 and a > 0 and b > 0):
        raise ValueError(f"no quantile {p} of Beta({a}, {b})")
    low, high = 0.0, 1.0
    middle = 0.5
    while low < middle < high:
        if beta_share(middle, a, b) < p:
            low = middle
        else:
            high = middle
        middle = (low + high) / 2
    return middle


def beta_share(x: float, a: float, b: float) -> float:
    """The share of Beta(a, b) below x, for 0 < x < 1 (the regularised incomplete beta function)."""
    # The fraction converges fast below the mean only; above it the mirrored one does.
    if x > (a + 1) / (a + b + 2):
        return 1 - beta_share(1 - x, b, a)
    weight = exp(a * log(x) + b * log1p(-x) + lgamma(a + b) - lgamma(a) - lgamma(b))
    return weight / (a * _fraction(x, a, b))


def _fraction(x: float, a: float, b: float) -> float:
    """Lentz's evaluation of 1 + d1/(1 + d2/(1 + ...)) for the incomplete beta function (DLMF 8.17.22)."""
    value = upper = 1.0
    lower = 0.0
    step = 0
    while True:
        step += 1
        term = _term(step, x, a, b)
        lower = 1 / _not_nought(1 + term * lower)
        upper = _not_nought(1 + term / upper)
        value *= upper * lower
        if abs(upper * lower - 1) <= _EXACT:
            return value


def _term(step: int, x: float, a: float, b: float) -> float:
    m, odd = divmod(step, 2)
    if odd:
        return -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
    return m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))


def _not_nought(value: float) -> float:
    return value if abs(value) > _TINY else _TINY
