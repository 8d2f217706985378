"""A facilitator closes and opens again after each single voice, and looks. No voice may be derived from it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.db import transaction

from discussions.domain import clock, discussions, margin, rhythm, rounds, sealing, stage, staging, ticks
from discussions.domain.access import Visit
from discussions.models import Discussion, Margin
from tests import people

from .watching import fewest_who_acted, short_edition

TURNS = 5
SENTENCE = 1

pytestmark = pytest.mark.django_db

Step = Callable[[Discussion], None]


@pytest.fixture
def watcher() -> Visit:
    """One of five who have answered, rated and marked a line, all of which the group has seen."""
    found = people.answered(people.discussion(of=short_edition()), 5, me=[3] * 5)
    for one in found:
        people.mark_line(one, SENTENCE)
    people.publish(found[0].discussion)
    with transaction.atomic():
        margin.tick(margin.lock(found[0].discussion.pk), last=True)
    return found[0]


def step_to_the_end(of: Discussion) -> None:
    stage.go_to(of, name="close", revision=_revision(of))


def undo(of: Discussion) -> None:
    stage.undo(of, revision=_revision(of))


def close_and_wait(of: Discussion) -> None:
    discussions.close(of)
    with time_machine.travel(clock.now() + timedelta(minutes=2)):
        rhythm.beat()


@transaction.atomic
def close_naively(of: Discussion) -> None:
    """The leak: every closing lets out all that waits."""
    Discussion.objects.filter(pk=of.pk).update(state=Discussion.State.CLOSED)
    ticks.tick(rounds.lock(people.round_of(of).pk), last=True)
    margin.tick(margin.lock(of.pk), last=True)


def told_alone(watcher: Visit, close: Step, open_again: Step) -> int:
    """How many looks told of one or two people, while one after the other came, wrote, rated and marked a line."""
    found, before = 0, _look(watcher)
    for turn in range(TURNS):
        one = people.person(watcher.discussion)
        people.answer(one, f"Only mine: {turn}", me=1 + turn % 5)
        people.mark_line(one, SENTENCE)
        for step in (close, open_again):
            step(Discussion.objects.get(pk=watcher.discussion.pk))
            after = _look(watcher)
            found += _tells_of_one_or_two(before, after)
            before = after
    return found


def test_closings_that_are_undone_tell_of_nobody_alone(watcher):
    assert told_alone(watcher, step_to_the_end, undo) == 0


def test_closings_and_openings_tell_once_of_the_last_ones_however_often(watcher):
    assert told_alone(watcher, close_and_wait, discussions.reopen) == 1


def test_closings_that_let_everything_out_are_caught(watcher):
    assert told_alone(watcher, close_naively, discussions.reopen) == TURNS


def test_in_the_end_everything_is_out(watcher):
    told_alone(watcher, step_to_the_end, undo)
    close_and_wait(watcher.discussion)
    [cards, rated, marked] = _look(watcher)
    assert (len(cards), sum(rated), marked) == (5 + TURNS, 5 + TURNS, [5 + TURNS, 0])


def test_sealing_lets_every_word_out_and_no_figure_that_tells_of_the_last_one_alone(watcher):
    told_alone(watcher, close_and_wait, discussions.reopen)
    close_and_wait(watcher.discussion)
    before = _look(watcher)
    sealing.seal(watcher.discussion)
    after = _look(watcher)
    assert (len(after[0]), after[1:], sum(after[1])) == (5 + TURNS, before[1:], 5 + TURNS - 1)


def _look(watcher: Visit) -> tuple[set[str], list[int], list[int]]:
    """All that the group may read: the cards, the ratings, and the marks of the line."""
    round_ = people.round_of(watcher.discussion)
    cards = set(round_.cards.values_list("text", flat=True))
    return cards, round_.figures["me"], Margin.objects.get().figures[str(SENTENCE)]


def _tells_of_one_or_two(before: tuple, after: tuple) -> bool:
    new = len(after[0] - before[0])
    changed = [fewest_who_acted(*pair) for pair in zip(before[1:], after[1:], strict=True)]
    return any(0 < count < 3 for count in (new, *changed))


def _revision(of: Discussion) -> int:
    return staging.stage_of(Discussion.objects.get(pk=of.pk)).revision
