import pytest

from discussions.domain import discussions, lines, reading, results
from discussions.domain.refusals import NotFound
from tests import people
from tests.layers import laid

pytestmark = pytest.mark.django_db

FOURTH = "The not asking for help went on for years and led to tragic outcomes."


@laid
def team():
    """Six who answered; four of them marked the fourth line, and two of these read it differently."""
    found = people.answered(people.discussion(), 6)
    for one, value in zip(found, ["struck", "struck", "differently", "struck"], strict=False):
        people.mark_line(one, 4, value)
    people.close(found[0].discussion)
    discussions.reopen(found[0].discussion)
    return [people.again(one) for one in found]


def margin(visit) -> lines.Margin:
    return lines.margin_of(visit, reading.questions_of(visit))


def test_who_has_answered_sees_how_many_marked_a_line(team):
    shown = margin(team[5])
    assert [(one.sentence, one.text, one.words) for one in shown.lines] == [
        (4, FOURTH, "struck 3 of us · 1 reads it differently")
    ]
    assert (shown.own, shown.hidden) == ({}, "")


def test_own_marks_are_ones_own(team):
    assert [margin(one).own for one in team[1:3]] == [{4: "struck"}, {4: "differently"}]


def test_before_writing_only_own_marks_are_seen(team):
    one = people.person(team[0].discussion)
    people.mark_line(one, 2)
    shown = margin(people.again(one))
    assert (shown.lines, shown.own) == ((), {2: "struck"})
    assert shown.hidden == "What the others marked opens together with the first answers that you can read."


def test_a_line_can_be_quoted_where_nothing_was_answered_yet(team):
    assert lines.line_of(team[0], 4).quotable == (2, 3, 4)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [(4, "struck 3 of us · 1 reads it differently"), (5, "How many marked it is shown once 3 have.")],
)
def test_a_line_says_what_its_marks_say_or_why_not(team, sentence, words):
    assert (lines.line_of(team[0], sentence).words, lines.line_of(team[0], sentence).closed_words) == (words, "")


def test_after_closing_a_line_says_that_nothing_is_marked(team):
    discussions.close(team[0].discussion)
    found = lines.line_of(people.again(team[0]), 4)
    assert (found.closed_words, found.quotable) == ("This discussion is closed, so nothing more is marked.", ())


def test_a_line_that_is_not_there_is_not_found(team):
    with pytest.raises(NotFound):
        lines.line_of(team[0], 35)


@pytest.mark.parametrize(("readable", "is_open"), [([], True), ([False], False), ([False, True], True)])
def test_the_margin_opens_with_the_first_answers_that_may_be_read(readable, is_open):
    assert lines.is_open(readable) is is_open


def test_a_quote_is_the_line_in_quotation_marks(team):
    of = team[0].discussion
    assert [lines.quote(of, number) for number in (4, 0, 35)] == [f"“{FOURTH}”\n", "", ""]


def test_a_discussion_in_which_nothing_was_marked_has_no_lines():
    assert lines.shown_in(people.discussion()) == ()


def test_a_line_says_in_how_many_readable_answers_it_is_quoted(team):
    of = team[0].discussion
    for one in team[:2]:
        people.answer(one, f"{lines.quote(of, 4)}So it was with us.")
    people.publish(of)
    readable = [results.result_of(people.round_of(of))]
    assert [one.words for one in lines.moved(lines.shown_in(of), readable).struck] == [
        "struck 3 of us · 1 reads it differently · quoted in 2 answers"
    ]


def test_the_lines_that_moved_a_group_are_named(team):
    found = [lines.Line(number, f"{number}", number, 3, "") for number in range(1, 9)]
    moved = lines.moved(found)
    assert [one.sentence for one in moved.struck] == [8, 7, 6, 5, 4]
    assert [one.sentence for one in moved.opposed] == [8, 7, 6, 5, 4]


@pytest.fixture
def many(team):
    """Five lines that three or more marked, the sixth of them most."""
    for sentence in (6, 8, 10, 12):
        for one in team[: 6 if sentence == 6 else 3]:
            people.mark_line(one, sentence)
    return people.again(team[5])


def beside(visit) -> lines.Margin:
    return lines.beside_passage(visit, reading.questions_of(visit))


def test_beside_the_passage_stand_the_few_lines_most_marked_and_it_says_so(many):
    found = beside(many)
    assert ([one.sentence for one in found.lines], found.is_part) == ([4, 6, 8], True)
    assert found.told.startswith("Shown here are the lines most marked. A number says")
    assert [one.sentence for one in margin(many).lines] == [4, 6, 8, 10, 12]


def test_where_few_lines_are_marked_all_stand_beside_the_passage(team):
    found = beside(team[5])
    assert (len(found.lines), found.is_part, found.told.startswith("A number says")) == (1, False, True)


def test_nobody_is_asked_to_mark_a_line_once_it_is_closed():
    of = people.discussion()
    one = people.person(of)
    before = beside(one).told
    discussions.close(of)
    after = people.again(one)
    assert (before.startswith("Mark what struck you"), beside(after).told, beside(after).is_over) == (True, "", True)
    assert lines.told_above(margin(after)).startswith("This discussion is closed, so nothing more is marked.")
