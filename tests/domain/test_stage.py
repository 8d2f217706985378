from datetime import timedelta
from threading import Barrier, Thread

import pytest
import time_machine
from django.db import connection

from discussions.domain import clock, discussions, stage, staging
from discussions.domain.refusals import NotOpenYet, Refusal, TooFew, UnknownChoice
from discussions.domain.stage_refusals import DoneAlready, TooLateToUndo
from discussions.models import Card, Discussion, Stage
from tests import people
from tests.layers import laid

pytestmark = pytest.mark.django_db


@laid
def of():
    """A discussion whose answers its facilitator opens, with four sealed answers to question 1."""
    made = people.discussion(reading_rule="when_opened")
    people.answered(made, 4)
    return made


def now(of) -> Stage:
    return staging.stage_of(Discussion.objects.get(pk=of.pk))


def at(of) -> str:
    return staging.step_of(now(of)).name


def revision(of) -> int:
    return now(of).revision


def go_on(of, times=1) -> None:
    for _ in range(times):
        stage.go_on(of, revision=revision(of))


def go_to(of, name) -> None:
    stage.go_to(of, name=name, revision=revision(of))


def undo(of) -> None:
    stage.undo(of, revision=revision(of))


def state(of, number=1) -> str:
    return people.round_of(of, number).state


def test_a_workshop_goes_question_by_question(of):
    found = []
    for _ in range(6):
        go_on(of)
        found.append(at(of))
    assert found == ["read", "write-1", "exchange-1", "compare-1", "write-2", "exchange-2"]


def test_it_ends_with_what_people_will_try_and_closes(of):
    go_to(of, "compare-4")
    go_on(of, 2)
    assert (at(of), Discussion.objects.get(pk=of.pk).state) == ("close", "closed")
    with pytest.raises(UnknownChoice):
        go_on(of)


def test_one_step_back_leaves_open_what_was_opened(of):
    go_to(of, "exchange-1")
    stage.go_back(of, revision=revision(of))
    assert (at(of), state(of)) == ("write-1", "readable")


def test_a_step_that_was_made_already_is_not_made_twice(of):
    seen = revision(of)
    stage.go_on(of, revision=seen)
    with pytest.raises(DoneAlready):
        stage.go_on(of, revision=seen)
    assert at(of) == "read"


@pytest.mark.django_db(transaction=True)
def test_two_who_press_next_at_the_same_moment_make_one_step():
    of, gate, said = people.discussion(), Barrier(2), []

    def press() -> None:
        gate.wait()
        try:
            stage.go_on(of, revision=0)
            said.append("done")
        except DoneAlready:
            said.append("done already")
        finally:
            connection.close()

    both = [Thread(target=press) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert (sorted(said), at(of)) == (["done", "done already"], "read")


def test_reading_each_other_opens_the_answers_and_undo_seals_them_again(of):
    go_to(of, "exchange-1")
    opened = (state(of), Card.objects.count())
    undo(of)
    assert (opened, state(of), Card.objects.count(), at(of)) == (("readable", 4), "writing", 4, "free")


def test_sealed_again_nobody_reads_them(of):
    [reader, *_] = people.answered(of, 1)
    go_to(of, "exchange-1")
    undo(of)
    assert people.round_of(of).figures["answered"] == 5
    with pytest.raises(Refusal):
        people.react(reader, people.card_of(reader))


@pytest.mark.parametrize(("more", "shown"), [(1, 4), (2, 4), (3, 7)])
def test_opened_again_the_board_is_as_it_was_unless_three_have_written_since(of, more, shown):
    go_to(of, "exchange-1")
    undo(of)
    people.answered(of, more)
    go_to(of, "exchange-1")
    assert (state(of), Card.objects.count()) == ("readable", shown)


def test_a_closing_cannot_be_undone_once_it_has_let_the_rest_out(of):
    go_to(of, "close")
    closed_at = Discussion.objects.get(pk=of.pk).closed_at
    with time_machine.travel(closed_at + clock.UNDONE_WITHIN, tick=False):
        discussions.finish_closed()
        with pytest.raises(TooLateToUndo):
            undo(of)
    assert Discussion.objects.get(pk=of.pk).rest_is_out is True


def test_a_server_that_ticks_for_one_voice_would_be_noticed(of, settings):
    settings.TICK_VOICES = 1
    go_to(of, "exchange-1")
    undo(of)
    people.answered(of, 1)
    go_to(of, "exchange-1")
    assert Card.objects.count() == 5


def test_with_too_few_answers_the_group_goes_on_and_they_stay_sealed():
    of = people.discussion(reading_rule="when_opened")
    people.answered(of, 2)
    go_to(of, "exchange-1")
    assert (at(of), state(of)) == ("exchange-1", "writing")


@pytest.mark.parametrize("rule", [{"reading_rule": "at_time", "reads_at": "soon"}, {"reading_rule": "after_own"}])
def test_where_the_reading_rule_opens_answers_no_step_comes_before_it(rule):
    soon = {name: clock.now() + timedelta(hours=1) if value == "soon" else value for name, value in rule.items()}
    of = people.discussion(**soon)
    people.answered(of, 2)
    go_to(of, "compare-1")
    before = state(of)
    with pytest.raises(UnknownChoice):
        stage.open_answers(of, revision=revision(of))
    assert before == "writing"


def test_answers_are_opened_while_people_still_write_and_sealed_again(of):
    go_to(of, "write-1")
    stage.open_answers(of, revision=revision(of))
    opened = state(of)
    undo(of)
    assert (opened, state(of), at(of)) == ("readable", "writing", "write-1")


def test_any_question_is_opened_wherever_the_group_is_and_sealed_again(of):
    go_to(of, "write-2")
    stage.open_question(of, number=1)
    opened = state(of)
    undo(of)
    assert (opened, state(of), at(of)) == ("readable", "writing", "write-2")


def test_opening_what_is_open_leaves_nothing_more_to_undo(of):
    for _ in range(2):
        stage.open_question(of, number=1)
    undo(of)
    with pytest.raises(TooLateToUndo):
        undo(of)


def test_fewer_than_three_are_not_opened(of):
    go_to(of, "write-2")
    with pytest.raises(TooFew):
        stage.open_answers(of, revision=revision(of))


@pytest.mark.parametrize(("later", "undone"), [(59, True), (61, False)])
def test_a_step_can_be_undone_for_a_minute(of, later, undone):
    with time_machine.travel(clock.now(), tick=False) as time:
        go_on(of)
        time.shift(later)
        if undone:
            undo(of)
        else:
            with pytest.raises(TooLateToUndo):
                undo(of)
    assert at(of) == ("free" if undone else "read")


def test_each_step_of_the_last_minute_can_be_undone_one_after_the_other(of):
    go_on(of, 3)
    undo(of)
    undo(of)
    assert at(of) == "read"


def test_closing_is_undone_with_what_it_opened(of):
    go_to(of, "close")
    closed = (Discussion.objects.get(pk=of.pk).state, state(of), state(of, 2))
    undo(of)
    assert closed == ("closed", "readable", "writing")
    assert (Discussion.objects.get(pk=of.pk).state, state(of), state(of, 2)) == ("open", "writing", "writing")


def test_what_was_closed_elsewhere_is_not_opened_by_an_undo(of):
    discussions.close(of)
    of = Discussion.objects.get(pk=of.pk)
    go_to(of, "close")
    undo(of)
    assert Discussion.objects.get(pk=of.pk).state == "closed"


def test_two_undos_at_once_are_one(of):
    go_on(of, 2)
    seen = revision(of)
    stage.undo(of, revision=seen)
    with pytest.raises(DoneAlready):
        stage.undo(of, revision=seen)


def test_a_draft_is_not_run_live():
    of = people.discussion(state="draft")
    with pytest.raises(NotOpenYet):
        stage.go_on(of, revision=0)


@pytest.mark.parametrize("name", ["write-9", "exchange", "", "close-1"])
def test_a_step_that_is_none_is_refused(of, name):
    with pytest.raises(UnknownChoice):
        go_to(of, name)
