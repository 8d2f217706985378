"""The night that the embedded server gives itself: once a day, whichever process comes first."""

from __future__ import annotations

import fcntl
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from askforhelp import night
from tests.attacks.serving import serving, wait_until

AFTERNOON = datetime(2026, 3, 11, 16, tzinfo=UTC)


def nights(folder, *hours: int) -> int:
    """How many there are where it is asked that many hours after an afternoon."""
    found = []
    for hour in hours:
        with time_machine.travel(AFTERNOON + timedelta(hours=hour)):
            night.run_if_due(folder, lambda: found.append(1))
    return len(found)


@pytest.mark.parametrize(
    ("hours", "times"),
    [([0], 1), ([0, 1, 10], 1), ([0, 10, 11, 12], 2), ([0, 34], 2), ([0, 11, 34, 35], 3)],
    ids=["at the first start", "a day long", "from three in the morning on", "after a pause", "each day"],
)
def test_there_is_one_night_a_day(tmp_path, hours, times):
    assert nights(tmp_path, *hours) == times


def test_while_another_process_is_at_it_nobody_waits(tmp_path):
    with (tmp_path / "night").open("a+") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        during = nights(tmp_path, 0)
    assert (during, nights(tmp_path, 0)) == (0, 1)


def test_one_that_failed_comes_again_the_next_day_and_not_each_second(tmp_path):
    def fail() -> None:
        raise ZeroDivisionError

    with time_machine.travel(AFTERNOON), pytest.raises(ZeroDivisionError):
        night.run_if_due(tmp_path, fail)
    assert (nights(tmp_path, 1), nights(tmp_path, 24)) == (0, 1)


def test_a_server_with_a_database_of_its_own_rewrites_the_tables_by_itself(tmp_path):
    with serving(tmp_path) as server:
        # A table has the number of its file from its making on, until it is rewritten.
        asked = "SELECT relfilenode <> oid FROM pg_class WHERE relname = 'discussions_answer'"
        before = server.rows(asked)
        server.more = {"DATABASE_URL": ""}
        server.start()
        wait_until(lambda: server.rows(asked) == [(True,)])
    assert before == [(False,)]
