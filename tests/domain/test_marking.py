"""Marks are counted once three people have given some: those of one hand lie open together nowhere."""

import pytest

from discussions.domain import board, marking
from discussions.models import Card
from tests import people
from tests.layers import laid

pytestmark = pytest.mark.django_db


@laid
def six():
    return people.readable(people.discussion(), 6)


def read_by(one) -> dict:
    return {card.id: card.read_by for card in board.read(people.round_of(one.discussion)).cards}


def mark_all(one, value: str = "same") -> None:
    own = people.card_of(one).pk
    for card in Card.objects.select_related("round__question", "round__discussion").exclude(pk=own):
        people.react(one, card, value)


def two_reply(six) -> None:
    for one in six[4:]:
        people.reply(one, people.card_of(six[1]))


def test_the_marks_of_one_among_three_who_act_wait(six):
    """Else, the one answer that is not marked would be that of whoever gave all these marks."""
    mark_all(six[0])
    two_reply(six)
    [replied] = [card for card in board.read(people.round_of(six[0].discussion)).cards if card.replies]
    assert (set(read_by(six[0]).values()), len(replied.replies)) == ({0}, 2)


def test_counted_with_all_else_they_would_show_the_one_answer_that_their_hand_wrote(six, monkeypatch):
    monkeypatch.setattr(marking, "may_be_counted", lambda round_: True)
    mark_all(six[0])
    two_reply(six)
    assert [card for card, marks in read_by(six[0]).items() if not marks] == [people.card_of(six[0]).pk]


def test_they_are_counted_with_those_of_two_others_at_a_later_tick(six):
    mark_all(six[0])
    two_reply(six)
    for one in six[1:3]:
        mark_all(one)
    two_reply(six)
    assert sorted(read_by(six[0]).values()) == [2, 2, 2, 3, 3, 3]


def test_the_same_person_at_two_ticks_is_one(six):
    mark_all(six[0])
    two_reply(six)
    mark_all(six[0], "skip")
    people.react(six[1], people.card_of(six[0]))
    two_reply(six)
    assert set(read_by(six[0]).values()) == {0}


def test_marks_that_went_with_their_answer_make_up_no_number(six):
    for one in six[1:3]:
        people.react(one, people.card_of(six[0]))
    people.withdraw(six[0])
    mark_all(six[3])
    two_reply(six)
    assert set(read_by(six[1]).values()) == {0}


def test_a_reworded_answer_loses_its_marks_at_a_tick_that_counts_none(six):
    for one in six[1:4]:
        people.react(one, people.card_of(six[0]))
    before = read_by(six[0])[people.card_of(six[0]).pk]
    people.answer(six[0], "Reworded.")
    two_reply(six)
    assert (before, read_by(six[0])[people.card_of(six[0]).pk]) == (3, 0)


def test_at_the_end_all_are_counted(six):
    mark_all(six[0])
    people.close(six[0].discussion)
    assert sorted(read_by(six[0]).values()) == [0, 1, 1, 1, 1, 1]
