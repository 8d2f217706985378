from uuid import uuid4

import pytest

from discussions.domain import board, discussions, replies, rounds
from discussions.domain.refusals import AnswerGone, BadKey, Closed, Conflict, NotFound, TooMany, Withdrawn
from discussions.models import Gone, Reply
from tests import people
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
