from datetime import timedelta

import pytest
import time_machine

from discussions.domain import clock, rounds, ticks
from discussions.models import Answer, Card, Reply, Round
from tests import people
from tests.layers import laid

pytestmark = pytest.mark.django_db


@laid
def team():
    """Five people whose five answers are on the board."""
    of = people.discussion()
    found = people.answered(of, 5)
    people.publish(of)
    return of, found


def on_board(of) -> int:
    return Card.objects.filter(round=people.round_of(of)).count()


def test_two_answers_stay_sealed():
    of = people.discussion()
    people.answered(of, 2)
    assert (people.round_of(of).state, people.round_of(of).figures, on_board(of)) == ("writing", None, 0)


def test_the_third_answer_opens_all_three():
    of = people.discussion()
    people.answered(of, 3)
    assert (people.round_of(of).state, on_board(of)) == ("readable", 3)


def test_passes_count_as_voices_for_the_first_tick():
    of = people.discussion()
    for one in people.people(of, 3):
        people.answer(one)
    assert people.round_of(of).figures == {
        "answered": 0,
        "passed": 3,
        "me": [0] * 5,
        "guess": [0] * 5,
        "standing": {"me": 0, "guess": 0},
    }


@pytest.mark.parametrize(("more", "shown"), [(1, 3), (2, 3), (3, 6), (4, 6), (5, 6), (6, 9)])
def test_after_the_first_tick_answers_join_three_at_a_time(more, shown):
    of = people.discussion()
    people.answered(of, 3)
    people.answered(of, more)
    assert on_board(of) == shown


def test_two_changed_answers_wait_and_the_third_brings_them(team):
    _, found = team
    for one in found[:2]:
        people.answer(one, "reworded")
    before = Card.objects.filter(text="reworded").count()
    people.answer(found[2], "reworded")
    assert (before, Card.objects.filter(text="reworded", reworded=True).count()) == (0, 3)


def test_three_things_of_one_voice_are_one_voice(team):
    of, found = team
    for card in map(people.card_of, found[1:4]):
        people.react(found[0], card)
    assert (len(people.round_of(of).waiting), list(people.round_of(of).waiting.values())) == (1, [3])


def test_marks_of_three_voices_show_together(team):
    _, found = team
    card = people.card_of(found[0])
    seen = []
    for one in found[1:4]:
        people.react(one, card)
        seen.append(Card.objects.get(pk=card.pk).same)
    assert seen == [0, 0, 3]


def test_an_answer_a_reply_and_a_mark_of_three_voices_make_a_tick(team):
    of, found = team
    people.answered(of, 1)
    people.reply(found[0], people.card_of(found[1]))
    people.react(found[2], people.card_of(found[1]))
    assert (on_board(of), Reply.objects.get().published, people.round_of(of).waiting) == (6, True, {})


def test_nothing_on_the_board_changes_while_fewer_than_three_wait(team):
    of, found = team
    before = people.round_of(of)
    people.answered(of, 1, me=[5])
    people.reply(found[0], people.card_of(found[1]))
    after = people.round_of(of)
    assert (bytes(after.version), after.figures, after.ticks) == (bytes(before.version), before.figures, before.ticks)


def test_a_tick_makes_a_new_version_and_forgets_who_waited(team):
    of, _ = team
    people.answered(of, 2)
    before = people.round_of(of)
    after = people.publish(of)
    assert (bytes(before.version) != bytes(after.version), after.ticks - before.ticks, after.waiting) == (True, 1, {})


def test_a_waiting_mark_differs_at_every_tick(team):
    of, found = team
    people.react(found[0], people.card_of(found[1]))
    first = people.round_of(of).waiting
    people.publish(of)
    people.react(found[0], people.card_of(found[2]))
    assert first.keys().isdisjoint(people.round_of(of).waiting)


def test_the_waiting_voices_are_kept_in_no_order_of_coming(settings):
    settings.TICK_VOICES = 100
    of = people.discussion()
    people.answered(of, 3)
    people.publish(of)
    people.answered(of, 20)
    with_marks = list(people.round_of(of).waiting)
    assert (len(with_marks), with_marks) == (20, sorted(with_marks))


def test_what_was_taken_back_before_a_tick_no_longer_waits(team):
    of, _ = team
    [one] = people.answered(of, 1)
    people.withdraw(one)
    assert people.round_of(of).waiting == {}


def test_a_tick_waits_until_the_last_one_is_old_enough(settings):
    settings.TICK_SECONDS = 15
    of = people.discussion()
    with time_machine.travel(clock.now(), tick=False) as moment:
        people.answered(of, 6)
        shown = [on_board(of)]
        for seconds in (14, 1):
            moment.shift(timedelta(seconds=seconds))
            ticks.settle([people.round_of(of)])
            shown.append(on_board(of))
    assert shown == [3, 3, 6]


def test_settling_gives_the_round_as_it_is_by_now_and_leaves_the_one_it_was_given(settings):
    settings.TICK_SECONDS = 15
    of = people.discussion()
    people.answered(of, 6)
    stale = people.round_of(of)
    with time_machine.travel(clock.now() + timedelta(seconds=16)):
        [settled] = ticks.settle([stale])
    assert (settled.ticks, settled.figures["answered"], bytes(settled.version)) == (
        2,
        6,
        bytes(people.round_of(of).version),
    )
    assert (stale.ticks, stale.figures["answered"]) == (1, 3)


def test_the_beat_ticks_what_time_has_made_due(settings):
    settings.TICK_SECONDS = 15
    of = people.discussion()
    people.answered(of, 6)
    with time_machine.travel(clock.now() + timedelta(seconds=16)):
        ticks.run_due()
    assert on_board(of) == 6


def test_closing_publishes_a_last_group_of_one(team):
    of, _ = team
    people.answered(of, 1)
    people.close(of)
    assert (on_board(of), Answer.objects.filter(published=False).count()) == (6, 0)


def test_answers_that_open_at_a_time_stay_sealed_until_then():
    opening = clock.now() + timedelta(hours=1)
    of = people.discussion(reading_rule="at_time", reads_at=opening)
    people.answered(of, 4)
    before = on_board(of)
    with time_machine.travel(opening):
        ticks.run_due()
    assert (before, on_board(of)) == (0, 4)


def test_two_answers_stay_sealed_even_when_their_time_has_come():
    of = people.discussion(reading_rule="at_time", reads_at=clock.now() - timedelta(hours=1))
    people.answered(of, 2)
    ticks.run_due()
    assert people.round_of(of).state == "writing"


def test_answers_that_the_facilitator_opens_stay_sealed_at_any_number():
    of = people.discussion(reading_rule="when_opened")
    people.answered(of, 7)
    ticks.run_due()
    assert (people.round_of(of).state, on_board(of)) == ("writing", 0)


def test_before_the_first_tick_nobody_is_counted_as_waiting():
    of = people.discussion(reading_rule="when_opened")
    people.answered(of, 7)
    assert people.round_of(of).waiting == {}


def test_a_question_ticks_without_its_neighbours():
    of = people.discussion()
    people.answered(of, 3, number=1)
    people.answered(of, 2, number=2)
    states = Round.objects.filter(discussion=of).values_list("state", flat=True)
    assert list(states) == ["readable", "writing", "writing", "writing", "writing"]


def test_the_topic_of_a_question_is_its_number():
    of = people.discussion()
    assert ticks.topic(rounds.lock(people.round_of(of, 3).id)) == "question-3"
