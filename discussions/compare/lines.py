"""Which lines of a passage moved a group. Works on anything that has the two counts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar

# One who reads a line differently is one person; two are another reading.
A_READING = 2
# Of a passage with more marks than these, hardly a sentence would stand without one.
A_FEW = 3


class Marked(Protocol):
    """A line with how many it struck and how many read it differently."""

    @property
    def struck(self) -> int: ...
    @property
    def differently(self) -> int: ...


Line = TypeVar("Line", bound=Marked)


def is_opposed(struck: int, differently: int) -> bool:
    """Whether a line has opposite readings: two people or more on each side."""
    return min(struck, differently) >= A_READING


def most_moving(lines: Iterable[Line]) -> list[Line]:
    """The lines that struck somebody, those that struck most first; equals keep the order of the passage."""
    return sorted((line for line in lines if line.struck), key=lambda line: -line.struck)


def most_marked(lines: Iterable[Line], count: int = A_FEW) -> list[Line]:
    """The few lines with most marks of either kind, the first of equals; they keep the order in which they came."""
    found = list(lines)
    ranked = sorted(range(len(found)), key=lambda place: -found[place].struck - found[place].differently)
    return [found[place] for place in sorted(ranked[:count])]


def most_opposed(lines: Iterable[Line]) -> list[Line]:
    """The lines with opposite readings, those with the larger smaller side first."""
    both = [line for line in lines if is_opposed(line.struck, line.differently)]
    return sorted(both, key=lambda line: (-min(line.struck, line.differently), -line.struck - line.differently))
