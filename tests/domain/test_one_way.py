from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from discussions.domain import one_way
from discussions.domain.settings_of import NAMES, Settings

NOON, LATER = datetime(2026, 12, 3, 12, tzinfo=UTC), datetime(2026, 12, 3, 13, tzinfo=UTC)
SET = Settings(
    team="Ours",
    expected=12,
    reading_rule="at_time",
    reads_at=NOON,
    moderation="after_reading",
    floor_texts=4,
    floor_figures=6,
    joins_marks=False,
    opens_at=NOON,
    closes_at=NOON,
    time_zone="UTC",
    delete_on=date(2027, 3, 1),
)
# Each setting with a value that is possible after the first answer, and values that are not.
TABLE = {
    "team": (["Theirs"], []),
    "expected": ([1, 50], []),
    "reading_rule": (["at_time"], ["after_own", "when_opened"]),
    "reads_at": ([NOON, LATER], [datetime(2026, 12, 3, 11, tzinfo=UTC), None]),
    "moderation": (["after_reading", "check_first"], []),
    "floor_texts": ([4, 5], [3]),
    "floor_figures": ([6, 9], [3, 5]),
    "joins_marks": ([False], [True]),
    "opens_at": ([NOON], [LATER, datetime(2026, 12, 3, 11, tzinfo=UTC), None]),
    "closes_at": ([NOON, LATER], [datetime(2026, 12, 3, 11, tzinfo=UTC), None]),
    "time_zone": (["Asia/Tokyo"], []),
    "delete_on": ([date(2027, 3, 1), date(2027, 2, 1)], [date(2027, 3, 2)]),
}


def test_the_table_and_the_door_know_every_setting():
    assert (set(TABLE), set(one_way.MAY)) == (set(NAMES), set(NAMES))


@pytest.mark.parametrize(("name", "value"), [(name, one) for name, (may, _) in TABLE.items() for one in may])
def test_a_setting_may_stay_or_become_stricter(name, value):
    assert one_way.may_become(SET, **{name: value}) is True


@pytest.mark.parametrize(("name", "value"), [(name, one) for name, (_, not_) in TABLE.items() for one in not_])
def test_a_setting_may_not_become_looser(name, value):
    assert one_way.looser(SET, replace(SET, **{name: value})) == (name,)


@pytest.mark.parametrize(
    ("rule", "may"),
    [
        ("after_own", ["after_own", "at_time", "when_opened"]),
        ("at_time", ["at_time"]),
        ("when_opened", ["when_opened"]),
    ],
)
def test_a_rule_only_becomes_one_that_opens_nothing_sooner_than_was_told(rule, may):
    before = replace(SET, reading_rule=rule)
    assert [one for one in one_way.READING if one_way.may_become(before, reading_rule=one)] == may


def test_checking_first_is_not_given_up():
    assert one_way.may_become(replace(SET, moderation="check_first"), moderation="after_reading") is False


def test_joined_marks_may_be_kept_apart_later_on():
    joined = replace(SET, joins_marks=True)
    assert [one_way.may_become(joined, joins_marks=value) for value in (True, False)] == [True, True]


def test_a_first_closing_time_may_be_set_later_on():
    assert one_way.may_become(replace(SET, closes_at=None), closes_at=NOON) is True


@pytest.mark.parametrize("rule", ["after_own", "when_opened"])
def test_a_reading_time_that_opens_nothing_is_free(rule):
    assert one_way.may_become(replace(SET, reading_rule=rule), reads_at=None) is True


def test_all_that_is_looser_is_named():
    looser = replace(SET, floor_texts=3, floor_figures=3, delete_on=date(2028, 1, 1))
    assert one_way.looser(SET, looser) == ("floor_texts", "floor_figures", "delete_on")
