"""Rows on disk in random order: `ctid`, `xmin`, dumps and index order tell nothing about who came when.

A deletion and an insertion in one statement lay the rows down anew; an UPDATE would leave each in its page.
"""

from __future__ import annotations

import secrets
from uuid import UUID

from django.db import connection

from discussions.models import Answer, Concern, Rating, Reaction, Reply

# Each write is laid down among this many of its question's rows: all of them in a team, and never more,
# so that the cost does not grow with the discussion.
NEIGHBOURS = 60
AT_TICK = 500

RowType = type[Answer] | type[Rating] | type[Reply] | type[Reaction] | type[Concern]

_RELAY = """
WITH laid AS (DELETE FROM {table} WHERE id = ANY(%s) RETURNING {columns})
INSERT INTO {table} ({columns}) SELECT {columns} FROM laid ORDER BY random()
"""

# Ids are drawn at random, so those that follow a random point are a random sample, found through the index.
_NEIGHBOURS = """
(SELECT id FROM {table} WHERE round_id = %s AND id >= %s ORDER BY id LIMIT %s)
UNION ALL
(SELECT id FROM {table} WHERE round_id = %s AND id < %s ORDER BY id LIMIT %s)
LIMIT %s
"""


def stir(model: RowType, round_id: UUID, *, fresh: tuple[UUID, ...] = (), among: int = NEIGHBOURS) -> None:
    """Lay the fresh rows down again, in random order among up to `among` rows of their question.

    The caller holds the question's lock; without it concurrent writes would meet no row.
    """
    table = model._meta.db_table
    columns = ", ".join(f'"{field.column}"' for field in model._meta.concrete_fields)
    start = UUID(bytes=secrets.token_bytes(16))
    with connection.cursor() as cursor:
        cursor.execute(_NEIGHBOURS.format(table=table), (round_id, start, among, round_id, start, among, among))
        ids = {row[0] for row in cursor.fetchall()} | set(fresh)
        cursor.execute(_RELAY.format(table=table, columns=columns), (list(ids),))
