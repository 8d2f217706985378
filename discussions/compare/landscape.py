"""What may be shown of the opinions on a question: groups with their sizes and shares, and the map they stand on.

The floors are applied here, once, when it is made. While a discussion is open it holds places in coarse steps; the last
one holds groups alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from math import dist
from statistics import fmean
from typing import TYPE_CHECKING, Any

from . import maps
from .camps import VOTES_IN_EACH, Tally, renumbered, tallies
from .disclosure import let_out
from .maps import Place, Spot

if TYPE_CHECKING:
    from .opinions import Opinions

SMALLEST_GROUP = 3
TOO_FEW, NONE, LINE, CAMPS = "TOO_FEW", "NONE", "LINE", "CAMPS"
REST = -1

Votes = Sequence[tuple[str, str, int]]
Said = dict[str, tuple[Tally | None, ...]]


@dataclass(frozen=True)
class Camp:
    """One group: its number (0 is A), how many people, where its middle is on the map and how far they are from it."""

    number: int
    people: int
    x: int
    y: int
    reach: int


@dataclass(frozen=True)
class Landscape:
    """`pattern` is a name of `opinions.Pattern`, `share` the per cent of all variation that the map shows.

    `axes` and `means` place one's own votes, by answer. `said` has a tally for each camp, None where a floor hides it.
    `wins` counts the runs in a row that another number of camps has won.
    """

    pattern: str
    placed: int = 0
    share: int = 0
    unit: float = 1.0
    axes: dict[str, Place] = field(default_factory=dict)
    means: dict[str, float] = field(default_factory=dict)
    spots: tuple[Spot, ...] = ()
    camps: tuple[Camp, ...] = ()
    said: Said = field(default_factory=dict)
    wins: int = 0

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    def names_of(self, names: Mapping[str, str]) -> dict[str, str]:
        """Those names, by number, whose group is found here: a letter that comes again stands for other people."""
        numbers = {str(camp.number) for camp in self.camps}
        return {number: name for number, name in names.items() if number in numbers}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Landscape:
        said = {
            answer: tuple(None if one is None else Tally(**one) for one in row) for answer, row in kept["said"].items()
        }
        made = {
            "axes": {answer: (x, y) for answer, (x, y) in kept["axes"].items()},
            "spots": tuple(Spot(*one) for one in kept["spots"]),
            "camps": tuple(Camp(**one) for one in kept["camps"]),
            "said": said,
        }
        return cls(**{**kept, **made})


def landscape(
    found: Opinions, votes: Votes, *, totals: Mapping[str, int], floor: int, before: Mapping[str, int], last: bool
) -> tuple[Landscape, dict[str, int]]:
    """What may be shown, and the group of each ballot, by which the next one keeps its letters.

    `totals` counts all marks of each answer, joined or not, which everybody sees; `floor` is that of figures. The last
    landscape has nobody's place.
    """
    pattern, groups = _floored(found)
    placed = len(found.people)
    if pattern == TOO_FEW or placed < floor:
        return Landscape(TOO_FEW), {}
    if pattern == NONE:
        return Landscape(NONE, placed), {}
    groups = renumbered(groups, before) if groups else {}
    places = found.positions or {}
    unit = maps.unit_of(list(places.values()))
    made = Landscape(
        pattern,
        placed,
        share=round(100 * sum(found.shares)),
        unit=unit,
        axes=found.axes,
        means=found.means,
        spots=() if last else maps.spots(places, groups, unit),
        camps=_camps(groups, places, unit),
        said=_said(votes, groups, totals, max(floor, VOTES_IN_EACH)),
    )
    return made, groups


def _floored(found: Opinions) -> tuple[str, dict[str, int]]:
    """The pattern and its groups; with a group of one or two people, there are none to speak of."""
    groups = found.groups or {}
    sizes = [list(groups.values()).count(group) for group in set(groups.values())]
    if groups and min(sizes) < SMALLEST_GROUP:
        return LINE, {}
    return found.pattern.name, dict(groups)


def _camps(groups: Mapping[str, int], places: Mapping[str, Place], unit: float) -> tuple[Camp, ...]:
    found = []
    for number in sorted(set(groups.values())):
        stand = [maps.drawn(places[one], unit) for one, group in groups.items() if group == number]
        middle = (fmean(x for x, _ in stand), fmean(y for _, y in stand))
        reach = fmean(dist(middle, one) for one in stand)
        found.append(Camp(number, len(stand), round(middle[0]), round(middle[1]), round(reach)))
    return tuple(found)


def _said(votes: Votes, groups: Mapping[str, int], totals: Mapping[str, int], floor: int) -> Said:
    if not groups:
        return {}
    # Numbers may have gaps where a group is no more; the tallies stand in the order of the camps.
    order = {number: place for place, number in enumerate(sorted(set(groups.values())))}
    counted = tallies(votes, {one: order[number] for one, number in groups.items()})
    return {answer: _above_floors(cells, totals[answer], floor) for answer, cells in sorted(counted.items())}


def _above_floors(cells: Sequence[Tally], total: int, floor: int) -> tuple[Tally | None, ...]:
    """Each camp's tally where enough people stand behind it, and the marks of all minus the shown ones say nothing of
    one or two people either.
    """
    sizes = {place: one.seen for place, one in enumerate(cells)}
    sizes[REST] = max(0, total - sum(sizes.values()))
    large = sorted((place for place in range(len(cells)) if sizes[place] >= floor), key=lambda place: -sizes[place])
    shown = let_out([frozenset({place}) for place in large], sizes, SMALLEST_GROUP, already=[frozenset(sizes)])
    return tuple(one if frozenset({place}) in shown else None for place, one in enumerate(cells))
