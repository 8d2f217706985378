"""Rows that several tests begin with, laid once: each test takes back only what it did itself.

A fixture under `@laid` may be built on others under `@laid` and on nothing else. All of them lie in one transaction,
each above a savepoint of its own, and a test finds those that it asks for and no others: what the test before it had
beyond them is rolled back. What a test holds is a copy. Where a test needs real transactions, it has them built anew.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from django.db import connection, transaction

Build = Callable[..., Any]
_builds: list[Build] = []


def laid(build: Build) -> Any:
    """A fixture, as `pytest.fixture` makes it, whose rows stay for the next tests that ask for it."""
    _builds.append(build)

    def given(db: None, _laid: Layers, **used: Any) -> Any:
        return _laid.copy(build) if build in _laid.values else build(**used)

    asked = [*inspect.signature(build).parameters, "db", "_laid"]
    given.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY) for name in asked]
    )
    given.build = build  # type: ignore[attr-defined]
    return pytest.fixture(name=build.__name__)(given)


class Layers:
    """What lies in the database now, from the lowest to the highest."""

    def __init__(self) -> None:
        self.values: dict[Build, Any] = {}
        self._open: list[transaction.Atomic] = []
        self._copies: dict[int, Any] = {}

    def copy(self, build: Build) -> Any:
        """The same object is the same in all copies of one test."""
        return deepcopy(self.values[build], self._copies)

    def lay(self, wanted: dict[Build, list[Build]]) -> None:
        """Let exactly these lie there, each built on those beside it."""
        self._copies = {}
        there = list(self.values)
        same = next((at for at, pair in enumerate(zip(there, wanted, strict=False)) if pair[0] is not pair[1]), None)
        self.take_up(to=min(len(there), len(wanted)) if same is None else same)
        for build, used in list(wanted.items())[len(self.values) :]:
            self._begin()
            self.values[build] = build(*(self.values[one] for one in used))

    def take_up(self, to: int = 0) -> None:
        """Take the upper layers back, down to that many."""
        if connection.closed_in_transaction or connection.needs_rollback:
            to = 0
        while len(self._open) > to:
            transaction.set_rollback(True)
            self._open.pop().__exit__(None, None, None)
        self.values = dict(list(self.values.items())[:to])

    def _begin(self) -> None:
        opened = transaction.atomic()
        opened.__enter__()
        self._open.append(opened)


def wanted_by(item: pytest.Item) -> dict[Build, list[Build]]:
    """The layers of a test in the order of their writing, with those that each is built on."""
    known = item._fixtureinfo.name2fixturedefs  # type: ignore[attr-defined]
    builds = {name: found[-1].func.build for name, found in known.items() if hasattr(found[-1].func, "build")}
    return {
        build: [builds[name] for name in inspect.signature(build).parameters]
        for build in sorted(builds.values(), key=_builds.index)
    }


def order_of(item: pytest.Item) -> list[int]:
    """Tests of a module in this order have the fewest layers built anew."""
    return [_builds.index(build) for build in wanted_by(item)] if hasattr(item, "_fixtureinfo") else []
