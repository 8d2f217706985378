from datetime import UTC, date, datetime, timedelta

import pytest

from discussions.domain import clock, console, discussions, entry
from discussions.models import Discussion, Round
from tests import people

pytestmark = pytest.mark.django_db


def rules(of) -> dict[str, tuple[bool, bool]]:
    return {rule.value: (rule.chosen, not rule.why_not) for rule in console.console_of(of).rules}


def question(of, number=1) -> console.ConsoleQuestion:
    return console.console_of(of).questions[number - 1]


def test_a_facilitator_sees_own_discussions_by_team():
    ana, ben = (entry.facilitator_named(f"{name}@example.org") for name in ("ana", "ben"))
    edition = people.edition()
    for team, facilitator in (("Second", ana), ("First", ana), ("Other", ben)):
        people.discussion(team=team, of=edition, facilitator=facilitator)
    assert [(one.team, one.title, one.state_words) for one in console.list_of(ana)] == [
        ("First", "Asking for Help", "Open"),
        ("Second", "Asking for Help", "Open"),
    ]


def test_the_console_says_who_is_expected_and_until_when_it_is_kept():
    of = people.discussion(team="Ours", expected=14, code="01234567")
    found = console.console_of(of)
    assert (found.team, found.state, found.code, found.expected, found.voice_budget, found.delete_on) == (
        "Ours",
        "open",
        "0123 4567",
        14,
        28,
        clock.today() + timedelta(days=90),
    )


def test_before_the_first_answer_every_rule_can_be_chosen():
    assert rules(people.discussion()) == {"after_own": (True, True), "when_opened": (False, True)}


def test_after_it_a_looser_rule_cannot():
    of = people.discussion(reading_rule="when_opened")
    people.answered(of, 1)
    assert rules(of) == {"after_own": (False, False), "when_opened": (True, True)}


def test_a_time_is_offered_only_where_one_is_set():
    of = people.discussion(reads_at=clock.now())
    assert list(rules(of)) == ["after_own", "when_opened", "at_time"]


def test_each_rule_says_what_people_are_told():
    of = people.discussion(reads_at=clock.now())
    told = [rule.told for rule in console.console_of(of).rules]
    assert (len(set(told)), {one.split(":")[0] for one in told}) == (3, {"People are told"})


@pytest.mark.parametrize(("count", "may"), [(0, False), (2, False), (3, True), (4, True)])
def test_answers_may_be_opened_from_three_on(count, may):
    of = people.discussion(reading_rule="when_opened")
    people.answered(of, count)
    assert question(of).may_open is may


def test_answers_that_open_at_a_time_are_not_opened_before_it():
    of = people.discussion(reading_rule="at_time", reads_at=clock.now() + timedelta(days=2))
    people.answered(of, 4)
    assert question(of).may_open is False


def test_what_a_closing_does_is_told_with_the_time_that_was_promised():
    of = people.discussion(reading_rule="at_time", reads_at=clock.now() + timedelta(days=2))
    assert "open at the time that was set, and not before" in console.console_of(of).end_told


def test_what_is_open_is_not_opened_again():
    of = people.discussion()
    people.answered(of, 3)
    assert (question(of).state, question(of).may_open) == ("readable", False)


@pytest.mark.parametrize(("count", "said"), [(2, "fewer than 3 have answered"), (5, "3 or more have answered")])
def test_the_facilitator_sees_counts_in_steps_of_three(count, said):
    of = people.discussion()
    people.answered(of, count)
    assert question(of).count_words == said


def test_nothing_in_the_console_is_a_text_or_an_id_of_an_answer():
    of = people.discussion(reading_rule="when_opened")
    people.answered(of, 5)
    round_ = people.round_of(of)
    shown = repr(console.console_of(of))
    hidden = [str(one) for row in round_.answers.values_list("id", "text") for one in row]
    assert (len(hidden), [one for one in hidden if one in shown]) == (10, [])


@pytest.mark.parametrize(
    ("state", "said"), [("waiting", "Not asked yet"), ("writing", "Writing, sealed"), ("readable", "Readable")]
)
def test_the_state_of_a_question_is_said_in_words(state, said):
    of = people.discussion()
    Round.objects.update(state=state)
    assert question(of).state_words == said


def test_the_closing_thread_is_marked_as_one():
    found = console.console_of(people.discussion()).questions
    assert [one.is_thread for one in found] == [False, False, False, False, True]


def test_a_closed_discussion_says_so():
    ana = entry.facilitator_named("ana@example.org")
    discussions.close(people.discussion(facilitator=ana))
    assert [one.state_words for one in console.list_of(ana)] == ["Closed"]


def which(facilitator) -> list[str]:
    return [one.which_words for one in console.list_of(facilitator)]


def test_the_runs_of_a_team_are_told_apart_in_their_order():
    ana = entry.facilitator_named("ana@example.org")
    first = people.discussion(facilitator=ana, delete_on=date(2027, 3, 1), time_zone="Asia/Tokyo")
    Discussion.objects.update(state="closed", closed_at=datetime(2026, 12, 3, 19, tzinfo=UTC))
    alone = which(ana)
    people.discussion(of=first.edition, facilitator=ana, delete_on=date(2027, 9, 1), earlier=first)
    assert (alone, which(ana)) == (
        ["closed on 4 December 2026"],
        ["run 1 · closed on 4 December 2026", "run 2 · kept until 1 September 2027"],
    )


def test_those_of_one_team_and_one_day_are_told_apart_by_their_codes():
    ana, day = entry.facilitator_named("ana@example.org"), date(2027, 3, 1)
    first = people.discussion(facilitator=ana, delete_on=day, code="01234567")
    for team, code in (("Team", "76543210"), ("Another", "11112222")):
        people.discussion(team=team, of=first.edition, facilitator=ana, delete_on=day, code=code)
    assert sorted(which(ana)) == [
        "kept until 1 March 2027",
        "kept until 1 March 2027 · code 0123 4567",
        "kept until 1 March 2027 · code 7654 3210",
    ]


@pytest.mark.parametrize("questions", [1, 25])
def test_the_console_asks_as_often_for_many_questions_as_for_few(questions, django_assert_num_queries):
    of = people.discussion(of=people.edition_with(questions))
    with django_assert_num_queries(5):
        console.console_of(of)
