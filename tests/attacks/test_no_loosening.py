"""What the first writers were told only becomes stricter, and nobody writes where a promise does not hold."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from discussions.domain import clock, promises
from discussions.domain.promises import DATABASE_SETTINGS, PARTICIPANTS_TABLES
from discussions.models import Discussion

from .apart import ROOT
from .conftest import open_room

RULES = ("after_own", "at_time", "when_opened")
LATER = timedelta(days=30)
AT_SERVER_START = {"track_commit_timestamp"}


@pytest.fixture
def console(db):
    """A console where all three rules are offered."""
    return lambda rule: open_room(reading_rule=rule, reads_at=clock.now() + LATER)


def choose(room, rule: str) -> tuple[int, str]:
    status = room.press("/rule/", rule=rule)
    return status, Discussion.objects.get(pk=room.discussion.pk).reading_rule


@pytest.mark.parametrize("first", RULES)
@pytest.mark.parametrize("then", RULES)
def test_before_the_first_answer_the_rule_may_change_freely(console, first, then):
    assert choose(console(first), then) == (302, then)


@pytest.mark.parametrize("first", RULES)
@pytest.mark.parametrize("then", RULES)
def test_after_the_first_answer_the_rule_only_becomes_stricter(console, first, then):
    room = console(first)
    room.crowd(1)[0].answer(1, "The first.")
    stricter = first in (then, "after_own")
    assert choose(room, then) == ((302, then) if stricter else (409, first))


def test_answers_are_not_opened_below_three_voices(console):
    room = console("when_opened")
    for one in room.crowd(2):
        one.answer(1, "Two of us.")
    page = room.facilitator.get(f"/facilitate/d/{room.slug}/")
    token = page.form("/close/").fields["csrfmiddlewaretoken"]
    opened = room.facilitator.ask("POST", f"/facilitate/d/{room.slug}/q/1/open/", {"csrfmiddlewaretoken": token})
    assert (page.has_form("/q/1/open/"), opened.status) == (False, 409)


def test_what_was_opened_cannot_be_sealed_again(console):
    room = console("after_own")
    found = room.crowd(3)
    for one in found:
        one.answer(1, "Open now.")
    choose(room, "when_opened")
    assert found[0].compare_json()["questions"][0]["state"] == "readable"


@pytest.mark.parametrize("floor", ["floor_texts", "floor_figures"])
@pytest.mark.parametrize("value", [0, 1, 2])
def test_no_discussion_can_have_a_floor_below_three(room, floor, value):
    with pytest.raises(IntegrityError), transaction.atomic():
        Discussion.objects.filter(pk=room.discussion.pk).update(**{floor: value})


def door(room) -> int:
    promises.forget_finding()
    return room.crowd(1)[0].get(f"/d/{room.slug}/").status


LOOSE = {
    "log_min_error_statement": "error",
    "log_error_verbosity": "verbose",
    "log_statement": "all",
    "log_min_duration_statement": "0",
    "log_min_duration_sample": "0",
    "log_transaction_sample_rate": "1",
    "log_duration": "on",
}


@pytest.mark.parametrize("name", sorted(DATABASE_SETTINGS.keys() - AT_SERVER_START))
def test_a_database_that_would_log_words_closes_the_door(room, name):
    before = door(room)
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL {name} = '{LOOSE[name]}'")
    assert (before, door(room)) == (200, 503)


@pytest.mark.parametrize("column", ["written timestamptz", "came bigint GENERATED ALWAYS AS IDENTITY", "who inet"])
@pytest.mark.parametrize("table", sorted(PARTICIPANTS_TABLES))
def test_a_column_that_could_remember_closes_the_door(room, table, column):
    before = door(room)
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {table} ADD COLUMN {column}")
    assert (before, door(room)) == (200, 503)


@pytest.mark.parametrize(
    ("name", "value"),
    [("TAG_KEY", b"short"), ("SECURE_REFERRER_POLICY", "unsafe-url"), ("DATABASE_IS_DURABLE", True)],
)
def test_a_loose_setting_closes_the_door(room, settings, name, value):
    before = door(room)
    # The test database is thrown away and does not wait for the disk: to call it durable is the lie.
    setattr(settings, name, value)
    assert (before, door(room)) == (200, 503)


def test_a_closed_door_takes_nothing_either(room, settings):
    [one] = room.crowd(1)
    form = one.question(1).form("/answer/")
    settings.SECURE_REFERRER_POLICY = "unsafe-url"
    promises.forget_finding()
    page = one.send(form, text="Not taken.")
    assert (page.status, "Not taken." in page.text) == (503, True)


@pytest.mark.parametrize(
    ("name", "value"),
    [("TICK_VOICES", "2"), ("TICK_VOICES", "0"), ("TAG_KEY", "short"), ("SECRET_KEY", "short"), ("TAG_KEY", "")],
)
def test_a_server_does_not_start_with_looser_settings(name, value):
    told = subprocess.run(
        [sys.executable, "-c", "import askforhelp.settings"],
        cwd=ROOT,
        env=os.environ | {name: value},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (told.returncode, f"ImproperlyConfigured: {name}" in told.stderr) == (1, True)
