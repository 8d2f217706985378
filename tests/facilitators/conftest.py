"""A discussion with a facilitator who is signed in."""

from __future__ import annotations

import pytest

from tests.attacks.conftest import Room, open_room


@pytest.fixture
def room(db) -> Room:
    return open_room()


@pytest.fixture
def console(room):
    """The console as it stands now."""
    return lambda: room.facilitator.get(f"/facilitate/d/{room.slug}/")
