"""Where answers are checked first: the rows of what waits to be read lie in no order of posting."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

import pytest
from django.db import connection

from discussions.domain import nightly, ticks
from discussions.models import Discussion
from tests import people

from .remembered import QUESTIONS, VOICES, Order, matched

SESSIONS = 5
ORDERS = ("ctid", "xmin::text::bigint", "id")

pytestmark = pytest.mark.django_db


def post(of: Discussion) -> dict[UUID, int]:
    """Twelve people answer one after another; the turn of each answer, which only they can tell."""
    team = people.people(of, VOICES)
    return {
        people.answer(voice, f"Voice {turn}.", number=number).id: turn
        for number in QUESTIONS
        for turn, voice in enumerate(team)
    }


def orders(of: Discussion, turns: dict[UUID, int]) -> Iterator[tuple[str, Order]]:
    """The turns of the rows of each question, as each way of looking orders them."""
    for number in QUESTIONS:
        round_ = people.round_of(of, number)
        here = set(_by(round_.id, "id"))
        yield "dump", [turns[item] for item in _dumped() if item in here]
        for by in ORDERS:
            yield by.partition(":")[0], [turns[item] for item in _by(round_.id, by)]


def _by(round_id: UUID, order: str) -> list[UUID]:
    with connection.cursor() as cursor:
        # What ties is left to chance, so that a tie tells nothing by itself.
        cursor.execute(
            f"SELECT answer_id FROM discussions_moderated WHERE round_id = %s ORDER BY {order}, random()", (round_id,)
        )
        return [row[0] for row in cursor.fetchall()]


def _dumped() -> list[UUID]:
    """The answers in the order in which `pg_dump` copies the rows."""
    with connection.cursor() as cursor, cursor.copy("COPY discussions_moderated (answer_id) TO STDOUT") as out:
        return [UUID(bytes(row).decode().strip()) for row in out]


def placed_right(*, with_a_night: bool = False) -> dict[str, tuple[float, float, float]]:
    """For each way of looking, how often the row at a place is the one that came in that turn."""
    edition, found = people.edition(), {}
    for _ in range(SESSIONS):
        of = people.discussion(of=edition, moderation="check_first")
        turns = post(of)
        for number in QUESTIONS if with_a_night else ():
            nightly._stir_whole(people.round_of(of, number).id)
        for name, order in orders(of, turns):
            found.setdefault(name, []).append((list(range(VOICES)), order))
    return {name: matched(pairs) for name, pairs in found.items()}


def beyond_chance(found: dict[str, tuple[float, float, float]]) -> set[str]:
    return {name for name, (share, chance, sd) in found.items() if abs(share - chance) > 4.5 * sd}


def test_no_order_of_what_waits_tells_who_came_when():
    found = placed_right()
    assert (found.keys(), beyond_chance(found)) == ({"dump", "ctid", "xmin", "id"}, set())


def test_without_a_stir_the_same_looks_find_the_order(monkeypatch):
    monkeypatch.setattr(ticks, "stir_at_tick", lambda round_id: None)
    assert beyond_chance(placed_right()) == {"dump", "ctid", "xmin"}


def test_the_night_takes_the_order_away_too(monkeypatch):
    monkeypatch.setattr(ticks, "stir_at_tick", lambda round_id: None)
    assert beyond_chance(placed_right(with_a_night=True)) == set()
