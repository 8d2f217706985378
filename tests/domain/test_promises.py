"""Each promise is broken once, and the door has to close."""

import time
from datetime import timedelta

import pytest
from django.core.checks import run_checks
from django.db import DataError, connection, transaction
from django.urls import reverse

from discussions.domain import promises
from tests import people

pytestmark = pytest.mark.django_db


def run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def wrong() -> list[str]:
    """What the checks find now."""
    return [name for promise in promises.promises() for name in promise.wrong]


def set_to(name: str, value: str):
    return lambda settings: run(f"SET LOCAL {name} = '{value}'")


def with_setting(name: str, value: object):
    return lambda settings: setattr(settings, name, value)


def durable(settings) -> None:
    settings.DATABASE_IS_DURABLE = True
    run("SET LOCAL synchronous_commit = off")


def with_commit_times(settings) -> None:
    # This one is fixed at the start of the server, so the checks are shown a server that was started with it.
    run(
        "CREATE TEMP VIEW pg_settings AS SELECT name, "
        "CASE name WHEN 'track_commit_timestamp' THEN 'on' ELSE setting END AS setting FROM pg_catalog.pg_settings"
    )


def same_secret(settings) -> None:
    settings.SECRET_KEY = settings.TAG_KEY.decode()


def client_side_binding(settings) -> None:
    connection.settings_dict["OPTIONS"]["server_side_binding"] = False


def planted_time(settings) -> None:
    run("ALTER TABLE discussions_answer ADD COLUMN posted_at timestamptz")


def planted_counter(settings) -> None:
    run("ALTER TABLE discussions_gone ADD COLUMN number bigint GENERATED ALWAYS AS IDENTITY")


def planted_clock(settings) -> None:
    run("ALTER TABLE discussions_reply ADD COLUMN planted text DEFAULT clock_timestamp()")


def planted_account(settings) -> None:
    run("ALTER TABLE discussions_concern ADD COLUMN author bigint REFERENCES discussions_facilitator")


BREAKS = [
    (planted_time, ["discussions_answer.posted_at"]),
    (planted_counter, ["discussions_gone.number"]),
    (planted_clock, ["discussions_reply.planted"]),
    (planted_account, ["discussions_concern"]),
    (set_to("log_min_error_statement", "error"), ["log_min_error_statement=error"]),
    (set_to("log_error_verbosity", "default"), ["log_error_verbosity=default"]),
    (set_to("log_statement", "all"), ["log_statement=all"]),
    (set_to("log_min_duration_statement", "0"), ["log_min_duration_statement=0"]),
    (set_to("log_min_duration_sample", "0"), ["log_min_duration_sample=0"]),
    (set_to("log_transaction_sample_rate", "1"), ["log_transaction_sample_rate=1"]),
    (set_to("log_duration", "on"), ["log_duration=on"]),
    (with_commit_times, ["track_commit_timestamp=on"]),
    (client_side_binding, ["server_side_binding"]),
    (durable, ["fsync=off", "synchronous_commit=off"]),
    (with_setting("TAG_KEY", b"short"), ["TAG_KEY"]),
    (same_secret, ["SECRET_KEY"]),
    (with_setting("SECURE_REFERRER_POLICY", "unsafe-url"), ["SECURE_REFERRER_POLICY"]),
]
each_break = pytest.mark.parametrize(
    ("break_it", "names"), BREAKS, ids=lambda value: value[0] if isinstance(value, list) else ""
)


@pytest.fixture(autouse=True)
def _bound_by_the_server():
    yield
    connection.settings_dict["OPTIONS"]["server_side_binding"] = True


def test_all_promises_hold_here():
    assert [(promise.holds, promise.wrong) for promise in promises.promises()] == [(True, ())] * 7


@each_break
def test_a_broken_promise_is_found_and_named(break_it, names, settings):
    break_it(settings)
    assert sorted(wrong()) == names


@each_break
def test_a_broken_promise_closes_the_door(break_it, names, settings, client):
    address = reverse("participants:discussion", args=(people.discussion().slug,))
    before = client.get(address).status_code
    break_it(settings)
    promises.forget_finding()
    assert (before, client.get(address).status_code) == (200, 503)


@each_break
def test_a_broken_promise_is_an_error_of_the_system_check(break_it, names, settings):
    break_it(settings)
    [error] = run_checks(tags=["anonymity"], include_deployment_checks=True)
    assert (error.is_serious(), ", ".join(sorted(names)) in error.msg) == (True, True)


def test_the_system_check_finds_nothing_here():
    assert run_checks(tags=["anonymity"], include_deployment_checks=True) == []


def test_a_database_that_cannot_be_asked_is_an_error_of_the_check():
    with transaction.atomic():
        with pytest.raises(DataError):
            run("SELECT 1 / 0")
        [error] = run_checks(tags=["anonymity"], include_deployment_checks=True)
        transaction.set_rollback(True)
    why = "current transaction is aborted, commands ignored until end of transaction block"
    assert (error.id, error.msg) == ("anonymity.E000", f"The database could not be asked: {why}")
    assert error.hint == "Does its server run, and is DATABASE_URL its address?"


def test_a_finding_is_kept_for_a_minute(settings, monkeypatch):
    kept = [promises.kept()]
    settings.SECURE_REFERRER_POLICY = "unsafe-url"
    kept.append(promises.kept())
    later = time.monotonic() + timedelta(seconds=promises.RECHECK_SECONDS + 1).total_seconds()
    monkeypatch.setattr(promises.time, "monotonic", lambda: later)
    assert [*kept, promises.kept()] == [True, True, False]


def test_what_the_role_was_given_meanwhile_is_found_without_a_new_start(settings):
    settings.SECURE_REFERRER_POLICY = "unsafe-url"
    pool = connection.pool
    with pool.connection() as old:
        pid = old.info.backend_pid
    promises.kept()
    with pool.connection() as new:
        assert new.info.backend_pid != pid


def test_the_door_opens_again_once_all_is_mended(settings):
    settings.SECURE_REFERRER_POLICY = "unsafe-url"
    kept = [promises.kept()]
    settings.SECURE_REFERRER_POLICY = "same-origin"
    promises.forget_finding()
    assert [*kept, promises.kept()] == [False, True]
