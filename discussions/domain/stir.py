"""Rows on disk in random order: `ctid`, `xmin`, dumps and index order tell nothing about who came when.

A deletion and an insertion in one statement lay the rows down anew; an UPDATE would leave each in its page.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection, Sequence
from enum import Enum
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection

from discussions.models import Answer, Card, Concern, Gone, LineMark, Moderated, Rating, Reaction, Reply

# Each write is laid down among this many of its question's rows: all of them in a small team, and never more,
# so that the cost does not grow with the discussion.
NEIGHBOURS = 20
AT_TICK = 500

RowType = (
    type[Answer]
    | type[Rating]
    | type[Reply]
    | type[Reaction]
    | type[Concern]
    | type[Card]
    | type[Gone]
    | type[LineMark]
    | type[Moderated]
)

RowOfRound = Answer | Rating | Reply | Reaction | Concern

# Ids are drawn at random, so those on both sides of one are a random sample, found through the index; the ends of the
# ids are joined to a ring. A row lies at a random place among its neighbours: were they taken from elsewhere, the one
# that does not belong to the run would be the new one, and rows of one hand in two tables would be found by that.
_CHOSEN = """chosen{n} AS (
    SELECT near.at FROM unnest(%(around{n})s::uuid[], %(before{n})s::int[]) AS point (id, before), LATERAL (
        (SELECT at FROM (
            (SELECT ctid AS at FROM {rows} AND {key} < point.id ORDER BY {key} DESC LIMIT point.before)
            UNION ALL
            (SELECT ctid FROM {rows} AND {key} > point.id ORDER BY {key} DESC LIMIT point.before)
        ) AS lower LIMIT point.before)
        UNION ALL
        (SELECT at FROM (
            (SELECT ctid AS at FROM {rows} AND {key} > point.id ORDER BY {key} LIMIT %(among)s::int - point.before)
            UNION ALL
            (SELECT ctid FROM {rows} AND {key} < point.id ORDER BY {key} LIMIT %(among)s::int - point.before)
        ) AS upper LIMIT %(among)s::int - point.before)
    ) AS near
    UNION ALL
    SELECT old.at FROM unnest(%(fresh)s::uuid[]) AS again (id), LATERAL (
        SELECT ctid AS at FROM {table} WHERE {key} = again.id LIMIT 1
    ) AS old
)"""
# Rows are taken up from where they lie, which needs no plan: one that was made for a small table would look through a
# large one. Whoever holds the lock knows that nobody moves them meanwhile.
_AGAIN = """{begin}, laid{n} AS (
    DELETE FROM {table} WHERE ctid = ANY (ARRAY ({chosen})) RETURNING {columns}
), stored{n} AS (
    INSERT INTO {table} ({columns}) SELECT {columns} FROM laid{n} ORDER BY random()
)"""
_LAY = """{begin}, laid{n} AS (
    DELETE FROM {table} WHERE ctid = ANY (ARRAY (SELECT at FROM chosen{n})) RETURNING {columns}
), together{n} AS (
    SELECT {columns} FROM laid{n} WHERE {key} <> ALL (%(fresh)s::uuid[])
    UNION ALL
    SELECT * FROM unnest({values})
), stored{n} AS (
    INSERT INTO {table} ({columns}) SELECT {columns} FROM together{n} ORDER BY random()
)"""
_ALL = "SELECT at FROM chosen{n}"
# No lock is shared here: rows that somebody else is laying down in this moment are left to them.
_FREE = "SELECT ctid FROM {table} WHERE ctid = ANY (ARRAY (SELECT at FROM chosen{n})) FOR UPDATE SKIP LOCKED"


class Also(NamedTuple):
    """Something else that a statement does on its way."""

    statement: str
    values: dict[str, Any]


NOTHING_ELSE = Also("", {})


def lay(*kinds: Sequence[RowOfRound], instead: Collection[UUID] = (), also: Also = NOTHING_ELSE) -> None:
    """Store rows of one question, those of each kind in random order among their neighbours, in one statement.

    They take the place of those with the ids `instead`. The caller holds the question's lock.
    """
    found = [rows for rows in kinds if rows]
    if not found:
        return
    values = _drawn(found[0][0].round_id, {*instead}, NEIGHBOURS, *([row.id for row in rows] for rows in found))
    for n, rows in enumerate(found):
        for field in rows[0]._meta.concrete_fields:
            values[f"{field.column}{n}"] = [_stored(getattr(row, field.attname)) for row in rows]
    with connection.cursor() as cursor:
        cursor.execute(_lay(also.statement, *(type(rows[0]) for rows in found)), values | also.values)


def stir(model: RowType, round_id: UUID, *, fresh: Collection[UUID] = (), among: int = NEIGHBOURS) -> None:
    """Lay the fresh rows down again, in random order among up to `among` rows of their question.

    The caller holds the question's lock; without it concurrent writes would meet no row.
    """
    _lay_again((model,), "round_id", round_id, _ALL, {*fresh}, among)


def stir_at_tick(round_id: UUID) -> None:
    """Stir all that people wrote to a question, and what stands beside it for facilitators, in one statement.

    The caller holds the question's lock.
    """
    _lay_again((Answer, Rating, Reply, Reaction, Concern, Moderated), "round_id", round_id, _ALL, set(), AT_TICK)


def stir_gone(discussion_id: UUID, *, fresh: Collection[UUID], among: int = NEIGHBOURS) -> None:
    """As `stir`, for the ids of what was taken back: who takes several things back does so in one go."""
    _lay_again((Gone,), "discussion_id", discussion_id, _FREE, {*fresh}, among)


def stir_lines(discussion_id: UUID, *, fresh: Collection[UUID] = (), among: int = NEIGHBOURS) -> None:
    """As `stir`, for the marks on a passage. The caller holds the lock of its margin."""
    _lay_again((LineMark,), "discussion_id", discussion_id, _ALL, {*fresh}, among)


def _lay_again(
    models: tuple[RowType, ...], scope: str, scope_id: UUID, chosen: str, fresh: set[UUID], among: int
) -> None:
    around = fresh if fresh and among == NEIGHBOURS else {UUID(bytes=secrets.token_bytes(16))}
    with connection.cursor() as cursor:
        cursor.execute(_again(models, scope, chosen), _drawn(scope_id, fresh, among, *[around] * len(models)))


@cache
def _again(models: tuple[RowType, ...], scope: str, chosen: str) -> str:
    named = [_names(model, scope, n) | {"n": str(n)} for n, model in enumerate(models)]
    parts = [_AGAIN.format(chosen=chosen.format(**names), **names) for names in named]
    return f"WITH {', '.join(parts)} SELECT"


@cache
def _lay(also: str, *models: type[RowOfRound]) -> str:
    parts = [*(_laid(model, n) for n, model in enumerate(models)), *([f"also AS ({also})"] if also else [])]
    return f"WITH {', '.join(parts)} SELECT"


def _laid(model: type[RowOfRound], n: int) -> str:
    fields = model._meta.concrete_fields
    values = ", ".join(f"%({field.column}{n})s::{field.db_type(connection)}[]" for field in fields)
    return _LAY.format(n=n, values=values, **_names(model, "round_id", n))


def _names(model: RowType, scope: str, n: int) -> dict[str, str]:
    names = {
        "table": model._meta.db_table,
        "key": str(model._meta.pk.column),
        "rows": f"{model._meta.db_table} WHERE {scope} = %(scope)s",
        "columns": ", ".join(f'"{field.column}"' for field in model._meta.concrete_fields),
    }
    return names | {"begin": _CHOSEN.format(n=n, **names)}


def _drawn(scope_id: UUID, fresh: set[UUID], among: int, *around: Collection[UUID]) -> dict[str, Any]:
    """The values of a statement; `around` are the points of each of its tables whose neighbours are laid down anew."""
    values: dict[str, Any] = {"scope": scope_id, "among": among, "fresh": list(fresh)}
    for n, points in enumerate(around):
        before = [secrets.randbelow(among + 1) for _ in points]
        values |= {f"around{n}": list(points), f"before{n}": before}
    return values


def _stored(value: Any) -> Any:
    return value.value if isinstance(value, Enum) else value
