import pytest

from discussions.domain import moved, results
from tests import people

pytestmark = pytest.mark.django_db


def told(first, *second) -> moved.Moved:
    """What the compare page says where these people rate again."""
    of = people.discussion()
    team = people.readable(of, len(first), me=first)
    for one, point in zip(team, second, strict=False):
        people.think_again(one, me=point)
    people.publish(of)
    return moved.moved_of(results.result_of(people.round_of(of)))


def test_where_links_may_be_told_there_are_slopes_and_both_rows():
    found = told([1, 1, 1, 4, 4], 4, 4, 4, 4, 4)
    assert (len(found.slopes.slopes), found.rows, found.points[3]) == (2, None, (4, 2, 5))


def test_where_only_rows_may_be_told_they_stand_above_each_other():
    found = told([1, 1, 3, 4, 4], 4, 4, 3, 4, 4)
    assert (found.slopes, len(found.rows.me.dots), len(found.rows.guess.dots)) == (None, 5, 5)


def test_where_only_the_way_may_be_told_there_is_a_sentence_and_three_counts():
    found = told([1, 2, 4, 4, 4], 4, 4, 4, 4, 4)
    assert (found.slopes, found.rows, found.points, [people for _, people in found.cells]) == (
        None,
        None,
        (),
        [3, 2, 0],
    )


def test_two_readings_of_success_are_four_cells():
    found = told([1, 1, 1, 2, 2, 5, 5], 4, 4, 4, 2, 2, 5, 5)
    assert [people for _, people in found.crossing] == [2, 0, 3, 2]


def test_before_anybody_rates_again_nothing_is_told():
    assert told([1, 2, 3, 4, 5]) is None
