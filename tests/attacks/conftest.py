"""A discussion with a door for people and one for its facilitator."""

from __future__ import annotations

import os
import pickle
from dataclasses import dataclass
from typing import Any

import pytest

from discussions.domain import entry
from discussions.models import Discussion, Edition
from tests import people
from tests.crowd import Browser, Person, crowd, facilitator

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


@pytest.fixture
def room(db) -> Room:
    return open_room()


@dataclass(frozen=True)
class Remembered:
    """What lay in the tables after each session, and what lies there when nothing is stirred."""

    left: list[list[Look]]
    planted: list[list[Look]]


@pytest.fixture(scope="session")
def sessions(request, tmp_path_factory) -> Remembered:
    """Held once for all attackers: where several workers run the tests, one holds them and the others wait."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    kept = shared / "sessions.pickle"
    try:
        (shared / "sessions.claim").mkdir()
    except FileExistsError:
        wait_until(kept.exists, seconds=HOLDING_SECONDS)
        return pickle.loads(kept.read_bytes())
    request.getfixturevalue("django_db_setup")
    with request.getfixturevalue("django_db_blocker").unblock():
        found = _hold_all()
    (shared / "sessions.new").write_bytes(pickle.dumps(found))
    (shared / "sessions.new").rename(kept)
    return found


def _hold_all() -> Remembered:
    """Only what attackers may know stays; the tables are empty again."""
    found, edition = Remembered([], []), people.edition()
    for seed in range(SESSIONS):
        held = hold(seed, edition)
        found.left.append(list(looks_at(held)))
        if seed < PLANTED:
            plant(held)
            found.planted.append(list(looks_at(held)))
        held.voices[0].discussion.delete()
    edition.passage.delete()
    return found
