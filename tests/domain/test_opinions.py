"""Counting joined marks: claimed once, counted once, and the last count takes them apart."""

import threading
from datetime import timedelta

import pytest
import time_machine
from django.db import connections

from discussions.domain import ballots, clock, discussions, opinions
from discussions.models import Discussion, Opinion, Reaction
from tests import people
from tests.layers import laid
from tests.opinions import filled, mark

SOON = timedelta(seconds=11)


@laid
def of() -> Discussion:
    """Twenty-four people in two camps who have marked twelve answers."""
    return filled(24, 12)[0].discussion


def opinion(of: Discussion) -> Opinion:
    return Opinion.objects.get(round=people.round_of(of))


def close_and_count(of: Discussion) -> bool:
    people.close(of)
    return opinions.count(people.round_of(of).pk)


def joined() -> int:
    return Reaction.objects.filter(ballot__isnull=False).count()


def test_what_was_taken_in_is_claimed_once(of):
    assert (opinions.claim(), opinions.claim()) == ([people.round_of(of).pk], [])


def test_what_was_claimed_and_not_counted_is_claimed_again_later(of):
    opinions.claim()
    with time_machine.travel(clock.now() + SOON):
        assert opinions.claim() == [people.round_of(of).pk]


def test_what_was_counted_is_not_claimed_before_something_changes(of):
    opinions.count(people.round_of(of).pk)
    with time_machine.travel(clock.now() + SOON):
        assert opinions.claim() == []


def test_a_look_for_work_costs_one_query(of, django_assert_num_queries):
    opinions.claim()
    with django_assert_num_queries(1):
        opinions.claim()


def test_two_camps_are_found(of):
    assert opinions.count(people.round_of(of).pk) is True
    found = opinion(of).found
    assert (found["pattern"], found["placed"]) == ("CAMPS", 24)
    assert sorted(camp["people"] for camp in found["camps"]) == [12, 12]


def test_letters_stay_from_count_to_count(of):
    opinions.count(people.round_of(of).pk)
    before = opinion(of).groups
    Opinion.objects.update(taken=9)
    opinions.count(people.round_of(of).pk)
    assert (opinion(of).groups, len(set(before.values()))) == (before, 2)


def test_an_answer_that_left_the_board_is_not_counted(of):
    card = people.round_of(of).cards.first()
    key = str(card.pk)
    card.delete()
    opinions.count(people.round_of(of).pk)
    assert (len(opinion(of).found["said"]), key in opinion(of).found["said"]) == (11, False)


def test_while_it_is_open_marks_stay_joined(of):
    opinions.count(people.round_of(of).pk)
    assert (opinion(of).is_final, joined() > 150) == (False, True)


def test_the_last_count_takes_the_marks_apart_and_keeps_sizes_and_shares(of):
    assert close_and_count(of) is True
    last = opinion(of)
    assert (last.is_final, last.ballots, last.groups, last.found["spots"], joined()) == (True, {}, {}, [], 0)
    assert (len(last.found["camps"]), Reaction.objects.count()) == (2, 24 * 12 - 12)


def test_after_the_last_count_nothing_is_counted_and_nothing_is_joined(of):
    close_and_count(of)
    discussions.reopen(of)
    Reaction.objects.all().delete()
    mark(people.people(of, 12), people.round_of(of))
    people.publish(of)
    assert (joined(), opinions.count(people.round_of(of).pk), opinion(of).ballots) == (0, False, {})


def test_the_last_count_waits_until_the_closing_can_be_undone_no_more(of):
    opinions.count(people.round_of(of).pk)
    discussions.close(of)
    found = []
    for seconds in (59, 61):
        with time_machine.travel(clock.now() + timedelta(seconds=seconds)):
            discussions.finish_closed()
            found.append(people.round_of(of).pk in opinions.claim())
    assert found == [False, True]


def test_another_number_of_groups_has_to_win_three_counts(db):
    of = filled(36, 16)[0].discussion
    opinions.count(people.round_of(of).pk)
    found = opinion(of).found
    # As if there had been three groups the last time: in these marks there are two.
    Opinion.objects.update(found=found | {"camps": [found["camps"][0] | {"number": number} for number in range(3)]})
    shown = [len(found["camps"])]
    for taken in (2, 3, 4):
        Opinion.objects.update(taken=taken)
        opinions.count(people.round_of(of).pk)
        shown.append(len(opinion(of).found["camps"]))
    assert shown == [2, 3, 3, 2]


def test_a_discussion_that_was_opened_again_meanwhile_keeps_its_marks(of):
    people.close(of)
    begun = opinion(of)
    looked = opinions._look(begun, last=True)
    discussions.reopen(of)
    assert (opinions._keep(begun, looked, last=True), opinion(of).is_final, joined() > 150) == (False, False, True)


@pytest.mark.parametrize("end", [ballots.forget, discussions.delete], ids=["kept apart", "deleted"])
def test_a_count_of_marks_that_are_gone_meanwhile_is_not_kept(of, end):
    begun = opinion(of)
    looked = opinions._look(begun, last=False)
    end(of)
    assert (opinions._keep(begun, looked, last=False), Opinion.objects.count()) == (False, 0)


def test_at_night_every_last_count_is_made(of):
    people.close(of)
    opinions.count_closed()
    assert (Opinion.objects.filter(is_final=False).count(), joined()) == (0, 0)


@pytest.mark.django_db(transaction=True)
def test_of_several_processes_that_look_at_once_one_claims(transactional_db):
    filled(12, 8)
    found: list[int] = []
    together = threading.Barrier(4)

    def claim() -> None:
        together.wait()
        try:
            found.append(len(opinions.claim()))
        finally:
            connections.close_all()

    others = [threading.Thread(target=claim) for _ in range(4)]
    for one in others:
        one.start()
    for one in others:
        one.join()
    assert sorted(found) == [0, 0, 0, 1]


@pytest.mark.django_db(transaction=True)
def test_of_two_who_count_at_once_one_does(transactional_db):
    of = filled(12, 8)[0].discussion
    round_id = people.round_of(of).pk
    found: list[bool] = []

    def count() -> None:
        try:
            found.append(opinions.count(round_id))
        finally:
            connections.close_all()

    with opinions._alone(round_id) as alone:
        other = threading.Thread(target=count)
        other.start()
        other.join()
    assert (alone, found, opinions.count(round_id)) == (True, [False], True)
