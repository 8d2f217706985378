import pytest

from discussions.domain import board, leaving, reactions
from discussions.models import Answer, Card, Concern, Gone, LineMark, Rating, Reaction, Reply
from tests import people
from tests.layers import laid

pytestmark = pytest.mark.django_db

OWNED = (Answer, Rating, Reply, Reaction, Concern, LineMark)


def left() -> list[int]:
    return [model.objects.count() for model in OWNED]


def leave(visit) -> None:
    leaving.withdraw_everything(visit.voice, discussion_id=visit.discussion.id)


@laid
def busy():
    """Somebody who answered two questions, rated, replied, marked and raised a concern among four others."""
    of = people.discussion()
    one, *others = people.answered(of, 5, me=[4], guess=[2])
    people.answer(one, "To the second question, too.", number=2)
    people.publish(of)
    card, second = people.card_of(others[0]), people.card_of(others[1])
    people.reply(one, card)
    people.react(one, card)
    people.mark_line(one, 3)
    reactions.raise_concern(one.voice, card=second, reason="other")
    return one, others


def test_everything_of_a_voice_goes_in_one_step(busy):
    one, _ = busy
    before = left()
    leave(one)
    assert (before, left()) == ([6, 2, 1, 1, 1, 1], [4, 0, 0, 0, 0, 0])


def test_its_texts_leave_the_board_at_once(busy):
    leave(busy[0])
    assert sorted(Card.objects.values_list("text", flat=True)) == [
        f"What voice {place} says to question 1." for place in (2, 3, 4, 5)
    ]


def test_the_ids_of_its_answers_and_replies_are_kept_as_gone(busy):
    one, _ = busy
    ids = {people.card_of(one).pk, Reply.objects.get().id, Answer.objects.get(round__question__number=2).id}
    leave(one)
    assert set(Gone.objects.values_list("id", flat=True)) == ids


def test_what_others_wrote_stays(busy):
    one, others = busy
    card = people.card_of(others[1])
    people.reply(others[0], card, "Mine stays.")
    people.react(others[0], card)
    leave(one)
    assert (list(Reply.objects.values_list("text", flat=True)), Reaction.objects.count()) == (["Mine stays."], 1)


def test_another_discussion_is_not_touched(busy):
    elsewhere = people.discussion()
    people.answered(elsewhere, 2)
    leave(busy[0])
    assert Answer.objects.filter(discussion=elsewhere).count() == 2


def test_leaving_twice_is_leaving_once(busy):
    for _ in range(2):
        leave(busy[0])
    assert Gone.objects.count() == 3


def test_leaving_without_having_written_is_nothing(busy):
    before = left()
    leave(people.person(busy[0].discussion))
    assert left() == before


def test_three_who_leave_make_a_tick():
    of = people.discussion()
    for one in people.answered(of, 6)[:3]:
        leave(one)
    assert (people.round_of(of).figures["answered"], people.round_of(of).waiting) == (3, {})


def test_who_only_marked_and_leaves_counts_as_one_of_the_next_three():
    of = people.discussion()
    found = people.answered(of, 3)
    reader = people.person(of)
    people.answer(reader)
    people.react(reader, people.card_of(found[0]))
    people.publish(of)
    leave(reader)
    assert (list(people.round_of(of).waiting.values()), Reaction.objects.count()) == ([2], 0)


def test_a_reply_that_could_be_read_is_gone_from_the_board_at_once(busy):
    people.publish(busy[0].discussion)
    before = bytes(people.round_of(busy[0].discussion).version)
    leave(busy[0])
    shown = [reply for card in board.read(people.round_of(busy[0].discussion)).cards for reply in card.replies]
    assert (shown, bytes(people.round_of(busy[0].discussion).version) == before) == ([], False)


def test_own_replies_are_found_among_those_of_others(busy):
    one, others = busy
    people.reply(others[0], people.card_of(others[1]), "Somebody else's.")
    assert [reply.text for reply in leaving.own_replies(one.voice, [people.round_of(one.discussion).id])] == ["Me too."]
