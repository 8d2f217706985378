from datetime import UTC, datetime

import pytest

from discussions.domain import local_times
from discussions.domain.local_times import ComesTwice, NeverComes, NotATime


@pytest.mark.parametrize(
    ("text", "zone", "hour"),
    [("2026-12-03T14:00", "UTC", 14), ("2026-12-03T14:00", "Europe/Berlin", 13), ("2026-07-03T14:00", "Asia/Tokyo", 5)],
)
def test_a_local_time_means_a_moment(text, zone, hour):
    found = local_times.moment(text, zone)
    assert (found.tzinfo, found.hour) == (UTC, hour)


@pytest.mark.parametrize("text", ["2026-10-25T02:00", "2026-10-25T02:30", "2026-10-25T02:59"])
def test_an_hour_that_comes_twice_is_no_moment(text):
    with pytest.raises(ComesTwice):
        local_times.moment(text, "Europe/Berlin")


@pytest.mark.parametrize("text", ["2026-03-29T02:00", "2026-03-29T02:30", "2026-03-29T02:59"])
def test_an_hour_that_is_left_out_is_no_moment(text):
    with pytest.raises(NeverComes):
        local_times.moment(text, "Europe/Berlin")


@pytest.mark.parametrize("text", ["2026-10-25T01:59", "2026-10-25T03:00", "2026-03-29T01:59", "2026-03-29T03:00"])
def test_the_minutes_around_a_change_of_clocks_are_moments(text):
    assert local_times.written(local_times.moment(text, "Europe/Berlin"), "Europe/Berlin") == text


@pytest.mark.parametrize(
    "text", ["soon", "2026-02-30T10:00", "2026-12-03", "2026-12-03T14:00Z", "0001-01-01T00:00", "٢٠٢٦-12-03T14:00"]
)
def test_what_is_no_time_is_refused(text):
    with pytest.raises(NotATime):
        local_times.moment(text, "UTC")


def test_a_moment_is_written_in_its_zone_and_nothing_is_written_for_none():
    when = datetime(2026, 12, 3, 13, tzinfo=UTC)
    assert (local_times.written(when, "Europe/Berlin"), local_times.written(None, "UTC")) == ("2026-12-03T14:00", "")


def test_places_and_utc_are_offered_as_zones():
    found = local_times.zones()
    assert (found[0], "Europe/Berlin" in found, [one for one in found if one.startswith("Etc/")]) == ("UTC", True, [])
