"""What goes before anybody has seen it makes up no number: with it counted, somebody else would be published alone."""

import pytest

from discussions.domain import board, leaving, rounds, vanishing
from discussions.models import Reply
from tests import people
from tests.layers import laid

pytestmark = pytest.mark.django_db


@laid
def eight():
    return people.readable(people.discussion(), 8)


def on_board(of) -> set[str]:
    return {card.text for card in board.read(people.round_of(of)).cards}


def reply_and_take_back(eight) -> None:
    """Two reply to an answer, then its writer takes it back."""
    card = people.card_of(eight[0])
    for one in eight[1:3]:
        people.reply(one, card)
    people.withdraw(eight[0])


def mark_and_take_back(eight) -> None:
    card = people.card_of(eight[0])
    for one, value in zip(eight[1:3], ("same", "skip"), strict=True):
        people.react(one, card, value)
    people.withdraw(eight[0])


def reply_and_leave(eight) -> None:
    card = people.card_of(eight[0])
    for one in eight[1:3]:
        people.reply(one, card)
    leaving.withdraw_everything(eight[0].voice, discussion_id=eight[0].discussion.pk)


def reply_and_pass(eight) -> None:
    card = people.card_of(eight[0])
    people.reply(eight[1], card)
    people.react(eight[2], card)
    people.answer(eight[0], "")


def mark_and_reword(eight) -> None:
    card = people.card_of(eight[0])
    for one in eight[1:3]:
        people.react(one, card)
    people.answer(eight[0], "Reworded.")


def reword_and_mark(eight) -> None:
    card = people.card_of(eight[0])
    people.answer(eight[0], "Reworded.")
    for one in eight[1:3]:
        people.react(one, card)


GONE = [reply_and_take_back, mark_and_take_back, reply_and_leave, reply_and_pass, mark_and_reword, reword_and_mark]


@pytest.mark.parametrize("gone", GONE)
def test_who_writes_after_it_waits_for_two_others(eight, gone):
    of = eight[0].discussion
    before = people.round_of(of).ticks
    gone(eight)
    people.answer(eight[3], "Alone.")
    said = [people.round_of(of).ticks - before, "Alone." in on_board(of), "Reworded." in on_board(of)]
    for one in eight[4:6]:
        people.answer(one, "With others.")
    assert (said, "Alone." in on_board(of)) == ([0, False, False], True)


@pytest.mark.parametrize("gone", GONE)
def test_counted_all_the_same_it_would_publish_somebody_alone(eight, gone, monkeypatch):
    monkeypatch.setattr(rounds, "lose", lambda round_, things: None)
    monkeypatch.setattr(vanishing, "is_of_words_that_go", lambda answer: False)
    before = people.round_of(eight[0].discussion).ticks
    gone(eight)
    people.answer(eight[3], "Alone.")
    assert people.round_of(eight[0].discussion).ticks - before > 0


def test_a_reply_of_ones_own_under_what_one_takes_back_is_nobody_elses(eight):
    people.reply(eight[0], people.card_of(eight[0]))
    people.withdraw(eight[0])
    for one in eight[1:3]:
        people.answer(one, "Better.")
    assert ("Better." in on_board(eight[0].discussion), Reply.objects.count()) == (True, 0)


def test_a_mark_of_words_that_stay_counts_beside_a_second_thought(eight):
    people.think_again(eight[0], "Again.")
    for one in eight[1:3]:
        people.react(one, people.card_of(eight[0]))
    assert [card.same for card in board.read(people.round_of(eight[0].discussion)).cards if card.second_text] == [2]


def test_what_went_is_forgotten_with_the_next_tick(eight):
    reply_and_take_back(eight)
    people.publish(eight[0].discussion)
    assert people.round_of(eight[0].discussion).waiting == {}
