"""Statements that are asked together."""

from __future__ import annotations

import pytest
from django.db import ProgrammingError, transaction

from discussions.models import Asked, Columns, Discussion, fetch_in_turn
from tests import people

pytestmark = pytest.mark.django_db

TEAM = "UPDATE discussions_discussion SET team = %(team)s WHERE id = %(id)s RETURNING id"
WHOLE = Columns(Discussion, "one")
READ = f"SELECT {WHOLE.sql}, one.team FROM discussions_discussion AS one WHERE one.id = %(id)s"


def test_each_sees_what_those_before_it_did():
    of = people.discussion()
    changed, [(read, team)] = fetch_in_turn(
        Asked(TEAM, {"team": "Support", "id": of.pk}, ()), Asked(READ, {"id": of.pk}, (WHOLE,))
    )
    assert (changed, read, team) == ([(of.pk,)], of, "Support")


def test_what_the_database_refuses_is_told_as_everywhere():
    with pytest.raises(ProgrammingError, match="nowhere"), transaction.atomic():
        fetch_in_turn(Asked("SELECT 1", {}, ()), Asked("SELECT nowhere", {}, ()), Asked("SELECT 1", {}, ()))
    assert fetch_in_turn(Asked("SELECT 1", {}, ())) == [[(1,)]]
