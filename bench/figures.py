"""What a benchmark says: a figure, its ceiling of the same run, and the ratio to reach."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

ROUNDS = 3


@dataclass(frozen=True)
class Figure:
    """One row. `ratio` is compared with `reach`: at least it, or at most it where `at_most` is set."""

    what: str
    here: str
    ceiling: str
    ratio: float
    reach: float | None
    at_most: bool = False

    @property
    def verdict(self) -> str:
        if self.reach is None:
            return ""
        return "reached" if (self.ratio <= self.reach if self.at_most else self.ratio >= self.reach) else "SHORT"

    def columns(self) -> tuple[str, ...]:
        sign = "at most" if self.at_most else "at least"
        wanted = "" if self.reach is None else f"{sign} {self.reach:g}"
        return (self.what, self.here, self.ceiling, f"{self.ratio:.3g}", wanted, self.verdict)


HEAD = ("what", "here", "ceiling in this run", "ratio", "to reach", "")


def table(rows: Sequence[Figure]) -> str:
    """The figures as a table of plain text."""
    lines = [HEAD, *(row.columns() for row in rows)]
    widths = [max(len(line[place]) for line in lines) for place in range(len(HEAD))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in lines)


def in_turns(*measures: Callable[[], float], rounds: int = ROUNDS) -> list[float]:
    """Measure A B A B, so that a noisy moment meets both; the median of each."""
    found: list[list[float]] = [[] for _ in measures]
    for _ in range(rounds):
        for measure, values in zip(measures, found, strict=True):
            values.append(measure())
    return [median(values) for values in found]


def percentile(values: Sequence[float], share: float) -> float:
    """The nearest-rank percentile; `share` from 0 to 1."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
