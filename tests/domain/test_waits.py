from datetime import timedelta

import pytest
import time_machine

from discussions.domain import clock, waits
from discussions.domain.refusals import TooSoon
from discussions.models import WrongPasswords

pytestmark = pytest.mark.django_db

ANA = "ana@example.org"


def tries(count: int, *, address: str = ANA, kind: str = waits.PASSWORDS) -> list[int]:
    """The seconds to wait that each of so many tries at once was told; 0 for one that was let through."""
    told = []
    for _ in range(count):
        try:
            waits.take_a_try(address, kind=kind)
            told.append(0)
        except TooSoon as refusal:
            told.append(refusal.seconds)
    return told


def test_waiting_doubles_after_three_tries_up_to_five_minutes():
    found = [waits.seconds_after(count) for count in (*range(1, 14), 1_000_000)]
    assert found == [0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]


def test_who_waits_as_told_is_let_through_each_time():
    waited = []
    with time_machine.travel(clock.now(), tick=False) as now:
        for _ in range(8):
            [seconds] = tries(1)
            waited.append(seconds)
            now.shift(timedelta(seconds=seconds))
            if seconds:
                tries(1)
    assert waited == [0, 0, 0, 0, 1, 2, 4, 8]


def test_a_try_while_waiting_does_not_make_it_longer():
    with time_machine.travel(clock.now(), tick=False):
        assert tries(8) == [0, 0, 0, 0, 1, 1, 1, 1]


def test_each_address_and_each_kind_waits_by_itself():
    with time_machine.travel(clock.now(), tick=False):
        tries(5)
        assert (tries(1, address="ben@example.org"), tries(1, kind=waits.LINKS), tries(1)) == ([0], [0], [1])


@pytest.mark.parametrize("address", ["ANA@example.org", " ana@example.org "])
def test_an_address_is_one_however_it_is_written(address):
    with time_machine.travel(clock.now(), tick=False):
        tries(5)
        assert tries(1, address=address) == [1]


def test_coming_in_ends_every_wait_of_the_address():
    with time_machine.travel(clock.now(), tick=False):
        tries(5)
        tries(5, kind=waits.LINKS)
        waits.forget(ANA)
        assert (tries(1), tries(1, kind=waits.LINKS)) == ([0], [0])


def test_the_address_itself_is_not_kept():
    tries(1)
    [kept] = WrongPasswords.objects.values_list("address_hash", flat=True)
    assert (len(bytes(kept)), ANA.encode() in bytes(kept)) == (32, False)


@pytest.mark.parametrize(("hours", "left"), [(23, 1), (25, 0)])
def test_what_nobody_tried_for_a_day_is_dropped(hours, left):
    tries(1)
    with time_machine.travel(clock.now() + timedelta(hours=hours)):
        waits.forget_old()
    assert WrongPasswords.objects.count() == left
