from datetime import timedelta

import pytest
import time_machine

from discussions.domain import clock, discussions, rounds
from discussions.domain.anonymity import new_voice
from discussions.domain.refusals import Closed, NotWriting, TooMany
from discussions.models import Answer, Discussion, Rating, Reply, Round
from tests import people
from tests.layers import laid

pytestmark = pytest.mark.django_db


@laid
def of():
    return people.discussion()


@laid
def readable(of):
    """A question whose answers are open, locked."""
    people.publish(of)
    return rounds.lock(people.round_of(of).id)


def kept(round_) -> list[int]:
    round_.refresh_from_db()
    return sorted(round_.waiting.values())


def test_the_lock_brings_the_question_and_its_discussion(of, django_assert_num_queries):
    round_id = people.round_of(of, 2).id
    with django_assert_num_queries(1):
        found = rounds.lock(round_id)
        assert (found.question.number, found.discussion) == (2, of)


def test_a_question_that_is_asked_can_be_written_to(of):
    assert rounds.lock_for_writing(people.round_of(of).id, new_voice(of)) == people.round_of(of)


def test_a_question_that_is_not_asked_yet_cannot(of):
    Round.objects.filter(discussion=of).update(state=Round.State.WAITING)
    with pytest.raises(NotWriting):
        rounds.lock_for_writing(people.round_of(of).id, new_voice(of))


def test_a_closed_discussion_cannot_be_written_to(of):
    discussions.close(of)
    with pytest.raises(Closed):
        rounds.lock_for_writing(people.round_of(of).id, new_voice(of))


@pytest.mark.parametrize(("late", "over"), [(-1, False), (0, False), (60, False), (61, True)])
def test_an_answer_at_the_closing_second_has_a_minute_of_grace(late, over):
    closing = clock.now() + timedelta(hours=1)
    of = people.discussion(closes_at=closing)
    with time_machine.travel(closing + timedelta(seconds=late), tick=False):
        assert rounds.is_over(of) is over


def test_each_voice_waits_with_a_count_of_its_things(of, readable):
    one, other = people.people(of, 2)
    for visit in (one, one, other):
        rounds.add_waiting(readable, visit.voice)
    assert kept(readable) == [1, 2]


def test_what_is_taken_back_is_taken_off(of, readable):
    one = people.person(of)
    for change in (1, 1, -1):
        rounds.add_waiting(readable, one.voice, change)
    assert kept(readable) == [1]


def test_nobody_waits_with_nothing_or_less(of, readable):
    one = people.person(of)
    for change in (1, -1, -1):
        rounds.add_waiting(readable, one.voice, change)
    assert kept(readable) == []


@pytest.mark.parametrize(
    ("counts", "lost", "voices"),
    [((), 2, 0), ((1, 1, 1), 0, 3), ((1, 1, 1), 2, 1), ((1, 2, 3), 2, 2), ((1, 2, 3), 3, 1), ((2, 2, 2), 1, 3)],
)
def test_of_what_was_lost_the_worst_is_taken_for_true(readable, counts, lost, voices):
    readable.waiting = {str(place): count for place, count in enumerate(counts)}
    rounds.lose(readable, lost)
    assert rounds.voices_waiting(readable) == voices


def test_a_mark_of_waiting_is_no_tag_of_any_row(of):
    found = people.answered(of, 4, me=[1, 2, 3, 4])
    people.reply(found[0], people.card_of(found[1]))
    round_ = people.round_of(of)
    marks = set(round_.waiting)
    written = [row for model in (Answer, Rating, Reply) for row in model.objects.filter(round=round_)]
    # A mark is short: it must not be the beginning of a tag either.
    tags = {bytes(row.tag)[: rounds.MARK_BYTES].hex() for row in written}
    assert ({len(mark) for mark in marks}, {len(tag) for tag in tags}) == ({16}, {16})
    assert (len(marks), len(tags), marks & tags) == (2, 9, set())


def test_noise_is_what_no_person_writes_between_two_ticks(of, readable, monkeypatch):
    monkeypatch.setattr(rounds, "WAITING_AT_MOST", 2)
    one = people.person(of)
    for _ in range(2):
        rounds.refuse_noise(readable, one.voice)
        rounds.add_waiting(readable, one.voice)
    with pytest.raises(TooMany):
        rounds.refuse_noise(readable, one.voice)


@pytest.mark.parametrize("state", ["draft", "closed"])
def test_only_an_open_discussion_takes_anything(state):
    assert rounds.is_over(Discussion(state=state)) is True


@pytest.mark.parametrize(
    ("told", "now", "said"),
    [(0, 2, 0), (0, 3, 3), (0, 8, 6), (8, 9, 6), (8, 10, 6), (8, 11, 9), (8, 7, 6), (8, 2, 6)],
)
def test_while_the_answers_are_sealed_steps_begin_at_what_was_told_before(told, now, said):
    round_ = Round(state=Round.State.WRITING, figures={"answered": told - 1, "passed": 1} if told else None)
    assert rounds.voices_in_steps(round_, now) == said


@pytest.mark.parametrize(("told", "said"), [(2, 0), (8, 6)])
def test_what_can_be_read_is_counted_at_ticks_alone(told, said):
    round_ = Round(state=Round.State.READABLE, figures={"answered": told, "passed": 0})
    assert {rounds.voices_in_steps(round_, now) for now in range(20)} == {said}
