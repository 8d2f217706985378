"""First and second ratings of the same people: how many kept theirs, how many moved, and which way.

Whoever gave no second rating is counted as having kept the first: a count of those who rated twice, beside the count
of all, would point at the few who did not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import chain, combinations_with_replacement, permutations, product
from typing import NamedTuple

from .disclosure import kept_or_moved_ok, may_join

POINTS, UPPER_TWO = range(1, 6), (4, 5)
# Of more people the slopes cannot be told apart.
SLOPES_AT_MOST = 25
# So many at most are told otherwise, to see what a movement leaves open.
TOLD_OTHERWISE = 3

# People by their first and second point.
Pairs = Mapping[tuple[int, int], int]
Counts = tuple[int, ...]


class Cells(NamedTuple):
    """How many kept their first rating, moved up, moved down."""

    kept: int
    up: int
    down: int

    @property
    def n(self) -> int:
        return sum(self)

    @property
    def moved(self) -> int:
        return self.up + self.down


class Crossing(NamedTuple):
    """Two readings of one scale against each other: who leaned towards its upper end in both, in one, in neither."""

    both: int
    before_only: int
    after_only: int
    neither: int


class Moved(Enum):
    """Which way people moved."""

    NOBODY = "nobody moved"
    UP = "some moved up, nobody down"
    DOWN = "some moved down, nobody up"
    BOTH = "some moved up and some down"
    ALL_UP = "everybody moved up"
    ALL_DOWN = "everybody moved down"


@dataclass(frozen=True)
class Movement:
    """What may be told of a movement: the cells; both rows of ratings or the first alone; who went where, or None."""

    cells: Cells
    first: Counts
    second: Counts | None = None
    pairs: tuple[tuple[int, int, int], ...] | None = None
    crossing: Crossing | None = None


def cells_of(pairs: Pairs) -> Cells:
    kept = sum(people for (first, second), people in pairs.items() if first == second)
    up = sum(people for (first, second), people in pairs.items() if first < second)
    return Cells(kept, up, sum(pairs.values()) - kept - up)


def crossing_of(pairs: Pairs) -> Crossing:
    """Leaning towards the upper end is one of the upper two points, as everywhere."""
    found: Counter[tuple[bool, bool]] = Counter()
    for (first, second), people in pairs.items():
        found[first in UPPER_TWO, second in UPPER_TWO] += people
    return Crossing(found[True, True], found[True, False], found[False, True], found[False, False])


def first_row(pairs: Pairs) -> Counts:
    return tuple(sum(people for (first, _), people in pairs.items() if first == point) for point in POINTS)


def second_row(pairs: Pairs) -> Counts:
    return tuple(sum(people for (_, second), people in pairs.items() if second == point) for point in POINTS)


def told(pairs: Pairs, earlier: Iterable[Movement] = (), *, stands: bool = True) -> Movement | None:
    """As much of a movement as may be published after earlier publications of it; None where that is nothing.

    `stands` says whether one of these is still shown. The cells of those who kept and moved are 0 or at least 2 each.
    Who went where is told only if each of these counts is; the second row if its difference from the first speaks of
    nobody or of at least 2 at each point; the crossing if its four cells are, and those who moved without crossing. All
    that is told together never leads to somebody who alone went from one point to another.
    """
    before, cells = list(earlier), cells_of(pairs)
    if not kept_or_moved_ok(cells) or not may_join([one.cells for one in before], cells, stands=stands):
        return None
    if _leads_to_one(pairs, second=False, crossing=False):
        return None
    first, second, each, crossing = first_row(pairs), second_row(pairs), _in_order(pairs), _crossing(pairs, before)
    linked = kept_or_moved_ok(pairs.values()) and may_join(_flat_pairs(before), _flat(each))
    apart = kept_or_moved_ok(abs(now - old) for old, now in zip(first, second, strict=True))
    shown = linked or (apart and not _leads_to_one(pairs, second=True, crossing=crossing is not None))
    if not shown or not may_join([one.second for one in before if one.second], second):
        return Movement(cells, first, crossing=crossing)
    return Movement(cells, first, second, each if linked and cells.n <= SLOPES_AT_MOST else None, crossing)


def way(cells: Cells) -> Moved:
    if not cells.up and not cells.down:
        return Moved.NOBODY
    if cells.up and cells.down:
        return Moved.BOTH
    if cells.up:
        return Moved.UP if cells.kept else Moved.ALL_UP
    return Moved.DOWN if cells.kept else Moved.ALL_DOWN


def _crossing(pairs: Pairs, before: Sequence[Movement]) -> Crossing | None:
    found, cells = crossing_of(pairs), cells_of(pairs)
    within = (cells.up - found.after_only, cells.down - found.before_only)
    fits = may_join([one.crossing for one in before if one.crossing], found) and kept_or_moved_ok((*found, *within))
    return found if fits and not _leads_to_one(pairs, second=False, crossing=True) else None


def _leads_to_one(pairs: Pairs, *, second: bool, crossing: bool) -> bool:
    """Whether the cells and the first row, with the second and the crossing where these are told, lead to somebody who
    alone went from one point to another.

    They do not where as many people can be told to have gone otherwise, without any of these counts being another one.
    Up to three are told otherwise; where more would have to be, the answer is the cautious one.
    """
    alone = {(start, end) for (start, end), people in pairs.items() if people == 1 and start != end}
    for size in range(1, TOLD_OTHERWISE + 1):
        for before in map(Counter, combinations_with_replacement(sorted(pairs), size)):
            if alone and all(people <= pairs[pair] for pair, people in before.items()):
                alone -= {
                    pair
                    for after in _otherwise(before, second, crossing)
                    for pair in alone
                    if after[pair] != before[pair]
                }
    return bool(alone)


def _otherwise(before: Counter[tuple[int, int]], second: bool, crossing: bool) -> Iterator[Counter[tuple[int, int]]]:
    """The same people gone elsewhere, so that the counts that are told stay as they are."""
    starts, ends = zip(*before.elements(), strict=True)
    said = _says(before, crossing)
    for others in set(permutations(ends) if second else product(POINTS, repeat=len(ends))):
        after = Counter(zip(starts, others, strict=True))
        if _says(after, crossing) == said:
            yield after


def _says(pairs: Pairs, crossing: bool) -> tuple[Cells, Crossing | None]:
    return cells_of(pairs), crossing_of(pairs) if crossing else None


def _in_order(pairs: Pairs) -> tuple[tuple[int, int, int], ...]:
    return tuple((*points, people) for points, people in sorted(pairs.items()) if people)


def _flat_pairs(told_before: Iterable[Movement]) -> Iterator[list[int]]:
    return (_flat(one.pairs) for one in told_before if one.pairs)


def _flat(pairs: Iterable[tuple[int, int, int]]) -> list[int]:
    """The people of every pair of points, those of nobody too, so that two publications can be held together."""
    people = {(first, second): count for first, second, count in pairs}
    return list(chain.from_iterable([people.get((first, second), 0) for second in POINTS] for first in POINTS))
