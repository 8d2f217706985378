"""What people outside of a team may see of its scales, over time and beside other teams.

They are strangers to the team, so the floor of its figures, and never fewer than five people, bounds each count and
each change between two of them, too.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from .disclosure import may_join, open_at
from .scales import Counts

FEWEST = 5

Seen = list[list[int]]


def seen_outside(earlier: Sequence[list[int]], now: list[int] | None, floor: int) -> Seen:
    """Every count that outsiders may have seen, with `now` at the end where it may join; `now` is None if withheld.

    It joins if it is open and if at least as many people as the floor have come, gone or moved since each of them.
    """
    k, seen = max(floor, FEWEST), list(earlier)
    joins = now is not None and now not in seen[-1:] and open_at(k, sum(now)) and may_join(seen, now, k)
    return [*seen, now] if joins and now is not None else seen


def together(teams: Collection[Counts | None]) -> list[int] | None:
    """The sum over teams; None if one is withheld, for then the parts and the total would give it away.

    Two withheld teams stay out as well: they are enough to hide behind each other now, and no longer when one of them
    grows or leaves.
    """
    shown = [counts for counts in teams if counts is not None]
    return [sum(points) for points in zip(*shown, strict=True)] if shown and len(shown) == len(teams) else None
