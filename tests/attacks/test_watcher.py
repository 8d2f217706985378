"""Somebody looks at everything after every single act. Two publications differ by nobody or by three and more."""

from __future__ import annotations

from random import Random

import pytest

from .watching import ACTS, Team, short_edition, watched

TEAMS = 4
STEPS = 110

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("seed", range(TEAMS))
def test_what_can_be_seen_changes_only_after_three_people_have_acted(seed):
    team = Team(Random(seed), short_edition())
    found = watched(team, STEPS)
    assert (found.alone, found.odd_counts) == ([], 0)
    # The watch has seen publications, and every kind of act.
    assert (found.publications > STEPS / 12, team.done.keys() == set(ACTS)) == (True, True)


def test_a_server_that_publishes_at_once_is_caught(settings):
    settings.TICK_VOICES = 1
    found = watched(Team(Random(1), short_edition()), 60)
    assert len(found.alone) >= 0.95 * found.publications > 20
