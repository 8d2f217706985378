import pytest
from django.urls import reverse

from discussions.domain import answers, keys, own
from discussions.models import Reply
from tests import people
from tests.deciding import decide

pytestmark = pytest.mark.django_db


def items(visit) -> list[own.Item]:
    return own.items_of(people.again(visit))


def said(visit) -> list[tuple[int, str, str, str]]:
    return [(item.number, item.kind_words, item.text, item.state_words) for item in items(visit)]


def test_who_wrote_nothing_owns_nothing():
    of = people.discussion()
    people.answered(of, 3)
    assert items(people.person(of)) == []


def test_own_items_come_in_the_order_of_the_questions_with_their_state():
    of = people.discussion()
    one, two, _ = people.answered(of, 3)
    people.answer(one, "", number=3)
    people.answer(one, "To the second.", number=2)
    people.reply(one, people.card_of(two), "Me too.")
    waiting = "Yours joins with the next 2, or at the end."
    sealed = "Sealed. It opens together with the others."
    assert said(one) == [
        (1, "Answer", "What voice 1 says to question 1.", "Readable for the group."),
        (1, "Reply", "Me too.", waiting),
        (2, "Answer", "To the second.", sealed),
        (3, "Pass", "", sealed),
    ]


def test_an_answer_among_too_few_is_not_called_readable():
    of = people.discussion()
    one, two, three = people.answered(of, 3)
    own_words = [said(one)[0][3]]
    for other in (two, three):
        people.withdraw(other)
        own_words.append(said(one)[0][3])
    kept_back = "Kept back with the others until enough of them can be read."
    assert own_words == ["Readable for the group.", kept_back, kept_back]


@pytest.mark.parametrize("before", ["", "Some words first."], ids=["at once", "in place of an answer"])
def test_of_a_pass_nothing_is_called_readable(before):
    of = people.discussion()
    people.answered(of, 3)
    one = people.person(of)
    people.answer(one, before)
    people.publish(of)
    people.answer(one, "")
    people.publish(of)
    assert said(one) == [(1, "Pass", "", "Counted as a pass.")]


def test_a_published_reply_is_readable():
    of = people.discussion()
    one, two, _ = people.answered(of, 3)
    people.reply(one, people.card_of(two))
    people.publish(of)
    assert said(one)[1][3] == "Readable for the group."


def test_of_a_reply_under_what_became_a_pass_nothing_is_called_readable():
    of = people.discussion()
    one, two, *_ = people.answered(of, 5)
    people.reply(one, people.card_of(two))
    people.publish(of)
    people.answer(two, "")
    assert (said(one)[1][3], change_urls(one)[1]) == (
        "The answer it belongs to is a pass now. Nobody else can read this.",
        "",
    )


def test_a_reply_among_too_few_answers_is_not_called_readable():
    of = people.discussion()
    one, two, three = people.answered(of, 3)
    people.reply(one, people.card_of(two))
    people.publish(of)
    people.withdraw(three)
    assert said(one)[1][3] == "Kept back with the others until enough of them can be read."


def test_an_answer_can_be_taken_back_with_what_its_item_carries():
    of = people.discussion()
    [one] = people.answered(of, 1)
    [item] = items(one)
    mine = answers.own_answer(one.voice, people.round_of(of))
    assert (item.withdraw_url, item.etag) == (
        reverse("participants:withdraw", args=(of.slug, 1)),
        keys.pack(bytes(mine.etag)),
    )


def test_a_reply_can_be_taken_back_by_its_own_address():
    of = people.discussion()
    one, two, _ = people.answered(of, 3)
    people.reply(one, people.card_of(two))
    assert items(one)[1].withdraw_url == reverse("participants:withdraw_reply", args=(of.slug, Reply.objects.get().id))


def change_urls(visit) -> list[str]:
    return [item.change_url for item in items(visit)]


def test_what_is_ones_own_can_be_changed_by_its_own_address_until_the_closing():
    of = people.discussion()
    one, two, _ = people.answered(of, 3)
    people.reply(one, people.card_of(two))
    open_still = change_urls(one)
    people.close(of)
    reply = reverse("participants:change_reply", args=(of.slug, Reply.objects.get().id))
    assert (open_still, change_urls(one)) == ([reverse("participants:edit", args=(of.slug, 1)), reply], ["", ""])


@pytest.mark.parametrize("held", ["the reply", "the answer above it"])
def test_a_reply_that_is_held_with_its_answer_or_alone_cannot_be_changed(held):
    of = people.discussion()
    one, two, _ = people.answered(of, 3)
    made = people.reply(one, people.card_of(two))
    people.publish(of)
    decide(of, "hold", made if held == "the reply" else made.answer)
    assert change_urls(one)[1] == ""


def test_no_address_of_an_own_answer_carries_its_id():
    of = people.discussion()
    [one] = people.answered(of, 1)
    [item] = items(one)
    mine = answers.own_answer(one.voice, people.round_of(of))
    assert str(mine.id) not in item.url + item.withdraw_url
