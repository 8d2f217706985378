from __future__ import annotations

from math import dist

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from discussions.compare import maps
from discussions.compare.maps import HEIGHT, STEP, WIDTH, Spot
from discussions.compare.opinions import opinion_groups

from .test_opinions import camps

place = st.integers(-90, 90).map(lambda value: value / 10)
places = st.lists(st.tuples(place, place), max_size=12)
# The margin, but for the last bits of a float.
LEFT = maps.MARGIN - 1e-6
points = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=12)


@given(found=places)
def test_everybody_stands_on_the_map_inside_its_margin(found):
    unit = maps.unit_of(found)
    drawn = [maps.drawn(place, unit) for place in found]
    assert all(LEFT <= x <= WIDTH - LEFT and LEFT <= y <= HEIGHT - LEFT for x, y in drawn)


@given(found=places)
def test_each_person_is_counted_in_one_place_in_coarse_steps(found):
    spots = maps.spots(dict(enumerate(found)), {}, maps.unit_of(found))
    assert sum(spot.people for spot in spots) == len(found)
    assert all(spot.x % STEP == spot.y % STEP == 0 and spot.group is None for spot in spots)


def test_people_of_two_groups_at_one_place_are_two_spots():
    spots = maps.spots({"a": (0, 0), "b": (0, 0.01), "c": (0, 0)}, {"a": 0, "b": 0, "c": 1}, 1.0)
    assert spots == (Spot(240, 168, 0, 2), Spot(240, 168, 1, 1))


def test_nobody_at_all_has_a_unit():
    assert (maps.unit_of([]), maps.unit_of([(0.0, 0.0)])) == (1.0, 1.0)


def test_the_first_axis_goes_right_and_the_second_up():
    assert maps.drawn((1, 1), 10) == (WIDTH / 2 + 10, HEIGHT / 2 - 10)


def test_who_lies_outside_stands_at_the_edge():
    assert maps.drawn((99, -99), 100) == (WIDTH, HEIGHT)


def test_ones_own_votes_stand_where_the_count_placed_them():
    votes = camps(40)
    found = opinion_groups(votes)
    own = {answer: vote for person, answer, vote in votes if person == 7}
    assert maps.standing(own, found.means, found.axes) == pytest.approx(found.positions[7])


def test_an_answer_that_was_not_counted_moves_nobody():
    axes, means = {"a": (1.0, 0.0)}, {"a": 0.0}
    assert maps.standing({"a": 1, "b": -1}, means, axes) == maps.standing({"a": 1}, means, axes)


@given(found=points)
def test_a_hull_holds_all_points_and_its_corners_are_among_them(found):
    corners = maps.hull(found)
    assert set(corners) <= set(found)
    for first, second in zip(corners, corners[1:] + corners[:1], strict=True):
        assert all(maps._turn(first, second, point) >= 0 for point in found) or len(corners) < 3


def test_a_hull_is_as_small_as_can_be():
    square = [(0, 0), (4, 0), (4, 4), (0, 4)]
    assert sorted(maps.hull([*square, (2, 2), (2, 0), (0, 0)])) == sorted(square)


@pytest.mark.parametrize("few", [[], [(1, 1)], [(1, 1), (2, 2)], [(1, 1), (2, 2), (3, 3)]])
def test_points_in_a_line_have_their_ends(few):
    assert set(maps.hull(few)) == set(few[:1] + few[-1:])


def test_the_same_axes_point_the_same_way_as_before():
    votes = camps(40)
    first = opinion_groups(votes)
    turned = {answer: (-x, -y) for answer, (x, y) in first.axes.items()}
    again = opinion_groups(votes, before=turned)
    assert np.allclose([again.axes[one] for one in turned], list(turned.values()))
    assert dist(again.positions[3], first.positions[3]) > 1


def test_no_order_of_people_is_left_in_the_order_of_places():
    found = {"late": (3.0, 0.0), "early": (-3.0, 0.0), "between": (0.0, 0.0)}
    backwards = dict(reversed(found.items()))
    assert [spot.x for spot in maps.spots(found, {}, 40.0)] == [120, 240, 360]
    assert maps.spots(backwards, {}, 40.0) == maps.spots(found, {}, 40.0)
