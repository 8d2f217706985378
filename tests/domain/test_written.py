import pytest

from discussions.domain import reading, written
from discussions.models import Moderated
from tests import people
from tests.deciding import decide, own, send_back, undo
from tests.layers import laid

pytestmark = pytest.mark.django_db


@laid
def of():
    return people.discussion()


@laid
def team(of):
    """Four whose answers can be read."""
    return people.readable(of, 4)


def mine(visit):
    return reading.question_of(people.again(visit), 1).own


def test_a_held_answer_is_held_for_its_writer_with_its_words(of, team):
    decide(of, "hold", own(team[0]))
    assert (mine(team[0]).state, mine(team[0]).text) == ("held", "What voice 1 says to question 1.")


def test_a_sent_back_answer_says_the_rule_and_the_line(of, team):
    send_back(of, own(team[0]))
    found = mine(team[0])
    assert (found.state, found.rule, found.line) == ("sent_back", "No one is named", "Say it without the name.")


def test_nobody_else_is_told_the_line(of, team):
    send_back(of, own(team[0]))
    assert [(mine(one).state, mine(one).line) for one in team[1:]] == [("readable", "")] * 3


def test_a_blacked_out_answer_keeps_its_words_for_its_writer(of, team):
    decide(of, "redact", own(team[0]), words="voice 1")
    found = reading.question_of(people.again(team[0]), 1)
    assert (found.own.text, found.own.is_blacked_out, found.reading.mine.card.text) == (
        "What voice 1 says to question 1.",
        True,
        "What ▇▇▇▇ says to question 1.",
    )


def test_an_answer_that_waits_for_a_check_says_so():
    of = people.discussion(moderation="check_first")
    [one, *_] = people.answered(of, 3)
    assert (mine(one).state, mine(one).is_blacked_out) == ("checking", False)


def test_from_sent_back_to_reworded(of, team):
    send_back(of, own(team[0]))
    people.answer(team[0], "Without a name.")
    states = [mine(team[0]).state]
    people.publish(of)
    states.append(mine(team[0]).state)
    decide(of, "release", own(team[0]))
    assert [*states, mine(team[0]).state] == ["waiting", "checking", "reworded"]


def test_a_reply_says_how_it_stands(of, team):
    note = people.reply(team[0], people.card_of(team[1]))
    states = [written.state_of_reply(note)]
    people.publish(of)
    note.refresh_from_db()
    states.append(written.state_of_reply(note))
    decide(of, "hold", note)
    note.refresh_from_db()
    states.append(written.state_of_reply(note))
    under = Moderated(state="held")
    note.moderated.state = "cleared"
    assert [*states, written.state_of_reply(note, under=under)] == ["waiting", "readable", "held", "under_held"]


def test_left_as_it_is_a_sent_back_answer_is_simply_held_until_it_comes_back(of, team):
    act = send_back(of, own(team[0]))
    people.leave_held(team[0])
    states = [mine(team[0]).state]
    undo(of, act)
    assert [*states, mine(team[0]).state] == ["held", "readable"]
