"""What a tick lets out of first and second ratings."""

import pytest
from django.db import transaction

from discussions.domain import comparing, export, group, results, rounds, ticks
from tests import people
from tests.layers import laid

pytestmark = pytest.mark.django_db

ME = [1, 1, 1, 2, 2, 2, 4, 4]


@laid
def team():
    """Eight whose ratings can be read."""
    found = people.answered(people.discussion(), 8, me=ME)
    people.publish(found[0].discussion)
    return found


def rate_again(team, *points) -> None:
    for one, point in zip(team, points, strict=False):
        if point is not None:
            people.think_again(one, me=point)


@transaction.atomic
def tick(team):
    """A tick in the middle of a discussion; what is told of the movement after it."""
    locked = rounds.lock(people.round_of(team[0].discussion).id)
    ticks.tick(locked)
    return result(team).moved


def result(team):
    return results.result_of(people.round_of(team[0].discussion))


def test_it_opens_when_as_many_have_rated_again_as_figures_need(team):
    rate_again(team, 4, 4, 4, 2)
    before = tick(team), result(team).moved_hidden
    rate_again(team[4:], 2)
    assert before == (
        None,
        "How ratings moved after reading opens when 5 have rated again and no count points at one person.",
    )
    assert (tick(team).cells, result(team).moved_hidden) == ((5, 3, 0), "")


def test_one_alone_who_moved_is_not_told_and_two_are(team):
    rate_again(team, 4, 1, 1, 2, 2)
    before = tick(team)
    rate_again(team[1:], 4)
    assert (before, tick(team).cells) == (None, (6, 2, 0))


def test_who_gave_no_second_rating_stayed(team):
    rate_again(team, 4, 4, 4, 2, 2)
    assert tick(team).first == tuple(people.round_of(team[0].discussion).figures["me"]) == (3, 3, 0, 2, 0)


def test_a_change_of_one_or_two_waits_and_the_earlier_one_stays(team):
    rate_again(team, 4, 4, 4, 2, 2)
    first = tick(team)
    rate_again(team[3:], 5, 5)
    waits = tick(team)
    rate_again(team[5:], 5)
    assert (waits == first, tick(team).cells) == (True, (2, 6, 0))


def test_it_never_goes_out_beside_first_ratings_that_wait(team):
    rate_again(team, 4, 4, 4, 2, 2)
    people.answered(team[0].discussion, 1, me=[5])
    assert tick(team) is None
    people.answered(team[0].discussion, 2, me=[5, 5])
    assert tick(team).first == (3, 3, 0, 2, 3)


def test_it_goes_with_the_first_ratings_below_their_floor(team):
    rate_again(team, 4, 4, 4, 2, 2)
    tick(team)
    for one in team[:4]:
        people.withdraw(one)
    assert (result(team).me, result(team).moved) == (None, None)


def test_it_closes_at_the_tick_after_too_few_are_left_who_rated_again(team):
    rate_again(team, 4, 4, 4, 2, 2)
    tick(team)
    for one in team[:1]:
        people.withdraw(one)
    assert (result(team).moved is None, tick(team)) == (False, None)


@pytest.mark.parametrize("point", [2, 5])
def test_what_has_closed_does_not_open_because_who_comes_moved_as_did_who_went(team, point):
    rate_again(team, 4, 4, 4, 2, 2)
    tick(team)
    people.think_again(team[4], me=None)
    closed = tick(team)
    people.think_again(team[3], me=2)
    people.think_again(team[4], me=point)
    assert (closed, tick(team)) == (None, None)


def test_the_page_and_the_files_say_the_same(team):
    rate_again(team, 4, 4, 4, 2, 2)
    tick(team)
    said = "After reading, 3 of 8 moved towards “readily”; 5 stayed, or did not rate again."
    left = export.exported(people.again(team[0]).discussion).questions[0].moved
    assert group.group_of(result(team)).moved.finding == left.finding == said
    assert [people for _, people in left.cells] == [5, 3, 0]


def test_where_i_went_is_told_to_me_alone(team):
    rate_again(team, 4, 1)
    people.publish(team[0].discussion)
    said = [comparing.standing(people.again(one), comparing.compared(people.again(one))[0]) for one in team[:3]]
    assert [one.moved_words for one in said] == ["You went from 1 to 4.", "You stayed at 1.", ""]
