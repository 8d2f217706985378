"""2,000 random publications over teams, runs and ticks: nothing that speaks of 1 to k - 1 people follows from them."""

from __future__ import annotations

from itertools import accumulate
from random import Random

import pytest

from discussions.compare.outward import FEWEST, seen_outside, together

from .test_disclosure import derivable

PUBLICATIONS = 2_000
TICKS = 3


def told_of(chance):
    """Teams by runs of some ticks each: how many come with each tick, and at which moments the team has agreed."""
    runs = [(team, run) for team in range(chance.randint(1, 3)) for run in range(chance.randint(1, 2))]
    came = {one: [chance.choice((0, 1, 2, 3, 4, 5, 6, 9)) for _ in range(TICKS)] for one in runs}
    agreed = {one: [chance.random() < 0.7 for _ in range(TICKS)] for one in runs}
    return came, agreed


def cells_of(one, ticks):
    return frozenset((*one, tick) for tick in range(ticks))


def published(came, agreed):
    """What everybody outside has seen in the end, as sets of cells; the counts are on two points of a scale."""
    seen = {one: [] for one in came}
    reached = {one: list(accumulate(people)) for one, people in came.items()}
    totals = set()
    for tick in range(TICKS):
        for one in came:
            seen[one] = seen_outside(seen[one], [reached[one][tick], 0], FEWEST)
        here = [one for one in came if agreed[one][tick]]
        shown = {one: seen[one][-1] for one in here if seen[one]}
        parts = {one: cells_of(one, reached[one].index(counts[0]) + 1) for one, counts in shown.items()}
        totals |= set(parts.values())
        if together([shown.get(one) for one in here]) is not None:
            totals.add(frozenset().union(*parts.values()))
    return list(totals)


def published_naively(came, agreed):
    """Each total of at least k people, whatever stands beside it."""
    totals = set()
    for tick in range(TICKS):
        here = [cells_of(one, tick + 1) for one in came if agreed[one][tick]]
        for total in (*here, frozenset().union(*here)):
            if sum(came[cell[:2]][cell[2]] for cell in total) >= FEWEST:
                totals.add(total)
    return list(totals)


def sizes_of(came):
    return {(*one, tick): count for one, people in came.items() for tick, count in enumerate(people)}


@pytest.mark.parametrize("part", range(4))
def test_nothing_small_follows_from_what_teams_see_of_each_other(part):
    chance = Random(part)
    for _ in range(PUBLICATIONS // 4):
        came, agreed = told_of(chance)
        assert derivable(published(came, agreed), sizes_of(came)) == []


def test_hiding_small_totals_alone_gives_people_away():
    chance = Random(0)
    tables = [told_of(chance) for _ in range(100)]
    assert sum(bool(derivable(published_naively(*one), sizes_of(one[0]))) for one in tables) >= 50


def test_the_rule_still_shows_what_is_harmless():
    chance = Random(0)
    assert sum(len(published(*told_of(chance))) for _ in range(100)) >= 200


def test_counts_move_on_when_as_many_as_the_floor_have_changed():
    assert seen_outside([], [4, 0], 3) == []
    assert seen_outside([], [5, 0], 3) == [[5, 0]]
    assert seen_outside([[5, 0]], [5, 4], 3) == [[5, 0]]
    assert seen_outside([[5, 0]], [5, 5], 3) == [[5, 0], [5, 5]]
    assert seen_outside([[5, 0]], [5, 5], 7) == [[5, 0]]
    assert seen_outside([[5, 0]], [5, 0], 5) == [[5, 0]]
    assert seen_outside([[5, 0]], None, 5) == [[5, 0]]


def test_counts_come_back_to_earlier_ones():
    assert seen_outside([[5, 0], [9, 9]], [5, 0], 5) == [[5, 0], [9, 9], [5, 0]]


def test_there_is_a_total_only_where_every_team_is_shown():
    assert together([[5, 1], [0, 7]]) == [5, 8]
    assert together([[5, 1], None]) is None
    assert together([[5, 1], None, None]) is None
    assert together([]) is None


def test_scales_of_different_lengths_have_no_total():
    with pytest.raises(ValueError, match="argument 2"):
        together([[5, 1], [0, 7, 2]])
