"""Models out of hand-written SQL, for what every request asks.

The ORM puts a statement together anew each time, which takes ten times as long as asking it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from typing import Any, Generic, NamedTuple, TypeVar
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import Model

M = TypeVar("M", bound=Model)


class Columns(Generic[M]):
    """All columns of a model in a statement where its table goes by `alias`."""

    def __init__(self, model: type[M], alias: str) -> None:
        fields = model._meta.concrete_fields
        self.sql = ", ".join(f'{alias}."{field.column}"' for field in fields)
        self.width = len(fields)
        self._model = model
        self._names = [field.attname for field in fields]
        self._key = next(place for place, field in enumerate(fields) if field.primary_key)
        self._read = [(place, field) for place, field in enumerate(fields) if hasattr(field, "from_db_value")]

    def instance(self, row: tuple[Any, ...]) -> M | None:
        """The instance in these columns of a row; None where an outer join found none."""
        if row[self._key] is None:
            return None
        values = list(row)
        for place, field in self._read:
            values[place] = field.from_db_value(values[place], None, connection)
        return self._model.from_db(DEFAULT_DB_ALIAS, self._names, values)


def fetch(statement: str, values: Mapping[str, Any], *parts: Columns[Any]) -> list[tuple[Any, ...]]:
    """Ask for rows that begin with the columns of these models; each comes as their instances and the rest of it."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return [_apart(row, parts) for row in cursor.fetchall()]


class Asked(NamedTuple):
    """A statement, its values, and the models whose columns its rows begin with."""

    statement: str
    values: Mapping[str, Any]
    parts: tuple[Columns[Any], ...]


def fetch_in_turn(*asked: Asked) -> list[list[tuple[Any, ...]]]:
    """As `fetch` for each, with one way to the database and back for all.

    Each statement sees what those before it did, and what came while they waited for a lock.
    """
    connection.ensure_connection()
    with ExitStack() as opened:
        cursors = [opened.enter_context(connection.cursor()) for _ in asked]
        opened.enter_context(connection.wrap_database_errors)
        opened.enter_context(connection.connection.pipeline())
        for cursor, one in zip(cursors, asked, strict=True):
            cursor.execute(one.statement, one.values)
        rows = [cursor.fetchall() for cursor in cursors]
    return [[_apart(row, one.parts) for row in found] for found, one in zip(rows, asked, strict=True)]


def array(values: Iterable[UUID | bytes]) -> str:
    """A uuid[] or bytea[] as text, to be cast; a list of them would be looked through again and again on its way."""
    return "{" + ",".join(f'"\\\\x{one.hex()}"' if isinstance(one, bytes) else one.hex for one in values) + "}"


def know(owner: Model, name: str, found: Model | None) -> None:
    """Let an instance know what a join found behind one of its relations, or that there is nothing."""
    relation: Any = owner._meta.get_field(name)
    relation.set_cached_value(owner, found)
    if found is not None and relation.one_to_one:
        relation.remote_field.set_cached_value(found, owner)


def _apart(row: tuple[Any, ...], parts: tuple[Columns[Any], ...]) -> tuple[Any, ...]:
    found, at = [], 0
    for part in parts:
        found.append(part.instance(row[at : at + part.width]))
        at += part.width
    return (*found, *row[at:])
