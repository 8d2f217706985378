"""A discussion with a door for people and one for its facilitator."""

from __future__ import annotations

import os
import pickle
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from discussions.domain import entry
from discussions.models import Discussion, Edition
from tests import people
from tests.crowd import Browser, Person, crowd, facilitator
from tests.layers import laid

from .remembered import PLANTED, SESSIONS, Look, hold, looks_at, plant
from .serving import wait_until

HOLDING_SECONDS = 300


@dataclass(frozen=True)
class Room:
    """A discussion, and the browser of the one who runs it."""

    discussion: Discussion
    facilitator: Browser

    @property
    def slug(self) -> str:
        return self.discussion.slug

    def crowd(self, count: int) -> list[Person]:
        return crowd(self.slug, count)

    def press(self, ending: str, **typed: str) -> int:
        """Press a button of the console; the status of the answer."""
        console = self.facilitator.get(f"/facilitate/d/{self.slug}/")
        return self.facilitator.send(console.form(ending), **typed).status


def open_room(*, email: str = "one@example.org", of: Edition | None = None, **settings: Any) -> Room:
    account = entry.facilitator_named(email)
    made = people.discussion(of=of, facilitator=account, **settings)
    return Room(made, facilitator(entry.issue_link(account)))


@laid
def room() -> Room:
    return open_room()


@dataclass(frozen=True)
class Remembered:
    """What lay in the tables after each session, and what lies there when nothing is stirred."""

    left: list[list[Look]]
    planted: list[list[Look]]


@pytest.fixture(scope="session")
def sessions(layers, django_db_blocker, tmp_path_factory) -> Remembered:
    """Held once for all attackers: where several workers run the tests, each holds those that no other has begun."""
    own = tmp_path_factory.getbasetemp()
    kept = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "sessions"
    kept.mkdir(exist_ok=True)
    with django_db_blocker.unblock():
        layers.take_up()
        _hold_those_left(kept)
    wait_until(lambda: len(list(kept.glob("*.pickle"))) == SESSIONS, seconds=HOLDING_SECONDS)
    found = [pickle.loads((kept / f"{seed}.pickle").read_bytes()) for seed in range(SESSIONS)]
    return Remembered([left for left, _ in found], [planted for _, planted in found if planted])


def _hold_those_left(kept: Path) -> None:
    """Only what attackers may know stays; the tables are empty again."""
    edition = people.edition()
    for seed in range(SESSIONS):
        try:
            (kept / f"{seed}.claim").mkdir()
        except FileExistsError:
            continue
        new = kept / f"{seed}.new"
        new.write_bytes(pickle.dumps(_held(seed, edition)))
        new.rename(kept / f"{seed}.pickle")
    edition.passage.delete()


def _held(seed: int, edition: Edition) -> tuple[list[Look], list[Look]]:
    held = hold(seed, edition)
    left, planted = list(looks_at(held)), []
    if seed < PLANTED:
        plant(held)
        planted = list(looks_at(held))
    held.voices[0].discussion.delete()
    return left, planted
