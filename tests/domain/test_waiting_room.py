import pytest

from discussions.domain import board, replies, results
from discussions.models import Card, Moderated
from tests import people
from tests.deciding import decide, own, row_of
from tests.layers import laid

pytestmark = pytest.mark.django_db


@laid
def of():
    return people.discussion(moderation="check_first")


def waiting() -> list[str]:
    return sorted(Moderated.objects.filter(state="waiting").values_list("text", flat=True))


def result(of):
    return results.result_of(people.round_of(of))


def test_two_wait_sealed_and_three_come_to_the_facilitator_together(of):
    people.answered(of, 2)
    before = waiting()
    people.answered(of, 1)
    assert (before, len(waiting()), Card.objects.count()) == ([], 3, 0)


def test_figures_are_not_held_back_by_checks(of):
    people.readable(of, 5, me=[1, 2, 3, 4, 5])
    found = result(of)
    assert (found.answered, found.me.counts, found.off_board, found.texts_hidden) == (
        5,
        (1, 1, 1, 1, 1),
        "5 answers wait until the facilitator has read them.",
        "No answer can be read at the moment; texts open at 3.",
    )


def test_what_is_released_is_read_at_once_from_the_floor_on(of):
    team = people.answered(of, 3)
    shown = []
    for one in team:
        decide(of, "release", own(one))
        shown.append(len(result(of).cards))
    assert (shown, result(of).off_board, result(of).coverage) == (
        [0, 0, 3],
        "",
        "3 answers have not been read by anyone yet.",
    )


def test_released_words_are_not_called_reworded(of):
    one, *_ = people.answered(of, 3)
    people.answer(one, "Better, before anybody read it.")
    people.publish(of)
    for row in (own(one),):
        decide(of, "release", row)
    assert (people.card_of(one).text, people.card_of(one).reworded) == ("Better, before anybody read it.", False)


def test_a_changed_answer_comes_down_and_waits_again(of):
    team = people.answered(of, 3)
    decide(of, "release", *(own(one) for one in team))
    people.answer(team[0], "Other words.")
    before = len(result(of).cards)
    people.publish(of)
    assert (before, waiting(), result(of).off_board) == (3, ["Other words."], "1 answer is held by the facilitator.")


def test_another_rating_alone_needs_no_new_check(of):
    team = people.answered(of, 3)
    decide(of, "release", *(own(one) for one in team))
    people.answer(team[0], "What voice 1 says to question 1.", me=5)
    people.publish(of)
    assert (waiting(), len(result(of).cards)) == ([], 3)


def test_what_waits_and_is_changed_waits_with_its_new_words_after_the_tick(of):
    one, *_ = people.answered(of, 3)
    people.answer(one, "Second thoughts.")
    before = waiting()
    people.publish(of)
    assert ("Second thoughts." in before, "Second thoughts." in waiting()) == (False, True)


def test_replies_wait_too_and_leave_no_line(of):
    team = people.answered(of, 3)
    decide(of, "release", *(own(one) for one in team))
    note = people.reply(team[1], people.card_of(team[0]), "A note.")
    people.publish(of)
    [card] = [one for one in board.read(people.round_of(of)).cards if one.id == own(team[0]).id]
    assert (card.replies, card.held_replies, waiting()) == ((), 0, ["A note."])
    decide(of, "release", note)
    [card] = [one for one in board.read(people.round_of(of)).cards if one.id == own(team[0]).id]
    assert [one.text for one in card.replies] == ["A note."]


def test_a_reply_that_waits_is_taken_back_without_a_trace_on_the_board(of):
    team = people.answered(of, 3)
    decide(of, "release", *(own(one) for one in team))
    note = people.reply(team[1], people.card_of(team[0]))
    people.publish(of)
    before = bytes(people.round_of(of).version)
    replies.withdraw(team[1].voice, discussion_id=of.id, item=note.id)
    assert (bytes(people.round_of(of).version), waiting()) == (before, [])


def test_at_closing_the_rest_waits_too_and_can_be_released(of):
    team = people.answered(of, 5)
    people.close(of)
    decide(of, "release", *(own(one) for one in team))
    assert len(result(of).cards) == 5


def test_an_answer_that_waits_can_be_taken_back(of):
    one, *_ = people.answered(of, 3)
    people.withdraw(one)
    assert (len(waiting()), result(of).off_board) == (2, "2 answers wait until the facilitator has read them.")


def test_without_checks_nothing_waits():
    of = people.discussion()
    people.answered(of, 3)
    assert Moderated.objects.count() == 0


def test_the_waiting_room_is_not_in_the_order_of_coming():
    first = set()
    for _ in range(12):
        of = people.discussion(moderation="check_first", reading_rule="when_opened")
        one, *_ = people.readable(of, 6)
        ids = list(Moderated.objects.filter(round__discussion=of).values_list("answer_id", flat=True))
        first.add(ids.index(own(one).id))
    # By chance the first lies in one place of six all twelve times once in 360,000,000.
    assert len(first) > 1


def test_a_redacted_item_that_waits_is_released_redacted(of):
    team = people.answered(of, 3)
    decide(of, "redact", own(team[0]), words="voice 1")
    decide(of, "release", *(own(one) for one in team))
    assert people.card_of(team[0]).text == "What ▇▇▇▇ says to question 1."
    assert row_of(own(team[0])).text == "What voice 1 says to question 1."
