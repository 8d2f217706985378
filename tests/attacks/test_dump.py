"""What the dump knows: an attacker has all rows, every order they can be put in, and the true order of posting."""

from __future__ import annotations

from collections import defaultdict

import pytest

from .remembered import TABLES, Look, matched

WITHIN = 0.03
CAUGHT = 0.95
ORDERS_OF_PLACE = {"ctid", "xmin", "dump"}

# The sessions are held in the test database, which is there only where a test says that it needs it.
pytestmark = pytest.mark.django_db


def placed_right(looks: list[Look], table: str) -> dict[str, tuple[float, float, float]]:
    """For each way of looking, how often the row at a place is the one that came in that turn."""
    pairs = defaultdict(list)
    for look in looks:
        if look.table == table:
            for name, order in look.seen.items():
                pairs[name].append((look.came, order))
    return {name: matched(found) for name, found in pairs.items()}


@pytest.mark.parametrize("table", TABLES)
def test_no_order_of_the_rows_tells_who_came_when(sessions, table):
    found = placed_right([look for looks in sessions.left for look in looks], table)
    # Four and a half standard deviations where one question in a session is not enough to see 0.03.
    off = {name: share for name, (share, chance, sd) in found.items() if abs(share - chance) > max(WITHIN, 4.5 * sd)}
    assert found.keys() >= ORDERS_OF_PLACE
    assert off == {}


@pytest.mark.parametrize("table", TABLES)
def test_rows_in_the_order_of_posting_are_placed_right(sessions, table):
    found = placed_right([look for looks in sessions.planted for look in looks], table)
    assert {name: found[name][0] >= CAUGHT for name in ORDERS_OF_PLACE} == dict.fromkeys(ORDERS_OF_PLACE, True)
