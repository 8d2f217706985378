from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, product
from random import Random

import pytest

from discussions.compare import movement
from discussions.compare.movement import Cells, Crossing, Moved, Movement

STAYED = {(2, 2): 3, (3, 3): 2, (4, 4): 3}
MOVED = STAYED | {(1, 4): 3}


def test_those_who_moved_are_counted_by_their_way():
    assert movement.cells_of({(2, 2): 3, (1, 4): 2, (3, 5): 1, (5, 1): 4}) == Cells(kept=3, up=3, down=4)


def test_rows_are_of_the_same_people():
    assert (movement.first_row(MOVED), movement.second_row(MOVED)) == ((3, 3, 2, 3, 0), (0, 3, 2, 6, 0))


def test_where_every_count_is_of_two_or_more_all_of_it_is_told():
    each = ((1, 4, 3), (2, 2, 3), (3, 3, 2), (4, 4, 3))
    assert movement.told(MOVED) == Movement(
        Cells(8, 3, 0), (3, 3, 2, 3, 0), (0, 3, 2, 6, 0), each, Crossing(3, 0, 3, 5)
    )


@pytest.mark.parametrize(
    "pairs", [{(2, 2): 8, (1, 4): 1}, {(2, 2): 8, (4, 1): 1, (1, 4): 2}, {(2, 2): 1, (1, 4): 5}, {(5, 1): 6, (1, 1): 1}]
)
def test_one_alone_who_kept_or_moved_closes_it(pairs):
    assert movement.told(pairs) is None


def test_nobody_or_two_who_moved_may_be_told():
    assert movement.told({(2, 2): 6}).cells == Cells(6, 0, 0)
    assert movement.told({(2, 2): 4, (4, 1): 2}).cells == Cells(4, 0, 2)


def test_where_one_went_alone_only_the_way_is_told():
    # One left 1 and one left 2: a second row beside the first would tell where both of them stood.
    assert movement.told({(1, 4): 1, (2, 4): 1, (4, 4): 4}) == Movement(
        Cells(4, 2, 0), (1, 1, 0, 4, 0), crossing=Crossing(4, 0, 2, 0)
    )


def test_two_rows_that_differ_by_two_are_told_without_their_links():
    found = movement.told({(2, 4): 2, (3, 3): 1, (4, 4): 4})
    assert (found.second, found.pairs) == ((0, 0, 1, 6, 0), None)


def test_two_rows_that_together_lead_to_one_who_moved_are_not_told():
    # Each point changes by nobody or by two or more. But three moved down from 2 and 3, and only one way fits.
    pairs = {(4, 4): 2, (1, 1): 1, (2, 1): 1, (3, 1): 1, (3, 2): 1}
    found = movement.told(pairs)
    assert (movement.first_row(pairs), movement.second_row(pairs)) == ((1, 1, 2, 2, 0), (3, 1, 0, 2, 0))
    assert (found.cells, found.second) == (Cells(3, 0, 3), None)


def test_of_more_than_25_people_the_slopes_are_not_drawn():
    found = [movement.told({(2, 2): kept, (1, 4): 3}) for kept in (22, 23)]
    assert [(bool(one.second), bool(one.pairs)) for one in found] == [(True, True), (True, False)]


@pytest.mark.parametrize(
    "pairs", [{(5, 5): 3, (3, 4): 2, (4, 5): 1}, {(1, 1): 3, (3, 2): 2, (2, 1): 1}], ids=["up from 4", "down from 2"]
)
def test_a_way_that_only_one_can_have_gone_is_not_told(pairs):
    assert movement.told(pairs) is None


def places(people: int, room: int) -> Iterator[tuple[int, ...]]:
    """Every way in which so many people can be spread over so many points."""
    if room == 1:
        yield (people,)
        return
    for here in range(people + 1):
        yield from ((here, *rest) for rest in places(people - here, room - 1))


def ways(found: Movement) -> Iterator[Counter[tuple[int, int]]]:
    """Every movement that has all the counts that are told of this one."""
    for rows in product(*(list(places(people, 5)) for people in found.first)):
        pairs = Counter({(a, b): n for a, row in enumerate(rows, 1) for b, n in enumerate(row, 1) if n})
        fits = movement.cells_of(pairs) == found.cells
        fits = fits and (not found.second or movement.second_row(pairs) == found.second)
        if fits and (not found.crossing or movement.crossing_of(pairs) == found.crossing):
            yield pairs


def alone_in_all(found: Movement) -> set[tuple[int, int]]:
    """Where exactly one person has gone in every movement that fits."""
    left = set(product(range(1, 6), range(1, 6))) - {(point, point) for point in range(1, 6)}
    for pairs in ways(found):
        left = {pair for pair in left if pairs[pair] == 1}
        if not left:
            break
    return left


def small_groups(chance: Random) -> Iterator[Counter[tuple[int, int]]]:
    for _ in range(60):
        starts = chance.choices((1, 2, 3, 4, 5, 5, 5), k=chance.choice((5, 6)))
        yield Counter((a, min(5, max(1, a + chance.choice((0, 0, -1, 1, 2))))) for a in starts)


def test_no_count_that_is_told_leads_to_one_who_moved_and_the_naive_way_does():
    groups = list(small_groups(Random(1)))
    out = [found for found in map(movement.told, groups) if found and not found.pairs]
    naive = [replace(everything(pairs, ()), pairs=None) for pairs in groups]
    assert ([one for one in out if alone_in_all(one)], len(out) > 12) == ([], True)
    assert sum(bool(alone_in_all(one)) for one in naive) > 12


def test_a_publication_waits_until_three_have_changed_it():
    first = movement.told(MOVED)
    assert movement.told(MOVED | {(4, 4): 1, (4, 5): 2}, [first]) is None
    assert movement.told(MOVED | {(4, 4): 4, (2, 4): 2, (2, 2): 1}, [first]) is None
    assert movement.told(MOVED | {(4, 4): 6}, [first]).cells == Cells(11, 3, 0)
    assert movement.told(MOVED, [first]) == first


def test_what_one_row_would_tell_beside_an_earlier_one_is_left_out():
    first = movement.told({(3, 3): 5, (2, 4): 4})
    # As many moved up as before; but the second row would say that two of them changed their mind once more.
    assert movement.told({(3, 3): 5, (2, 4): 2, (2, 5): 2}, [first]) == Movement(
        Cells(5, 4, 0), (0, 4, 5, 0, 0), crossing=Crossing(0, 0, 4, 5)
    )


def test_links_are_left_out_where_two_have_only_changed_places():
    first = movement.told({(1, 4): 4, (2, 5): 4, (3, 3): 4})
    swapped = {(1, 4): 2, (1, 5): 2, (2, 5): 2, (2, 4): 2, (3, 3): 4}
    assert (first.pairs is not None, movement.told(swapped, [first]).pairs is not None) == (True, True)
    # Of the four that are told apart by now, two stay as they were: two people alone would have changed.
    assert movement.told({(1, 4): 2, (1, 5): 2, (2, 5): 4, (3, 3): 4}, [first]).pairs is None


def test_two_readings_are_held_against_each_other_in_four_cells():
    pairs = {(5, 4): 2, (4, 1): 3, (3, 5): 4, (2, 3): 2, (1, 1): 6}
    assert movement.crossing_of(pairs) == Crossing(both=2, before_only=3, after_only=4, neither=8)
    assert movement.told(pairs).crossing == Crossing(2, 3, 4, 8)


@pytest.mark.parametrize(
    "pairs",
    [
        {(5, 5): 1, (4, 2): 2, (1, 4): 2, (1, 1): 3},
        {(5, 5): 3, (4, 2): 1, (3, 2): 2, (1, 1): 3},
        {(5, 5): 3, (1, 4): 1, (1, 2): 2, (1, 1): 3},
        {(5, 5): 3, (1, 4): 2, (2, 1): 2, (4, 1): 2, (1, 2): 1},
    ],
    ids=["both", "before only", "after only", "one moved without crossing"],
)
def test_the_four_cells_stay_closed_where_one_of_them_speaks_of_one(pairs):
    found = movement.told(pairs)
    assert (found is not None, found.crossing) == (True, None)


def test_the_four_cells_wait_until_three_have_changed_them():
    first = movement.told({(5, 5): 4, (1, 4): 3, (1, 1): 5})
    # Three came; and in the other case two have come who lean towards the upper end in both readings.
    assert movement.told({(5, 5): 4, (1, 4): 3, (1, 1): 5, (1, 2): 3}, [first]).crossing == Crossing(4, 0, 3, 8)
    assert movement.told({(5, 5): 4, (1, 4): 3, (1, 1): 3, (1, 2): 2, (4, 5): 2}, [first]).crossing is None


@pytest.mark.parametrize(
    ("cells", "way"),
    [
        (Cells(6, 0, 0), Moved.NOBODY),
        (Cells(6, 2, 0), Moved.UP),
        (Cells(6, 0, 2), Moved.DOWN),
        (Cells(6, 2, 2), Moved.BOTH),
        (Cells(0, 2, 2), Moved.BOTH),
        (Cells(0, 6, 0), Moved.ALL_UP),
        (Cells(0, 0, 6), Moved.ALL_DOWN),
    ],
)
def test_each_way_has_its_name(cells, way):
    assert movement.way(cells) is way


def walked(chance: Random, *, tell) -> list[Movement]:
    """What is published while twelve people rate again, a few between two publications."""
    now = [(point, point) for point in chance.choices(range(1, 6), k=12)]
    out: list[Movement] = []
    for _ in range(12):
        for place in chance.sample(range(12), chance.choice((1, 2, 3, 5))):
            now[place] = (now[place][0], chance.randint(1, 5))
        found = tell({pair: now.count(pair) for pair in now}, out)
        if found is not None and found not in out:
            out.append(found)
    return out


def everything(pairs, earlier) -> Movement:
    each = tuple((*pair, people) for pair, people in sorted(pairs.items()))
    return Movement(
        movement.cells_of(pairs),
        movement.first_row(pairs),
        movement.second_row(pairs),
        each,
        movement.crossing_of(pairs),
    )


def lone(out: list[Movement]) -> int:
    """How many counts of one person these publications tell, by themselves or as a difference of two in time."""
    rows = [
        [one.cells for one in out],
        [one.second for one in out if one.second],
        [one.crossing for one in out if one.crossing],
    ]
    said = ((*one.cells, *(one.crossing or ()), *(people for *_, people in one.pairs or ())) for one in out)
    alone = sum(count == 1 for counts in said for count in counts)
    apart = [
        sum(abs(new - old) for old, new in zip(before, now, strict=True))
        for kind in rows
        for before, now in combinations(kind, 2)
    ]
    return alone + sum(0 < difference <= 2 for difference in apart)


def test_two_hundred_discussions_tell_of_nobody_alone_and_the_naive_way_does():
    told, naive = 0, 0
    published = 0
    for seed in range(200):
        out = walked(Random(seed), tell=movement.told)
        published += len(out)
        told += lone(out)
        naive += lone(walked(Random(seed), tell=everything))
    assert (told, published > 100, naive > 1_000) == (0, True, True)


def test_who_moved_went_up_or_down():
    assert (Cells(3, 2, 1).moved, Cells(3, 2, 1).n) == (3, 6)
