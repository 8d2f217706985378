"""What the server does at night: deletion dates, a whole stir, and tables without old words in their files."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from discussions.models import (
    Answer,
    Card,
    Concern,
    Margin,
    Moderated,
    Rating,
    Reaction,
    Reply,
    Round,
)

from . import discussions, entry, margin, opinions, pairing, rounds
from .refusals import NotFound
from .stir import stir, stir_lines

STIRRED = (Answer, Rating, Reply, Reaction, Concern, Card, Moderated)
WHOLE = 1_000_000
_MAY_CHECKPOINT = """
SELECT rolsuper OR EXISTS (
    SELECT FROM pg_roles AS may WHERE may.rolname = 'pg_checkpoint' AND pg_has_role(may.oid, 'USAGE')
) FROM pg_roles WHERE rolname = current_user
"""
# The right to a function is checked before any condition that stands in the same statement.
_MAY_SWITCH_LOG = "SELECT has_function_privilege('pg_switch_wal()', 'execute')"
# Only a superuser and the owner of the database may rewrite a catalogue.
_MAY_REWRITE_STATISTICS = """
SELECT rolsuper OR pg_has_role(datdba, 'USAGE') FROM pg_roles, pg_database
WHERE rolname = current_user AND datname = current_database()
"""


class NotRewritten(Exception):
    """A table was left as it is; the message says what the database said of it."""


def run() -> None:
    """Delete what is due, stir every question whole, rewrite the tables so that no withdrawn word stays on disk.

    Raises NotRewritten at its end, where the role may not rewrite the tables: the database only warns of that.
    """
    discussions.delete_due()
    # Where no server ran since a discussion closed, its last tick and its last count are made now.
    discussions.finish_closed()
    opinions.count_closed()
    for round_id in Round.objects.values_list("id", flat=True):
        # What a facilitator deletes meanwhile need not be stirred.
        with suppress(NotFound):
            _stir_whole(round_id)
    for discussion_id in Margin.objects.values_list("discussion_id", flat=True):
        with suppress(NotFound):
            _stir_lines_whole(discussion_id)
    entry.forget_old()
    pairing.forget_old()
    _rewrite_tables()


@transaction.atomic
def _stir_whole(round_id: UUID) -> None:
    round_ = rounds.lock(round_id)
    for model in STIRRED:
        stir(model, round_.id, among=WHOLE)


@transaction.atomic
def _stir_lines_whole(discussion_id: UUID) -> None:
    margin.lock(discussion_id)
    stir_lines(discussion_id, among=WHOLE)


def _rewrite_tables() -> None:
    # A plain VACUUM leaves old copies of rows in their pages; only the rewrite takes them out of the files.
    with connection.cursor() as cursor, _heard() as warnings:
        for model in apps.get_app_config("discussions").get_models(include_auto_created=True):
            cursor.execute(f"VACUUM FULL {model._meta.db_table}")
        # What was gathered of rows for the plans of queries stays in its file likewise.
        if _may(cursor, _MAY_REWRITE_STATISTICS):
            cursor.execute("VACUUM FULL pg_statistic")
        if _may(cursor, _MAY_SWITCH_LOG):
            cursor.execute("SELECT pg_switch_wal()")
        # Without the right to it, the server comes to it by itself within minutes.
        if _may(cursor, _MAY_CHECKPOINT):
            cursor.execute("CHECKPOINT")
    if warnings:
        raise NotRewritten(warnings[0])


@contextmanager
def _heard() -> Iterator[list[str]]:
    """What the database warns of meanwhile."""
    warnings: list[str] = []

    def hear(said: Any) -> None:
        if said.severity_nonlocalized == "WARNING":
            warnings.append(said.message_primary)

    connection.connection.add_notice_handler(hear)
    try:
        yield warnings
    finally:
        connection.connection.remove_notice_handler(hear)


def _may(cursor: CursorWrapper, asked: str) -> bool:
    cursor.execute(asked)
    return bool(cursor.fetchone()[0])
