"""What goes before anybody has seen it makes up no number: with it counted, somebody else would be published alone."""

import pytest

from discussions.domain import board, leaving, marking, rounds, vanishing
from discussions.models import Reply
from tests import people
from tests.deciding import decide, own, send_back
from tests.layers import laid

pytestmark = pytest.mark.django_db


@laid
def eight():
    """Eight who have answered; the last one has marked what the first one wrote."""
    voices = people.readable(people.discussion(), 8)
    people.react(voices[7], people.card_of(voices[0]), "same")
    people.publish(voices[0].discussion)
    return voices


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


def change_a_mark_and_take_back(eight) -> None:
    """One changes a mark and another gives the one that it was, so that the counts are as before."""
    for one, value in ((eight[7], "differently"), (eight[2], "same")):
        people.react(one, people.card_of(eight[0]), value)
    people.withdraw(eight[0])


def mark_and_hold(eight) -> None:
    """Two mark an answer, then a facilitator holds it."""
    for one in eight[1:3]:
        people.react(one, people.card_of(eight[0]))
    decide(eight[0].discussion, "hold", own(eight[0]))


def reply_and_send_back(eight) -> None:
    for one in eight[1:3]:
        people.reply(one, people.card_of(eight[0]))
    send_back(eight[0].discussion, own(eight[0]))


GONE = [
    *(reply_and_take_back, mark_and_take_back, reply_and_leave, reply_and_pass, mark_and_reword, reword_and_mark),
    *(change_a_mark_and_take_back, mark_and_hold, reply_and_send_back),
]


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
    for one in eight[1:3]:
        people.react(one, people.card_of(eight[0]))
    people.think_again(eight[0], "Again.")
    for one in eight[3:6]:
        people.react(one, people.card_of(eight[0]))
    assert [card.same for card in board.read(people.round_of(eight[0].discussion)).cards if card.second_text] == [6]


def test_second_thoughts_that_nobody_else_reads_make_up_no_number(eight):
    for one in eight[1:3]:
        people.think_again(one, "For myself.", beside=False)
    people.answer(eight[3], "Alone.")
    assert "Alone." not in on_board(eight[0].discussion)


def test_fresh_marks_taken_back_with_everything_make_up_no_number(eight):
    for one in eight[1:3]:
        people.react(one, people.card_of(eight[0]))
    for one in eight[1:3]:
        leaving.withdraw_everything(one.voice, discussion_id=one.discussion.pk)
    waiting = people.round_of(eight[0].discussion).waiting
    assert sorted(waiting.values()) == [1, 1]


def test_nobody_keeps_others_waiting_by_changing_to_and_fro(eight):
    people.react(eight[1], people.card_of(eight[0]))
    first = own(eight[0]).text
    for _ in range(5):
        for text in ("Other.", first):
            people.answer(eight[0], text)
    for one in eight[2:5]:
        people.answer(one, "New words.")
    assert "New words." in on_board(eight[0].discussion)


def marks_once_old_words_are_back(eight) -> int:
    """One marks an answer after its new words, the old ones come back, and four others reply: how many marks it has."""
    first = own(eight[0]).text
    people.answer(eight[0], "Other.")
    people.react(eight[1], people.card_of(eight[0]))
    people.answer(eight[0], first)
    for one in eight[2:6]:
        people.reply(one, people.card_of(eight[6]))
    assert Reply.objects.filter(published=True).exists()
    return next(card.same for card in board.read(people.round_of(eight[0].discussion)).cards if card.text == first)


def test_a_mark_that_came_after_new_words_does_not_appear_alone_once_the_old_ones_are_back(eight):
    assert marks_once_old_words_are_back(eight) == 1


def test_not_waiting_it_would_appear_alone(eight, monkeypatch):
    monkeypatch.setattr(marking, "add", lambda round_, voice: None)
    assert marks_once_old_words_are_back(eight) == 2


def test_who_changes_a_mark_to_and_fro_has_one_thing_waiting_and_none_once_its_answer_goes(eight):
    card = people.card_of(eight[0])
    for one in eight[1:3]:
        for value in ("same", "differently", "same"):
            people.react(one, card, value)
    decide(eight[0].discussion, "hold", own(eight[0]))
    people.answer(eight[3], "Alone.")
    for _ in range(2):
        people.reply(eight[3], people.card_of(eight[4]))
    assert "Alone." not in on_board(eight[0].discussion)


def test_what_went_is_forgotten_with_the_next_tick(eight):
    reply_and_take_back(eight)
    people.publish(eight[0].discussion)
    assert people.round_of(eight[0].discussion).waiting == {}
