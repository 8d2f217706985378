"""While the database is away, few wait for it."""

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.db import OperationalError
from psycopg_pool import PoolTimeout

from askforhelp import away
from tests.attacks.conftest import open_room


@pytest.fixture
def clock(monkeypatch):
    now = [1000.0]
    monkeypatch.setattr(away, "monotonic", lambda: now[0])
    monkeypatch.setattr(away, "_until", 0.0)
    return now


@pytest.mark.parametrize(("cause", "asked"), [(PoolTimeout("in vain"), 2), (None, 3)], ids=["away", "busy"])
@pytest.mark.django_db
def test_who_comes_just_after_one_has_waited_in_vain_is_told_at_once(clock, monkeypatch, cause, asked):
    room, tries = open_room(), []
    pages = [room.facilitator.get("/facilitate/").status]

    def wait_in_vain(_self: SessionStore) -> None:
        tries.append("a try")
        raise OperationalError("couldn't get a connection") from cause

    monkeypatch.setattr(SessionStore, "load", wait_in_vain)
    for later in (0, 0.5, 0.6):
        clock[0] += later
        pages.append(room.facilitator.get("/facilitate/").status)
    assert (pages, len(tries)) == ([200, 503, 503, 503], asked)
