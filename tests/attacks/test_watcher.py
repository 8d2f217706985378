"""Somebody looks at everything after every single act. Two publications differ by nobody or by three and more."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from discussions.models import LineMark

from .watching import ACTS, OFTEN, SCALES, SENTENCES, Team, apart, short_edition, watched

TEAMS = 4
STEPS = 80

pytestmark = pytest.mark.django_db


def test_what_can_be_seen_changes_only_after_three_people_have_acted():
    edition, done = short_edition(), Counter()
    found = []
    for seed in range(TEAMS):
        team = Team(Random(seed), edition)
        found.append(watched(team, STEPS))
        done += team.done
    assert [(one.alone, one.odd_counts) for one in found] == [([], 0)] * TEAMS
    assert [apart(seen) for one in found for seen in one.scales.values()] == [0] * len(SCALES) * TEAMS
    assert any(one.scales[f"line {sentence}"] for one in found for sentence in SENTENCES)
    # The watch has seen every kind of act, and publications.
    assert (done.keys(), sum(one.publications for one in found) > TEAMS * STEPS / 20) == (set(ACTS), True)


def test_a_server_that_publishes_at_once_is_caught(settings):
    settings.TICK_VOICES = 1
    found = watched(Team(Random(1), short_edition(), OFTEN), 60)
    assert len(found.alone) >= 0.95 * found.publications > 20


def test_marks_of_a_line_that_are_told_as_they_come_are_caught():
    team = Team(Random(1), short_edition(), ["mark_line"])
    told = []
    for _ in range(20):
        team.act()
        marks = LineMark.objects.filter(sentence=1).values_list("value", flat=True)
        told.append([list(marks).count(value) for value in LineMark.Value.values])
    assert apart(told) > 20


def test_counts_that_follow_one_person_are_caught():
    assert apart([[0, 5, 0], [1, 5, 0], [1, 4, 1], [0, 2, 0]]) == 3
