from collections import Counter

import pytest

from discussions.domain import discussions, export, results
from tests import people
from tests.deciding import decide, own
from tests.layers import laid

pytestmark = pytest.mark.django_db

MOVED = "How ratings moved after reading opens when 5 have rated again and no count points at one person."


@laid
def five():
    """Five answers with ratings, one marked and replied to."""
    team = people.answered(people.discussion(), 5, me=[4, 5, 4, 5, 1], guess=[2, 2, 1, 2, 4])
    people.publish(team[0].discussion)
    people.react(team[1], people.card_of(team[0]), "same")
    people.reply(team[1], people.card_of(team[0]), "So it is here.")
    people.publish(team[0].discussion)
    return team


def first(team) -> export.ExportedQuestion:
    return export.exported(people.again(team[0]).discussion).questions[0]


def test_a_readable_question_leaves_with_its_counts_figures_and_finding(five):
    found = first(five)
    assert (found.people, found.me.counts, found.guess.counts, found.absent) == (
        "5 answered",
        (1, 0, 0, 2, 2),
        (1, 3, 0, 1, 0),
        (results.Absent(MOVED, is_empty=False),),
    )
    assert found.finding.startswith("4 of 5 lean towards “readily”.")


def test_an_answer_leaves_with_its_marks_and_its_replies(five):
    [marked] = [one for one in first(five).answers if one.read_by]
    assert marked == export.ExportedAnswer(
        "What voice 1 says to question 1.",
        "",
        False,
        1,
        0,
        0,
        1,
        (export.ExportedReply("So it is here.", by_author=False),),
        0,
    )


def test_a_reworded_answer_says_so(five):
    people.answer(five[0], "Said better.")
    people.publish(five[0].discussion)
    assert {one.text: one.reworded for one in first(five).answers}["Said better."] is True


def test_a_withdrawn_answer_does_not_leave_any_more(five):
    people.withdraw(five[0])
    assert "What voice 1 says to question 1." not in {one.text for one in first(five).answers}


def test_a_sealed_question_gives_the_reason_and_nothing_else():
    team = people.answered(people.discussion(reading_rule="when_opened"), 4, me=[1, 2, 3, 4])
    found = first(team)
    reason = results.Absent("The answers open when the facilitator opens them, or at closing.", is_empty=False)
    assert (found.state, found.absent) == ("sealed", (reason,))
    assert (found.answered, found.passed, found.me, found.finding, found.answers) == (None, None, None, "", None)


def test_below_the_floors_the_reasons_stand_in_the_place_of_texts_and_figures():
    team = people.answered(people.discussion(floor_texts=4), 3, me=[1, 2, 3])
    found = first(team)
    reasons = ("3 answered; texts open at 4.", "3 answered; figures open at 5.")
    assert found.absent == tuple(results.Absent(one, is_empty=False) for one in reasons)
    assert (found.me, found.answers) == (None, None)


def test_answers_that_are_held_or_wait_to_be_checked_leave_a_line(five):
    decide(five[0].discussion, "hold", own(five[1]))
    found = first(five)
    held = results.Absent("1 answer is held by the facilitator.", is_empty=False)
    assert (found.people, len(found.answers), held in found.absent) == ("5 answered", 4, True)


def test_a_closed_discussion_leaves_as_well(five):
    discussions.close(five[0].discussion)
    assert len(first(five).answers) == 5


def test_each_file_has_an_order_of_its_own():
    team = people.answered(people.discussion(), 3)
    orders = Counter(tuple(one.text for one in first(team).answers) for _ in range(200))
    assert len(orders) == 6


def test_replies_have_a_new_order_too(five):
    for text in ("Second.", "Third."):
        people.reply(five[2], people.card_of(five[0]), text)
    people.publish(five[0].discussion)
    orders = {next(one.replies for one in first(five).answers if one.replies) for _ in range(200)}
    assert len(orders) == 6


def test_the_closing_thread_is_among_the_questions(five):
    found = export.exported(five[0].discussion).questions
    assert [one.is_thread for one in found] == [False, False, False, False, True]


def test_the_lines_that_moved_the_group_leave_with_their_numbers(five):
    for one, value in zip(five, ("struck", "struck", "differently"), strict=False):
        people.mark_line(one, 11, value)
    found = export.exported(people.again(five[0]).discussion).lines
    assert found == (export.ExportedLine("In life one must move from dependence to independence.", 2, 1),)


def test_while_all_answers_are_sealed_no_line_leaves():
    of = people.discussion(reading_rule="when_opened")
    for one in people.answered(of, 3):
        people.mark_line(one, 11)
    assert export.exported(of).lines == ()
