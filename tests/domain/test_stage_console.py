from datetime import timedelta

import pytest

from discussions.domain import clock, discussions, stage, stage_console, stage_views
from discussions.models import Discussion
from tests import people

pytestmark = pytest.mark.django_db


def console(of) -> stage_console.Console:
    return stage_console.console_of(Discussion.objects.select_related("edition").get(pk=of.pk))


def test_it_begins_with_reading_and_goes_nowhere_back():
    found = console(people.discussion())
    assert (found.step, found.on.name, found.back, found.undo.seconds) == ("Not begun", "read", None, 0)


@pytest.mark.parametrize(
    ("answers", "told"),
    [(2, "Fewer than 3 have answered, so the answers stay sealed."), (3, "The answers open now.")],
)
def test_what_next_will_do_to_the_answers_is_told_before(answers, told):
    of = people.discussion(reading_rule="when_opened")
    people.answered(of, answers)
    stage.go_to(of, name="write-1", revision=0)
    assert (told in console(of).on.told, console(of).may_open) == (True, answers == 3)


def test_an_undo_says_how_long_it_can_be_had_and_what_it_does():
    of = people.discussion(reading_rule="when_opened")
    people.answered(of, 3)
    stage.go_to(of, name="exchange-1", revision=0)
    found = console(of)
    assert (50 < found.undo.seconds <= 60, found.undo.told) == (
        True,
        "The answers are sealed again. What was read stays read.",
    )


def test_sealed_answers_are_counted_in_steps_and_not_shown():
    of = people.discussion(reading_rule="when_opened")
    people.answered(of, 5)
    stage.go_to(of, name="write-1", revision=0)
    found = console(of)
    assert (found.count_words, found.to_pin, "What voice" in repr(found)) == ("3 or more have answered", (), False)


@pytest.mark.parametrize(("rule", "opens"), [("after_own", True), ("at_time", False)])
def test_closing_says_that_it_opens_what_waits_unless_that_was_promised_for_later(rule, opens):
    of = people.discussion(reading_rule=rule, reads_at=clock.now() + timedelta(hours=1))
    told = console(of).steps[-1].told
    assert ("becomes readable now" in told, told.endswith("open at the time that was set.")) == (opens, not opens)


def test_readable_answers_can_be_pinned_from_here():
    of = people.discussion()
    people.answered(of, 4)
    stage.go_to(of, name="compare-1", revision=0)
    found = console(of)
    assert (len(found.to_pin), found.more_to_pin, "What voice" in repr(found)) == (3, False, True)


def test_the_views_that_make_sense_can_be_chosen():
    of = people.discussion()
    people.answered(of, 3, number=4)
    stage.go_to(of, name="compare-4", revision=0)
    stage_views.give_prompt(of, prompt="pairs")
    assert [one.value for one in console(of).views] == [
        *(
            "door",
            "passage",
            "question",
            "wall",
            "pinned",
            "themes",
            "agreed",
            "differ",
            "heard",
            "lines",
            "prompt",
            "takeaway",
        )
    ]


@pytest.mark.parametrize(("rule", "queries"), [("after_own", 4), ("when_opened", 6)])
@pytest.mark.parametrize("answers", [3, 20])
def test_the_console_asks_as_often_for_many_answers_as_for_few(answers, rule, queries, django_assert_num_queries):
    of = people.discussion(reading_rule=rule)
    people.answered(of, answers)
    stage.go_to(of, name="compare-1", revision=0)
    console(of)
    found = Discussion.objects.select_related("edition", "stage").get(pk=of.pk)
    with django_assert_num_queries(queries):
        stage_console.console_of(found)


def test_once_the_time_has_gone_by_it_is_too_few_answers_that_keep_them_sealed():
    of = people.discussion(reading_rule="at_time", reads_at=clock.now() - timedelta(hours=1))
    people.answered(of, 2)
    [told] = [one.told for one in console(of).steps if one.name == "exchange-1"]
    assert told == (
        "People read each other on their phones. Fewer than 3 have answered, so the answers stay sealed. "
        "Phones follow, but for those somebody types on."
    )


@pytest.mark.parametrize(
    ("again", "told"),
    [
        (
            True,
            "Nobody can write or mark any more. What 3 or more have waiting becomes readable now. It was closed "
            "before, so what fewer have stays back until you seal it.",
        ),
        (False, "Nobody can write or mark any more."),
    ],
)
def test_a_second_closing_is_not_said_to_let_the_rest_out(again, told):
    of = people.discussion()
    people.close(of)
    if again:
        discussions.reopen(of)
    assert console(of).steps[-1].told == told


def test_a_closed_discussion_offers_no_beginning_and_says_why():
    of = people.discussion()
    people.close(of)
    found = console(of)
    assert (found.on, found.end_words) == (None, "This discussion is closed. It can still be read.")
    assert [one.name for one in found.steps][:2] == ["free", "read"]
