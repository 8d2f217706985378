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
