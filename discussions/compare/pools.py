"""Teams too small to stand alone, put together in a pool.

A pool is made once and stays as it is: the same teams, with the counts of that day. Its teams are over, have never been
shown alone, never will be, and are in no other pool. So no sum or difference over time, or over teams, speaks of a part
of one; what could speak of a part is what somebody knows of the teams in it from inside.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from collections.abc import Set as AbstractSet

from .disclosure import Cell, open_at, publishable


def is_too_small(people: int, k: int, *, is_over: bool, seen: Collection[object]) -> bool:
    """Whether a team may be pooled: somebody is in it, fewer than k, nobody comes any more, and it was never `seen`."""
    return is_over and not seen and 0 < people < k


def may_pool(people: Mapping[Cell, int], known: Iterable[AbstractSet[Cell]], k: int) -> bool:
    """Whether the sum over teams may be told outside of them.

    `known` has the teams that one person knows from inside, for each such person. What is known can be taken away, so
    it counts as empty: what is left then is nobody or at least k.
    """
    teams = people.keys()
    left = [{team: 0 if team in inside else people[team] for team in teams} for inside in (frozenset(), *known)]
    return len(teams) > 1 and open_at(k, sum(people.values())) and all(publishable([], teams, one, k) for one in left)
