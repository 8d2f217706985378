from dataclasses import replace
from datetime import timedelta

import pytest

from discussions.domain import clock, settings_of
from tests import people


def faults(**change) -> list[str]:
    before = settings_of.usual()
    return sorted(settings_of.faults(replace(before, **change), before=before))


def test_a_new_discussion_begins_with_floors_of_three_and_five_and_ninety_days():
    found = settings_of.usual()
    assert (found.floor_texts, found.floor_figures, found.delete_on) == (3, 5, clock.today() + timedelta(days=90))


def test_the_usual_settings_have_no_fault():
    assert faults() == []


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"reading_rule": "at_time"}, "reads_at"),
        ({"closes_at": clock.now() - timedelta(hours=1)}, "closes_at"),
        ({"closes_at": clock.now() + timedelta(days=1), "opens_at": clock.now() + timedelta(days=2)}, "closes_at"),
        ({"delete_on": clock.today()}, "delete_on"),
        ({"delete_on": clock.today() + timedelta(days=401)}, "delete_on"),
        ({"closes_at": clock.now() + timedelta(days=91)}, "delete_on"),
    ],
)
def test_what_makes_no_sense_is_named(change, name):
    assert faults(**change) == [name]


@pytest.mark.parametrize(
    ("days", "change", "said"),
    [
        (2, {}, ""),
        (2, {"closes_at": 2}, ""),
        (3, {"closes_at": 2}, "The answers would open after the discussion closes. Choose an earlier time."),
        (91, {}, "Everything would be deleted before the answers open. Choose an earlier time."),
    ],
)
def test_answers_open_before_all_is_closed_and_deleted(days, change, said):
    now = clock.now()
    moments = {name: now + timedelta(days=value) for name, value in (change | {"reads_at": days}).items()}
    before = settings_of.usual()
    asked = replace(before, reading_rule="at_time", **moments)
    assert settings_of.faults(asked, before=before).get("reads_at", "") == said


def test_a_reading_time_that_opens_nothing_may_lie_anywhere():
    assert faults(reads_at=clock.now() + timedelta(days=500)) == []


@pytest.mark.parametrize(
    ("change", "named"), [({"team": "Ours"}, []), ({"delete_on": clock.today() + timedelta(days=80)}, ["reads_at"])]
)
def test_a_reading_time_that_was_too_late_before_is_held_against_whoever_changes_it(change, named):
    late = clock.now() + timedelta(days=95)
    before = replace(settings_of.usual(), reading_rule="at_time", reads_at=late)
    assert sorted(settings_of.faults(replace(before, **change), before=before)) == named


@pytest.mark.parametrize("days", [1, 400])
def test_a_discussion_is_kept_from_a_day_to_four_hundred(days):
    assert faults(delete_on=clock.today() + timedelta(days=days)) == []


def test_a_closing_time_that_was_there_before_is_not_held_against_anybody():
    before = replace(settings_of.usual(), closes_at=clock.now() - timedelta(hours=1))
    assert settings_of.faults(replace(before, team="Ours"), before=before) == {}


@pytest.mark.django_db
def test_the_settings_of_a_discussion_are_its_columns():
    of = people.discussion(team="Ours", floor_texts=7)
    found = settings_of.settings_of(of)
    assert (found.team, found.floor_texts, found.delete_on) == ("Ours", 7, of.delete_on)
