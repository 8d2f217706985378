"""1,000 random histories of teams: nothing that speaks of 1 to k - 1 people follows from pools, nor from inside."""

from __future__ import annotations

from random import Random

import pytest

from discussions.compare.outward import FEWEST, seen_outside
from discussions.compare.pools import is_too_small, may_pool

from .test_disclosure import derivable

HISTORIES = 1_000
DAYS = 3


def history(chance):
    """Teams: who came each day, the day each is over, the days it has agreed, and what some people know from inside."""
    teams = range(chance.randint(3, 6))
    came = {team: [chance.choice((0, 1, 1, 2, 2, 3, 6)) for _ in range(DAYS)] for team in teams}
    over = {team: chance.randint(1, DAYS) for team in teams}
    for team, day in over.items():
        came[team][day:] = [0] * (DAYS - day)
    agreed = {team: [chance.random() < 0.8 for _ in range(DAYS)] for team in teams}
    inside = [{team} for team in teams if chance.random() < 0.3]
    known = [*inside, frozenset().union(*chance.sample(inside, chance.randint(0, len(inside))))]
    return came, over, agreed, known


def cells_of(team, day):
    return frozenset((team, one) for one in range(day + 1))


def published(came, over, agreed, known):
    """What everybody outside has seen in the end, as sets of cells."""
    seen, day_of, pooled, totals = {team: [] for team in came}, {}, {}, set()
    for day in range(DAYS):
        people = {team: sum(came[team][: day + 1]) for team in came}
        for team in came:
            before = len(seen[team])
            seen[team] = seen_outside(seen[team], [people[team], 0], FEWEST)
            day_of[team] = day if len(seen[team]) > before else day_of.get(team)
        here = [team for team in came if agreed[team][day]]
        totals |= {cells_of(team, day_of[team]) for team in here if seen[team] and team not in pooled}
        small = {
            team: people[team]
            for team in here
            if team not in pooled and is_too_small(people[team], FEWEST, is_over=over[team] <= day, seen=seen[team])
        }
        if may_pool(small, known, FEWEST):
            pool = frozenset().union(*(cells_of(team, day) for team in small))
            pooled |= dict.fromkeys(small, pool)
        totals |= {pool for pool in pooled.values() if {team for team, _ in pool} <= set(here)}
    return totals


def published_naively(came, over, agreed, known):
    """Each team of at least k people, and the small ones together wherever they are enough."""
    totals = set()
    for day in range(DAYS):
        here = {team: sum(came[team][: day + 1]) for team in came if agreed[team][day]}
        totals |= {cells_of(team, day) for team, people in here.items() if people >= FEWEST}
        small = [team for team, people in here.items() if people < FEWEST]
        if sum(here[team] for team in small) >= FEWEST:
            totals.add(frozenset().union(*(cells_of(team, day) for team in small)))
    return totals


def given_away(told, came, known):
    """The small groups that somebody can make out, from outside or with what is known of some teams from inside."""
    sizes = {(team, day): people for team, days in came.items() for day, people in enumerate(days)}
    for inside in ((), *known):
        left = {cell: 0 if cell[0] in inside else people for cell, people in sizes.items()}
        yield from derivable(list(told), left)


@pytest.mark.parametrize("part", range(4))
def test_nothing_small_follows_from_pools_even_for_those_inside(part):
    chance = Random(part)
    for _ in range(HISTORIES // 4):
        told = history(chance)
        assert list(given_away(published(*told), told[0], told[-1])) == []


def test_putting_together_whoever_is_small_gives_people_away():
    chance = Random(0)
    tables = [history(chance) for _ in range(100)]
    caught = [any(given_away(published_naively(*one), one[0], one[-1])) for one in tables]
    assert sum(caught) >= 50


def test_pools_are_shown_where_they_are_harmless():
    chance = Random(0)
    pools = 0
    for _ in range(100):
        pools += sum(len({team for team, _ in total}) > 1 for total in published(*history(chance)))
    assert pools >= 10


@pytest.mark.parametrize(
    ("people", "known", "may"),
    [
        ({"a": 2, "b": 3}, [], True),
        ({"a": 2, "b": 2}, [], False),
        ({"a": 6}, [], False),
        ({"a": 4, "b": 4}, [{"a"}], False),
        ({"a": 3, "b": 3, "c": 3}, [{"a"}, {"b"}, {"c"}], True),
        ({"a": 3, "b": 3, "c": 3}, [{"a", "b"}], False),
        ({"a": 3, "b": 3, "c": 3}, [{"a", "b", "c"}], True),
        ({"a": 4, "b": 4, "c": 2}, [{"a", "b"}], False),
    ],
)
def test_what_one_person_knows_can_be_taken_away(people, known, may):
    assert may_pool(people, known, FEWEST) is may


@pytest.mark.parametrize(
    ("people", "is_over", "seen", "small"),
    [
        (1, True, [], True),
        (4, True, [], True),
        (5, True, [], False),
        (0, True, [], False),
        (4, False, [], False),
        (4, True, [[5, 0]], False),
    ],
)
def test_only_a_team_that_is_over_and_was_never_seen_is_put_together_with_others(people, is_over, seen, small):
    assert is_too_small(people, FEWEST, is_over=is_over, seen=seen) is small
