"""The lengths of horizontal bars: geometry only."""

from __future__ import annotations

from collections.abc import Sequence

LONGEST = 100


def lengths(counts: Sequence[int]) -> tuple[float, ...]:
    """How long each bar is, in a picture 100 units wide: the largest count fills it, nought has no length."""
    most = max(counts, default=0)
    return tuple(round(LONGEST * count / most, 1) if most else 0.0 for count in counts)
