from uuid import uuid4

import pytest

from discussions.domain import board, discussions, replies, rounds
from discussions.domain.refusals import AnswerGone, BadKey, Closed, Conflict, NotFound, Sealed, TooMany, Withdrawn
from discussions.domain.reply_refusals import ReplyGone, ReplyHeld
from discussions.models import Gone, Reply
from tests import people
from tests.deciding import decide
from tests.layers import laid

pytestmark = pytest.mark.django_db


@laid
def team():
    return people.answered(people.discussion(), 5)


@laid
def card(team):
    """The first answer, which everybody may read."""
    people.publish(team[0].discussion)
    return people.card_of(team[0])


def take_back(visit, item):
    replies.withdraw(visit.voice, discussion_id=visit.discussion.id, item=item)


def on_board(card) -> list[tuple[str, bool]]:
    found = board.read(people.round_of(card.round.discussion)).cards
    return [(reply.text, reply.by_author) for one in found if one.id == card.pk for reply in one.replies]


def test_a_reply_is_stored_under_the_id_of_its_form(team, card):
    item = uuid4()
    people.reply(team[1], card, "So do I.", item=item)
    assert list(Reply.objects.values_list("id", "answer", "text", "published", "by_author")) == [
        (item, card.pk, "So do I.", False, False)
    ]


def test_the_same_form_twice_is_one_reply(team, card):
    item = uuid4()
    for _ in range(2):
        people.reply(team[1], card, item=item)
    waiting = people.round_of(card.round.discussion).waiting
    assert (Reply.objects.count(), list(waiting.values())) == (1, [1])


def test_other_words_under_the_same_key_are_a_conflict(team, card):
    item = people.reply(team[1], card, "First.").id
    with pytest.raises(Conflict) as conflict:
        people.reply(team[1], card, "Second.", item=item)
    assert (conflict.value.theirs, Reply.objects.get().text) == ("First.", "First.")


def test_somebody_elses_form_is_refused(team, card):
    item = people.reply(team[1], card).id
    with pytest.raises(BadKey):
        people.reply(team[2], card, item=item)


def test_two_replies_of_one_voice_share_no_tag(team, card):
    for text in ("One.", "Two."):
        people.reply(team[1], card, text)
    assert len({bytes(tag) for tag in Reply.objects.values_list("tag", flat=True)}) == 2


def test_a_reply_joins_the_board_with_the_next_tick(team, card):
    people.reply(team[1], card, "So do I.")
    before = on_board(card)
    people.publish(card.round.discussion)
    assert (before, on_board(card)) == ([], [("So do I.", False)])


@pytest.mark.parametrize(
    ("place", "as_author", "shown"), [(0, True, True), (0, False, False), (1, True, False)], ids=str
)
def test_a_reply_says_that_it_is_the_writers_only_if_the_writer_asks_for_it(team, card, place, as_author, shown):
    people.reply(team[place], card, as_author=as_author)
    assert Reply.objects.get().by_author is shown


def test_a_reply_to_an_answer_that_was_taken_back_is_told_so(team, card):
    people.withdraw(team[0])
    with pytest.raises(AnswerGone):
        people.reply(team[1], card)
    assert Reply.objects.count() == 0


def test_one_device_cannot_flood_a_question(team, card, monkeypatch):
    monkeypatch.setattr(rounds, "WAITING_AT_MOST", 3)
    for _ in range(3):
        people.reply(team[1], card)
    with pytest.raises(TooMany):
        people.reply(team[1], card)
    people.reply(team[2], card)
    assert Reply.objects.count() == 4


def test_after_a_tick_there_is_room_again(team, card, monkeypatch):
    monkeypatch.setattr(rounds, "WAITING_AT_MOST", 1)
    people.reply(team[1], card)
    people.publish(card.round.discussion)
    people.reply(team[1], card)
    assert Reply.objects.count() == 2


def test_after_closing_nobody_replies(team, card):
    discussions.close(card.round.discussion)
    with pytest.raises(Closed):
        people.reply(team[1], card)
    assert Reply.objects.count() == 0


def test_taking_back_a_reply_leaves_its_id_alone(team, card):
    item = people.reply(team[1], card).id
    people.publish(card.round.discussion)
    take_back(team[1], item)
    assert (on_board(card), Reply.objects.count(), list(Gone.objects.values_list("id", flat=True))) == ([], 0, [item])


def test_a_reply_taken_back_before_its_tick_no_longer_waits(team, card):
    item = people.reply(team[1], card).id
    before = bytes(people.round_of(card.round.discussion).version)
    take_back(team[1], item)
    after = people.round_of(card.round.discussion)
    assert (after.waiting, bytes(after.version)) == ({}, before)


def test_a_late_retry_of_a_reply_taken_back_stays_withdrawn(team, card):
    item = people.reply(team[1], card).id
    take_back(team[1], item)
    with pytest.raises(Withdrawn):
        people.reply(team[1], card, item=item)


def test_nobody_takes_back_the_reply_of_somebody_else(team, card):
    item = people.reply(team[1], card).id
    with pytest.raises(NotFound):
        take_back(team[2], item)
    assert Reply.objects.count() == 1


def test_taking_back_twice_is_taking_back_once(team, card):
    item = people.reply(team[1], card).id
    for _ in range(2):
        take_back(team[1], item)
    assert Gone.objects.count() == 1


def test_a_reply_is_not_found_through_another_discussion(team, card):
    item = people.reply(team[1], card).id
    replies.withdraw(team[1].voice, discussion_id=people.discussion().id, item=item)
    assert Reply.objects.count() == 1


@laid
def said(team, card) -> Reply:
    """A reply of the second voice, which everybody may read."""
    made = people.reply(team[1], card, "Too quick.")
    people.publish(card.round.discussion)
    return made


def texts() -> list[str]:
    return sorted(Reply.objects.values_list("text", flat=True))


def test_the_old_words_of_a_reply_go_at_once_and_the_new_ones_come_with_a_tick(team, card, said):
    before = on_board(card)
    people.change_reply(team[1], said, "Better said.")
    meanwhile = on_board(card)
    people.publish(card.round.discussion)
    assert (before, meanwhile, on_board(card)) == ([("Too quick.", False)], [], [("Better said.", False)])


def test_a_change_of_a_reply_leaves_nothing_of_the_old_one_but_its_id(team, card, said):
    made = people.change_reply(team[1], said, "Better said.")
    assert (texts(), list(Gone.objects.values_list("id", flat=True)), made.id != said.id) == (
        ["Better said."],
        [said.id],
        True,
    )


def test_a_change_before_the_tick_waits_as_one_thing(team, card):
    first = people.reply(team[1], card, "Too quick.")
    people.change_reply(team[1], first, "Better said.")
    assert list(people.round_of(card.round.discussion).waiting.values()) == [1]


def test_the_same_change_twice_is_one_change(team, card, said):
    item = uuid4()
    for _ in range(2):
        people.change_reply(team[1], said, "Better said.", item=item)
    waiting = people.round_of(card.round.discussion).waiting
    assert (texts(), list(waiting.values())) == (["Better said."], [1])


def test_the_same_words_change_nothing(team, card, said):
    people.change_reply(team[1], said, "Too quick.")
    assert (on_board(card), Gone.objects.count()) == ([("Too quick.", False)], 0)


def test_a_change_keeps_that_the_reply_is_the_writers(team, card):
    first = people.reply(team[0], card, "Mine.", as_author=True)
    people.change_reply(team[0], first, "Mine, said better.")
    assert list(Reply.objects.values_list("text", "by_author")) == [("Mine, said better.", True)]


def test_nobody_changes_the_reply_of_somebody_else(team, card, said):
    with pytest.raises(NotFound):
        people.change_reply(team[2], said, "Not mine.")
    assert texts() == ["Too quick."]


def test_two_windows_that_change_one_reply_leave_one_of_it(team, card, said):
    people.change_reply(team[1], said, "From one window.")
    with pytest.raises(ReplyGone):
        people.change_reply(team[1], said, "From the other.")
    assert texts() == ["From one window."]


def test_a_late_change_of_a_reply_taken_back_brings_nothing_back(team, card, said):
    take_back(team[1], said.id)
    with pytest.raises(ReplyGone):
        people.change_reply(team[1], said, "Better said.")
    assert texts() == []


def test_a_reply_that_is_held_is_not_changed(team, card, said):
    decide(card.round.discussion, "hold", said)
    with pytest.raises(ReplyHeld):
        people.change_reply(team[1], said, "Better said.")
    assert texts() == ["Too quick."]


def test_a_reply_under_an_answer_that_was_taken_back_is_not_changed(team, card, said):
    people.withdraw(team[0])
    with pytest.raises(ReplyGone):
        people.change_reply(team[1], said, "Better said.")
    assert texts() == []


def test_a_reply_under_an_answer_that_is_held_is_not_changed(team, card, said):
    decide(card.round.discussion, "hold", card.answer)
    with pytest.raises(AnswerGone):
        people.change_reply(team[1], said, "Better said.")
    assert texts() == ["Too quick."]


def test_no_reply_is_changed_in_a_question_that_was_sealed_again(team, card, said):
    people.seal_again(card.round.discussion)
    with pytest.raises(Sealed):
        people.change_reply(team[1], said, "Better said.")
    assert texts() == ["Too quick."]


def test_a_noisy_device_changes_nothing(team, card, said, monkeypatch):
    people.reply(team[1], card)
    monkeypatch.setattr(rounds, "WAITING_AT_MOST", 1)
    with pytest.raises(TooMany):
        people.change_reply(team[1], said, "Better said.")
    assert texts() == ["Me too.", "Too quick."]


def test_after_closing_no_reply_is_changed(team, card, said):
    discussions.close(card.round.discussion)
    with pytest.raises(Closed):
        people.change_reply(team[1], said, "Better said.")
    assert texts() == ["Too quick."]
