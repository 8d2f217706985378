"""Nothing between 1 and k - 1 people may follow from what is published, by whatever adding and subtracting.

The judge here is not the rule's own elimination over fractions: it counts independent totals modulo a prime.
"""

from __future__ import annotations

from itertools import combinations
from random import Random

import pytest

from discussions.compare.disclosure import (
    altered,
    in_steps,
    kept_or_moved_ok,
    let_out,
    may_follow,
    may_join,
    next_told,
    open_at,
    publishable,
)

K = 5
TABLES = 2_000
PRIME = 2**61 - 1


def small_groups(cells, sizes):
    """Every group of cells that holds 1 to K - 1 people; empty cells are known to be empty."""
    full = [cell for cell in cells if sizes[cell]]
    groups = (group for count in range(1, K) for group in combinations(full, count))
    return [group for group in groups if sum(sizes[cell] for cell in group) < K]


def derivable(published, sizes):
    """The small groups for which some combination of the totals speaks of them and of nobody else."""
    cells = sorted({cell for total in published for cell in total if sizes[cell]})
    if not cells:
        return []
    rows = [[int(cell in total) for cell in cells] for total in published]
    return [group for group in small_groups(cells, sizes) if speaks_of(rows, [cells.index(cell) for cell in group])]


def speaks_of(rows, group):
    others = [[value for column, value in enumerate(row) if column not in group] for row in rows]
    return independent(rows) > independent(others)


def independent(rows):
    """How many rows are independent, modulo a prime far above any minor of so few noughts and ones."""
    found = []
    for row in rows:
        left = list(row)
        for pivot, first in found:
            left = [(value - left[first] * other) % PRIME for value, other in zip(left, pivot, strict=True)]
        first = next((column for column, value in enumerate(left) if value), None)
        if first is not None:
            inverse = pow(left[first], -1, PRIME)
            found.append(([value * inverse % PRIME for value in left], first))
    return len(found)


def table(chance):
    """Teams by runs by ticks of some people each, and what somebody would like to publish of them."""
    teams, moments = range(chance.randint(1, 3)), range(chance.randint(1, 3))
    cells = [(team, moment) for team in teams for moment in moments]
    sizes = {cell: chance.choice((0, 1, 2, 3, 4, 5, 7, 12)) for cell in cells}
    wanted = [
        frozenset(cells),
        *(frozenset(cell for cell in cells if cell[0] == team) for team in teams),
        *(frozenset(cell for cell in cells if cell[1] <= moment) for moment in moments),
        *(
            frozenset(cell for cell in cells if cell[0] == team and cell[1] <= moment)
            for team in teams
            for moment in moments
        ),
    ]
    return sizes, chance.sample(wanted, chance.randint(1, len(wanted)))


def naive(wanted, sizes):
    return [total for total in wanted if sum(sizes[cell] for cell in total) >= K]


@pytest.mark.parametrize("part", range(4))
def test_nothing_small_follows_from_what_is_let_out(part):
    chance = Random(part)
    for _ in range(TABLES // 4):
        sizes, wanted = table(chance)
        assert derivable(let_out(wanted, sizes, K), sizes) == []


def test_hiding_small_totals_alone_gives_people_away():
    chance = Random(0)
    tables = [table(chance) for _ in range(200)]
    assert sum(bool(derivable(naive(wanted, sizes), sizes)) for sizes, wanted in tables) >= 20


def test_the_rule_still_lets_out_what_is_harmless():
    sizes = {"a": 6, "b": 7, "c": 2}
    assert let_out([{"a"}, {"b"}, {"a", "b"}], sizes, K) == [{"a"}, {"b"}, {"a", "b"}]


def test_the_total_stays_back_where_the_parts_would_give_the_rest_away():
    sizes = {"a": 6, "b": 7, "c": 2}
    assert let_out([{"a"}, {"b"}, {"a", "b", "c"}], sizes, K) == [{"a"}, {"b"}]
    assert publishable([{"a"}], {"a", "c"}, sizes, K) is False


def test_two_small_teams_hide_behind_each_other_only_if_they_are_enough_together():
    assert let_out([{"a"}, {"a", "b", "c"}], {"a": 6, "b": 2, "c": 3}, K) == [{"a"}, {"a", "b", "c"}]
    assert let_out([{"a"}, {"a", "b", "c"}], {"a": 6, "b": 2, "c": 2}, K) == [{"a"}]


def test_small_teams_that_are_exactly_enough_together_are_let_out():
    totals = [{"a", "b"}, {"b", "c"}]
    assert let_out(totals, {"a": 6, "b": 2, "c": 3}, K) == totals
    assert let_out(totals, {"a": 6, "b": 2, "c": 2}, K) == [{"a", "b"}]


def test_floors_steps_and_cells():
    assert [open_at(3, voices) for voices in (2, 3)] == [False, True]
    assert [in_steps(count) for count in (0, 2, 3, 5, 6)] == [0, 0, 3, 3, 6]
    assert [may_follow(changed) for changed in range(5)] == [True, False, False, True, True]
    assert [kept_or_moved_ok(cells) for cells in ((0, 2), (1, 5), (0, 0))] == [True, False, True]


@pytest.mark.parametrize(
    ("before", "now", "people"),
    [
        ((2, 3, 0), (2, 3, 0), 0),
        ((2, 3, 0), (2, 3, 1), 1),
        ((2, 3, 0), (2, 2, 1), 1),
        ((2, 3, 0), (1, 2, 0), 2),
        ((2, 3, 0), (1, 2, 2), 2),
        ((2, 3, 0), (2, 0, 4), 4),
    ],
)
def test_who_moves_from_one_point_to_another_is_one_person(before, now, people):
    assert altered(before, now) == people


def test_counts_of_different_points_cannot_be_held_together():
    with pytest.raises(ValueError, match="argument 2"):
        altered((2, 3, 0), (2, 3))


def test_counts_join_earlier_ones_when_no_difference_speaks_of_one_or_two():
    assert may_join([], (5, 0, 0))
    assert may_join([(5, 0, 0)], (5, 3, 0))
    assert not may_join([(5, 0, 0)], (5, 2, 0))


def test_counts_that_are_far_from_the_last_may_be_near_an_earlier_one():
    assert may_join([(5, 3, 0)], (5, 0, 1))
    assert not may_join([(5, 0, 0), (5, 3, 0)], (5, 0, 1))


def test_where_none_is_shown_any_more_the_same_counts_do_not_come_back():
    found = {now: may_join([(5, 0)], now, stands=False) for now in ((5, 0), (5, 1), (5, 3))}
    assert (found, may_join([], (5, 0), stands=False)) == ({(5, 0): False, (5, 1): False, (5, 3): True}, True)


def test_what_joins_is_shown_and_remembered_once():
    assert next_told([], [5, 0], None, joins=True) == ([5, 0], [[5, 0]])
    assert next_told([[5, 0]], [5, 3], [5, 0], joins=True) == ([5, 3], [[5, 0], [5, 3]])
    assert next_told([[5, 0], [5, 3]], [5, 0], [5, 3], joins=True) == ([5, 0], [[5, 0], [5, 3]])


def test_what_does_not_join_leaves_everything_as_it_was():
    assert next_told([[5, 0]], [5, 1], [5, 0], joins=False) == ([5, 0], [[5, 0]])
    assert next_told([], [5, 1], None, joins=False) == (None, [])
