"""Where people and groups stand on the map of opinions, in the user units of an SVG: geometry only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import sqrt
from typing import Any, NamedTuple

WIDTH, HEIGHT, MARGIN = 480, 340, 40
# Places are told in steps so coarse that nobody's votes can be worked out from one.
STEP = 12
# Damping: somebody with few votes is drawn to the middle instead of being thrown to the edge.
DAMPING = 20.0

Place = tuple[float, float]


class Spot(NamedTuple):
    """So many people of a group stand here; `group` is None where there are no groups."""

    x: int
    y: int
    group: int | None
    people: int


def unit_of(places: Sequence[Place]) -> float:
    """How many units of the picture one unit of the plane is, so that everybody is inside and shapes are kept."""
    wide = max((abs(x) for x, _ in places), default=0.0)
    high = max((abs(y) for _, y in places), default=0.0)
    fits = [(size / 2 - MARGIN) / far for size, far in ((WIDTH, wide), (HEIGHT, high)) if far > 0]
    return min(fits, default=1.0)


def drawn(place: Place, unit: float) -> Place:
    """A place of the plane on the map; the middle is the middle, and what lies outside stands at the edge."""
    x, y = WIDTH / 2 + place[0] * unit, HEIGHT / 2 - place[1] * unit
    return min(max(x, 0.0), WIDTH), min(max(y, 0.0), HEIGHT)


def spots(places: Mapping[Any, Place], groups: Mapping[Any, int], unit: float) -> tuple[Spot, ...]:
    """Who stands where, in coarse steps and in the order of the places, so that nobody can be followed."""
    people = Counter((*_coarse(drawn(place, unit)), groups.get(one)) for one, place in places.items())
    found = (Spot(x, y, group, count) for (x, y, group), count in people.items())
    return tuple(sorted(found, key=lambda spot: (spot.x, spot.y, -1 if spot.group is None else spot.group)))


def standing(own: Mapping[str, int], means: Mapping[str, float], axes: Mapping[str, Place]) -> Place:
    """Where somebody with these votes stands in the plane, as `plane.positions` places everybody."""
    met = [answer for answer in own if answer in axes]
    stretch = sqrt((len(axes) + DAMPING) / (len(met) + DAMPING))
    across, up = (sum((own[one] - means[one]) * axes[one][way] for one in met) * stretch for way in (0, 1))
    return across, up


def hull(points: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The corners of the smallest convex shape around these points, in order; two or one where they lie in a line.

    Source: Andrew's monotone chain, 1979.
    """
    ordered = sorted(set(points))
    if len(ordered) < 3:
        return ordered
    return _chain(ordered)[:-1] + _chain(ordered[::-1])[:-1]


def _chain(points: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for point in points:
        while len(found) > 1 and _turn(found[-2], found[-1], point) <= 0:
            found.pop()
        found.append(point)
    return found


def _turn(first: tuple[int, int], middle: tuple[int, int], last: tuple[int, int]) -> int:
    """Above 0 where the way from first over middle to last turns left, 0 where it goes straight on."""
    return (middle[0] - first[0]) * (last[1] - first[1]) - (middle[1] - first[1]) * (last[0] - first[0])


def _coarse(place: Place) -> tuple[int, int]:
    return round(place[0] / STEP) * STEP, round(place[1] / STEP) * STEP
