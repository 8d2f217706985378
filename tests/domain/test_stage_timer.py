from datetime import timedelta

import pytest
import time_machine

from discussions.domain import clock, stage_timer, staging
from discussions.domain.refusals import UnknownChoice
from discussions.domain.stage_refusals import DoneAlready, NoTimer
from discussions.models import Answer, Discussion
from tests import people

pytestmark = pytest.mark.django_db


@pytest.fixture
def time():
    with time_machine.travel(clock.now(), tick=False) as found:
        yield found


def left(of) -> int | None:
    return stage_timer.clock_of(staging.stage_of(Discussion.objects.get(pk=of.pk))).seconds_left


def test_a_timer_counts_by_the_clock_of_the_server_and_stays_at_zero(time):
    of = people.discussion()
    stage_timer.start(of, minutes=3)
    found = [left(of)]
    for seconds in (60, 119.5, 1, 600):
        time.shift(seconds)
        found.append(left(of))
    assert found == [180, 120, 1, 0, 0]


def test_a_minute_more_is_added_to_what_is_left(time):
    of = people.discussion()
    stage_timer.start(of, minutes=2)
    time.shift(30)
    stage_timer.add_minute(of, revision=0)
    assert left(of) == 150


def test_after_the_end_a_minute_more_is_a_minute_from_now(time):
    of = people.discussion()
    stage_timer.start(of, minutes=1)
    time.shift(300)
    stage_timer.add_minute(of, revision=0)
    assert left(of) == 60


def test_two_who_add_a_minute_at_once_add_one(time):
    of = people.discussion()
    stage_timer.start(of, minutes=2)
    stage_timer.add_minute(of, revision=0)
    with pytest.raises(DoneAlready):
        stage_timer.add_minute(of, revision=0)
    assert left(of) == 180


def test_without_a_timer_there_is_nothing_to_add_to():
    of = people.discussion()
    stage_timer.start(of, minutes=2)
    stage_timer.stop(of)
    with pytest.raises(NoTimer):
        stage_timer.add_minute(of, revision=0)
    assert left(of) is None


@pytest.mark.parametrize("minutes", [0, 61])
def test_a_timer_of_no_time_or_of_more_than_an_hour_is_refused(minutes):
    with pytest.raises(UnknownChoice):
        stage_timer.start(people.discussion(), minutes=minutes)


def test_an_answer_after_the_end_is_taken(time):
    of = people.discussion()
    stage_timer.start(of, minutes=1)
    time.shift(timedelta(minutes=5))
    assert isinstance(people.answer(people.person(of), "Late, and welcome."), Answer)
