from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from discussions.live import tickets

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def test_a_ticket_opens_the_stream_of_its_discussion():
    assert tickets.read(tickets.issue("one"), "one") is True


def test_it_opens_no_other_stream():
    assert tickets.read(tickets.issue("one"), "other") is False


@pytest.mark.parametrize(("minutes", "opens"), [(0, True), (59, True), (61, False)])
def test_a_ticket_grows_old_after_an_hour(minutes, opens):
    with time_machine.travel(NOW, tick=False) as moment:
        ticket = tickets.issue("one")
        moment.shift(timedelta(minutes=minutes))
        assert tickets.read(ticket, "one") is opens


def test_a_ticket_tells_whether_something_was_announced_since_it_was_issued():
    with time_machine.travel(NOW, tick=False) as moment:
        ticket = tickets.issue("one")
        moment.shift(timedelta(seconds=10))
        assert [tickets.read(ticket, "one", max_age=quiet) for quiet in (11, 9)] == [True, False]


@pytest.mark.parametrize(
    "change", [lambda t: "", lambda t: t[:-1], lambda t: "x" + t, lambda t: "one", lambda t: "é\0:::"]
)
def test_a_ticket_that_was_not_made_here_opens_nothing(change):
    assert tickets.read(change(tickets.issue("one")), "one") is False


def test_a_ticket_does_not_outlive_the_secret_of_the_site(settings):
    ticket = tickets.issue("one")
    settings.SECRET_KEY = "another secret key that is long enough to be one"
    assert tickets.read(ticket, "one") is False


def test_everybody_gets_the_same_ticket_in_a_second():
    with time_machine.travel(NOW, tick=False):
        assert tickets.issue("one") == tickets.issue("one")
