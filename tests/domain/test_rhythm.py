from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from discussions.domain import clock, rhythm
from discussions.models import Answer, Card, Discussion
from tests import people

pytestmark = pytest.mark.django_db


def test_a_beat_closes_what_is_overdue_and_publishes_the_rest():
    closing = clock.now() + timedelta(hours=1)
    of = people.discussion(closes_at=closing)
    people.answered(of, 2)
    found = []
    for minutes in (2, 4):
        with time_machine.travel(closing + timedelta(minutes=minutes)):
            rhythm.beat()
        found.append((Discussion.objects.get().state, Card.objects.count()))
    assert found == [("closed", 0), ("closed", 2)]


def test_a_beat_deletes_what_is_due():
    of = people.discussion(time_zone="America/Los_Angeles", delete_on=date(2099, 3, 11))
    people.answered(of, 3)
    found = []
    for hour in (6, 8):
        with time_machine.travel(datetime(2099, 3, 11, hour, tzinfo=UTC)):
            rhythm.beat()
        found.append((Discussion.objects.count(), Answer.objects.count()))
    assert found == [(1, 3), (0, 0)]


def test_a_beat_makes_the_ticks_that_time_has_made_due(settings):
    settings.TICK_SECONDS = 15
    of = people.discussion()
    people.answered(of, 6)
    before = Card.objects.count()
    with time_machine.travel(clock.now() + timedelta(seconds=16)):
        rhythm.beat()
    assert (before, Card.objects.count()) == (3, 6)


def test_a_beat_with_nothing_due_changes_nothing():
    of = people.discussion()
    people.answered(of, 5)
    before = (people.round_of(of).ticks, bytes(people.round_of(of).version))
    rhythm.beat()
    assert (people.round_of(of).ticks, bytes(people.round_of(of).version)) == before


@pytest.mark.parametrize("count", [1, 5])
def test_a_beat_costs_the_same_however_many_discussions_rest(count, django_assert_num_queries):
    edition = people.edition()
    for _ in range(count):
        of = people.discussion(of=edition)
        for number in range(1, 6):
            people.answered(of, 3, number=number)
    with django_assert_num_queries(6):
        rhythm.beat()
