"""What may be published: the floors, the steps, and that no sum or difference of totals speaks of fewer than k people.

A *cell* is a set of people whom publications tell apart: a team, a team before or after, those who came with one tick.
A *total* is the set of cells whose figures are published together. Each total is a linear equation over the cells, so
everything that can be computed from all of them lies in the row space of their indicators.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from fractions import Fraction
from itertools import combinations
from typing import TypeVar

from .elimination import Row, rank, reduced

Cell = TypeVar("Cell", bound=Hashable)
Told = TypeVar("Told")


def open_at(floor: int, voices: int) -> bool:
    """Whether something that opens at `floor` people is open with this many voices."""
    return voices >= floor


def in_steps(count: int, step: int = 3) -> int:
    """A count rounded down to whole steps, as it is shown while the answers are sealed: 0, 3, 6, ..."""
    return count - count % step


def may_follow(changed: int, k: int = 3) -> bool:
    """Whether a publication may follow another when `changed` voices came, went or altered something between the two.

    They differ by none or by at least k. One who came and one who went are two, although the sum is the same.
    """
    return changed == 0 or changed >= k


def altered(before: Sequence[int], now: Sequence[int]) -> int:
    """The fewest people who can have come, gone or moved between two counts of the same points.

    Who moves leaves one point and reaches another, and is counted once.
    """
    rises = [new - old for old, new in zip(before, now, strict=True)]
    up = sum(max(rise, 0) for rise in rises)
    return max(up, up - sum(rises))


def may_join(earlier: Iterable[Sequence[int]], now: Sequence[int], k: int = 3, *, stands: bool = True) -> bool:
    """Whether the counts of one scale may be published after earlier ones of it, over time.

    Those who answer are the same people with changes, so each difference with an earlier publication, not only with
    the last, speaks of the changes between the two: of nobody, or of at least k. Where none `stands` any more, the same
    counts as before do not come back either: that would say that whoever came chose as did whoever went.
    """
    changes = [altered(before, now) for before in earlier]
    return all(may_follow(changed, k) for changed in changes) and (stands or 0 not in changes)


def next_told(earlier: Sequence[Told], now: Told, shown: Told | None, *, joins: bool) -> tuple[Told | None, list[Told]]:
    """What is shown after a tick, and everything that was ever told: what is so `now` if it joins, else as before."""
    if not joins:
        return shown, list(earlier)
    return now, [*earlier] if now in earlier else [*earlier, now]


def kept_or_moved_ok(cells: Iterable[int]) -> bool:
    """Whether the counts of those who kept and those who moved may be shown: each is 0 or at least 2."""
    return all(may_follow(count, 2) for count in cells)


def publishable(
    already: Iterable[AbstractSet[Cell]], candidate: AbstractSet[Cell], sizes: Mapping[Cell, int], k: int
) -> bool:
    """Whether a total may join those already published: nothing then speaks of 1 to k - 1 people alone.

    `sizes` counts the people in each cell; the totals already published must have passed this rule themselves.
    Empty cells count as known, because a total of nought gives them away; with these known, sums and differences are
    all that follows from counts that are never negative.
    """
    people = _parts([*already, candidate], sizes)
    parts = [part for part, _ in people.most_common()]
    rows = reduced(list(zip(*parts, strict=True)))
    # What speaks of small parts alone is made of rows that begin with one. The largest parts lead, so that these rows
    # are few and short.
    small = [row for row in rows if people[parts[row.index(Fraction(1))]] < k]
    return not any(_isolates(small, group) for group in _groups(small, [people[part] for part in parts], k))


def let_out(
    candidates: Iterable[AbstractSet[Cell]],
    sizes: Mapping[Cell, int],
    k: int,
    already: Iterable[AbstractSet[Cell]] = (),
) -> list[AbstractSet[Cell]]:
    """Those of the candidates that may be published, tried in their order: put first what is worth most."""
    before = list(already)
    out: list[AbstractSet[Cell]] = []
    for candidate in candidates:
        if publishable([*before, *out], candidate, sizes, k):
            out.append(candidate)
    return out


def _columns(published: Iterable[AbstractSet[Cell]]) -> list[Cell]:
    return list(dict.fromkeys(cell for total in published for cell in total))


def _parts(totals: Sequence[AbstractSet[Cell]], sizes: Mapping[Cell, int]) -> Counter[tuple[int, ...]]:
    """The people of each part: cells that stand in the same totals cannot be told apart and are one part.

    A part is written as its column: 1 for each total that it stands in, else 0.
    """
    people: Counter[tuple[int, ...]] = Counter()
    for cell in _columns(totals):
        if sizes[cell]:
            people[tuple(int(cell in total) for total in totals)] += sizes[cell]
    return people


def _groups(rows: Sequence[Row], people: Sequence[int], k: int) -> Iterator[frozenset[int]]:
    """Every group of 1 to k - 1 people that can be put together from the columns of these rows."""
    columns = [column for column in range(len(people)) if any(row[column] for row in rows)]
    for count in range(1, k):
        for group in combinations(columns, count):
            if sum(people[column] for column in group) < k:
                yield frozenset(group)


def _isolates(rows: Sequence[Row], group: frozenset[int]) -> bool:
    others = [[value for column, value in enumerate(row) if column not in group] for row in rows]
    return rank(others) < len(rows)
