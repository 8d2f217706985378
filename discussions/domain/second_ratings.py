"""First and second ratings on the board: what a tick lets out of them, and what a page may read."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.db.models import Count

from discussions.compare import movement
from discussions.compare.disclosure import next_told, open_at
from discussions.compare.movement import Cells, Crossing, Movement
from discussions.models import Rating, Round

NAME = "moved"


def let_out(round_: Round, *, me: list[int] | None) -> dict[str, Any]:
    """The movement as the group may see it beside the first ratings `me`: a new one, the one it sees already, or none.

    It opens when as many people as figures need have rated again. It never goes out with first ratings that the
    group does not see, nor at closing where it would tell of one or two beside an earlier one.
    """
    floor = round_.discussion.floor_figures
    if me is None or not open_at(floor, sum(me)):
        return {}
    pairs, again = _pairs(round_)
    if not open_at(floor, again):
        return {}
    earlier, before = round_.let_out.get(NAME, []), (round_.figures or {}).get(NAME)
    is_beside = list(movement.first_row(pairs)) == me
    found = movement.told(pairs, map(_read, earlier), stands=bool(before)) if is_beside else None
    shown, told = next_told(earlier, _written(found) if found else {}, before, joins=found is not None)
    round_.let_out = round_.let_out | {NAME: told}
    return {NAME: shown} if shown else {}


def movement_in(figures: dict[str, Any]) -> Movement | None:
    """The movement among the figures of a board."""
    found = figures.get(NAME)
    return _read(found) if found else None


def _pairs(round_: Round) -> tuple[Counter[tuple[int, int]], int]:
    """People by their first and second point, and how many of them gave a second one."""
    rows = Rating.objects.filter(round=round_, kind=Rating.Kind.ME).values_list("value", "second_value")
    pairs: Counter[tuple[int, int]] = Counter()
    again = 0
    for first, second, people in rows.annotate(Count("id")):
        pairs[first, second or first] += people
        again += people if second else 0
    return pairs, again


def _written(found: Movement) -> dict[str, Any]:
    """As the round keeps it: lists, as they come back from the database."""
    lists = {name: None if value is None else list(value) for name, value in vars(found).items()}
    return lists | {"pairs": found.pairs and [list(one) for one in found.pairs]}


def _read(written: dict[str, Any]) -> Movement:
    second, pairs, crossing = written["second"], written["pairs"], written["crossing"]
    return Movement(
        Cells(*written["cells"]),
        tuple(written["first"]),
        tuple(second) if second else None,
        tuple((first, then, people) for first, then, people in pairs) if pairs else None,
        Crossing(*crossing) if crossing else None,
    )
