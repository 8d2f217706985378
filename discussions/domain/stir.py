"""Rows on disk in random order: `ctid`, `xmin`, dumps and index order tell nothing about who came when.

A deletion and an insertion in one statement lay the rows down anew; an UPDATE would leave each in its page.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection
from uuid import UUID

from django.db import connection

from discussions.models import Answer, Card, Concern, Gone, Rating, Reaction, Reply

# Each write is laid down among this many of its question's rows: all of them in a team, and never more,
# so that the cost does not grow with the discussion.
NEIGHBOURS = 60
AT_TICK = 500

RowType = type[Answer] | type[Rating] | type[Reply] | type[Reaction] | type[Concern] | type[Card] | type[Gone]

_RELAY = """
WITH laid AS (DELETE FROM {table} WHERE {key} {chosen} RETURNING {columns})
INSERT INTO {table} ({columns}) SELECT {columns} FROM laid ORDER BY random()
"""
_ALL = "= ANY(%s)"
# No lock is shared here: rows that somebody else is laying down in this moment are left to them.
_FREE = "IN (SELECT {key} FROM {table} WHERE {key} = ANY(%s) FOR UPDATE SKIP LOCKED)"

# Ids are drawn at random, so those that follow a random point are a random sample, found through the index.
_NEIGHBOURS = """
(SELECT {key} FROM {table} WHERE {scope} = %s AND {key} >= %s ORDER BY {key} LIMIT %s)
UNION ALL
(SELECT {key} FROM {table} WHERE {scope} = %s AND {key} < %s ORDER BY {key} LIMIT %s)
LIMIT %s
"""


def stir(model: RowType, round_id: UUID, *, fresh: Collection[UUID] = (), among: int = NEIGHBOURS) -> None:
    """Lay the fresh rows down again, in random order among up to `among` rows of their question.

    The caller holds the question's lock; without it concurrent writes would meet no row.
    """
    _lay_again(model, "round_id", round_id, _ALL, {*fresh}, among)


def stir_gone(discussion_id: UUID, *, fresh: Collection[UUID], among: int = NEIGHBOURS) -> None:
    """As `stir`, for the ids of what was taken back: who takes several things back does so in one go."""
    _lay_again(Gone, "discussion_id", discussion_id, _FREE, {*fresh}, among)


def _lay_again(model: RowType, scope: str, scope_id: UUID, chosen: str, fresh: set[UUID], among: int) -> None:
    names = {
        "table": model._meta.db_table,
        "key": model._meta.pk.column,
        "scope": scope,
        "columns": ", ".join(f'"{field.column}"' for field in model._meta.concrete_fields),
    }
    names["chosen"] = chosen.format(**names)
    start = UUID(bytes=secrets.token_bytes(16))
    with connection.cursor() as cursor:
        cursor.execute(_NEIGHBOURS.format(**names), (scope_id, start, among, scope_id, start, among, among))
        ids = {row[0] for row in cursor.fetchall()} | fresh
        cursor.execute(_RELAY.format(**names), (list(ids),))
