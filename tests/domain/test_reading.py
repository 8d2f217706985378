from datetime import timedelta
from uuid import UUID

import pytest

from discussions.domain import clock, comparing, discussions, reactions, reading
from discussions.domain.refusals import NotFound
from discussions.models import Card, Round
from tests import people
from tests.layers import laid

pytestmark = pytest.mark.django_db


@laid
def twelve():
    of = people.discussion()
    return people.answered(of, 12)


def asked(visit, number=1, **how):
    return reading.question_of(people.again(visit), number, **how)


def read(visit, number=1, **how):
    return asked(visit, number, **how).reading


def ids(shown) -> list[UUID]:
    return [card.id for card in shown.cards]


def test_a_few_cards_come_at_a_time(twelve):
    shown = read(twelve[0])
    assert (len(shown.cards), shown.others, shown.unread, shown.rest) == (5, 11, 11, 6)


def test_all_come_when_asked_for(twelve):
    shown = read(twelve[0], show=reading.WINDOW)
    assert (len(shown.cards), shown.rest) == (11, 0)


def test_the_own_card_stands_apart_from_the_others(twelve):
    shown = read(twelve[0], show=12)
    assert (shown.mine.card.text, shown.mine.id in ids(shown)) == ("What voice 1 says to question 1.", False)


def test_the_order_is_the_same_on_reload(twelve):
    assert ids(read(twelve[0], show=12)) == ids(read(twelve[0], show=12))


def test_the_order_survives_a_tick_without_news(twelve):
    before = ids(read(twelve[0], show=12))
    people.publish(twelve[0].discussion)
    assert ids(read(twelve[0], show=12)) == before


def test_each_voice_has_an_order_of_its_own(twelve):
    passed = people.people(twelve[0].discussion, 4)
    for one in passed:
        people.answer(one)
    assert len({tuple(ids(read(one, show=12))) for one in passed}) == 4


def test_unread_cards_come_before_those_already_marked(twelve):
    order = ids(read(twelve[0], show=12))
    first, second = (next(one for one in twelve if people.card_of(one).pk == card) for card in order[:2])
    for one, value in ((first, "same"), (second, "skip")):
        people.react(twelve[0], people.card_of(one), value)
    shown = read(twelve[0], show=12)
    assert (ids(shown), shown.unread) == (order[2:] + order[:2], 9)


def test_what_fewer_than_two_have_read_comes_before_the_popular(twelve):
    cards = [people.card_of(one) for one in twelve]
    for readers, card in ((twelve[1:4], cards[0]), (twelve[2:4], cards[1]), (twelve[3:4], cards[2])):
        for one in readers:
            people.react(one, card)
    people.publish(twelve[0].discussion)
    order = ids(read(twelve[11], show=12))
    assert (order[8], set(order[9:])) == (cards[2].pk, {cards[0].pk, cards[1].pk})


def test_what_somebody_reads_now_changes_no_order_before_the_next_tick(twelve):
    before = ids(read(twelve[11], show=12))
    people.react(twelve[1], people.card_of(twelve[0]))
    assert ids(read(twelve[11], show=12)) == before


def test_if_each_reads_the_five_that_come_first_every_answer_has_two_readers(twelve):
    for one in twelve:
        for card in read(one).cards:
            people.react(one, people.Card.objects.get(pk=card.id))
        people.publish(one.discussion)
    assert read(twelve[0]).coverage == "Every answer has been read by two people or more."


def test_own_marks_stand_on_their_cards(twelve):
    card = people.card_of(twelve[1])
    people.react(twelve[0], card, "differently")
    marks = {seen.id: seen.mark for seen in read(twelve[0], show=12).cards}
    assert (marks.pop(card.pk), set(marks.values())) == ("differently", {""})


@pytest.mark.parametrize("markers", [1, 6], ids=["few marks", "more marks than cards"])
def test_own_marks_are_found_among_few_and_among_many(twelve, markers):
    of = twelve[0].discussion
    cards = [people.card_of(one) for one in twelve]
    for place in range(markers):
        for card in cards[place + 1 : place + 4]:
            people.react(twelve[place], card, "differently" if place else "same")
    people.publish(of)
    marks = {seen.id: seen.mark for seen in read(twelve[0], show=12).cards if seen.mark}
    assert marks == {card.pk: "same" for card in cards[1:4]}


def test_marks_of_others_are_not_told_apart(twelve):
    people.react(twelve[2], people.card_of(twelve[1]), "same")
    assert {seen.mark for seen in read(twelve[0], show=12).cards} == {""}


def test_a_card_that_one_raised_a_concern_about_is_hidden_for_oneself_alone(twelve):
    card = people.card_of(twelve[1])
    reactions.raise_concern(twelve[0].voice, card=card, reason="names")
    assert [card.pk in ids(read(one, show=12)) for one in (twelve[0], twelve[2])] == [False, True]


def test_own_replies_stand_under_their_card_with_their_state(twelve):
    card = people.card_of(twelve[1])
    people.reply(twelve[0], card, "So do I.")
    [seen] = [seen for seen in read(twelve[0], show=12).cards if seen.id == card.pk]
    assert [(own.text, own.state_words) for own in seen.own_replies] == [
        ("So do I.", "Yours joins with the next 2, or at the end.")
    ]


def test_replies_of_others_are_nobody_elses_own(twelve):
    people.reply(twelve[0], people.card_of(twelve[1]))
    people.publish(twelve[0].discussion)
    assert [seen.own_replies for seen in read(twelve[2], show=12).cards] == [()] * 11


def test_nothing_can_be_read_before_writing(twelve):
    found = asked(people.person(twelve[0].discussion))
    assert (found.reading, found.own, found.sealed_words) == (
        None,
        None,
        "12 answers or more, sealed until you answer or pass.",
    )


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "Fewer than 3 answers so far, sealed until there are 3 and you answer or pass."),
        (2, "Fewer than 3 answers so far, sealed until there are 3 and you answer or pass."),
        (3, "3 answers or more, sealed until you answer or pass."),
        (5, "3 answers or more, sealed until you answer or pass."),
    ],
)
def test_sealed_answers_are_counted_in_steps_of_three(count, words):
    of = people.discussion()
    people.answered(of, count)
    assert asked(people.person(of)).sealed_words == words


def test_a_pass_opens_the_others(twelve):
    one = people.person(twelve[0].discussion)
    people.answer(one)
    assert (read(one).others, read(one).mine) == (12, None)


def test_writing_to_one_question_opens_no_other(twelve):
    people.answered(twelve[0].discussion, 3, number=2)
    assert asked(twelve[0], 2).reading is None


def test_the_closing_thread_is_open_to_all():
    of = people.discussion()
    people.answered(of, 3, number=5)
    assert read(people.person(of), 5).others == 3


def test_after_closing_everything_is_open_to_all(twelve):
    discussions.close(twelve[0].discussion)
    found = asked(people.person(twelve[0].discussion))
    assert (found.reading.others, found.may_write, found.waiting_words) == (12, False, "")


def test_a_question_that_is_not_asked_yet_says_so():
    of = people.discussion()
    Round.objects.filter(discussion=of).update(state=Round.State.WAITING)
    found = asked(people.person(of))
    assert (found.may_write, found.waiting_words) == (False, "The facilitator has not asked this question yet.")


def test_below_the_floor_of_texts_no_card_is_shown():
    of = people.discussion(floor_texts=4)
    one, *_ = people.answered(of, 3)
    shown = read(one)
    assert (shown.cards, shown.mine, shown.hidden) == ((), None, "3 answered; texts open at 4.")


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("after_own", "The answers open when 3 people have answered."),
        ("when_opened", "The answers open when the facilitator opens them, or at closing."),
    ],
)
def test_a_writer_is_told_when_the_answers_open(rule, words):
    of = people.discussion(reading_rule=rule)
    [one] = people.answered(of, 1)
    assert asked(one).sealed_words == words


def test_own_words_and_ratings_come_back(twelve):
    people.answer(twelve[0], "Mine.", me=4, guess=2)
    own = asked(twelve[0]).own
    assert (own.kind, own.text, own.me, own.guess) == ("text", "Mine.", 4, 2)


def test_the_state_of_the_own_answer_goes_from_sealed_to_reworded():
    of = people.discussion()
    [one] = people.answered(of, 1)
    states = [asked(one).own.state]
    people.publish(of)
    states.append(asked(one).own.state)
    people.answer(one, "Better.")
    states.append(asked(one).own.state)
    people.publish(of)
    assert [*states, asked(one).own.state] == ["sealed", "readable", "waiting", "reworded"]


def test_the_questions_come_by_their_numbers():
    found = reading.questions_of(people.person(people.discussion()))
    assert [(one.number, one.total, one.is_thread) for one in found] == [
        (1, 4, False),
        (2, 4, False),
        (3, 4, False),
        (4, 4, False),
        (5, 4, True),
    ]


def test_a_question_that_is_not_there_is_not_found():
    with pytest.raises(NotFound):
        asked(people.person(people.discussion()), 6)


@pytest.mark.parametrize("count", [3, 30])
def test_a_page_takes_the_same_number_of_queries_for_few_and_many(count, django_assert_num_queries):
    of = people.discussion(expected=50)
    [one, *_] = people.readable(of, count)
    visit = people.again(one)
    reading.questions_of(visit)
    with django_assert_num_queries(4):
        reading.questions_of(visit)


def test_of_a_large_discussion_each_voice_meets_a_window_of_its_own(monkeypatch, twelve):
    monkeypatch.setattr(reading, "WINDOW", 6)
    found = [read(one, show=12) for one in twelve]
    met = [{*ids(one), one.mine.id} for one in found]
    assert {len(own) for own in met} <= {6, 7}
    assert len({frozenset(own) for own in met}) > 1
    assert {(one.others, one.is_part, one.met == len(one.cards)) for one in found} == {(11, True, True)}


def test_the_window_grows_for_whoever_has_read_nearly_all_in_it(monkeypatch, twelve):
    monkeypatch.setattr(reading, "WINDOW", 6)
    one = twelve[0]
    before, read_first = read(one, show=12), []
    for card in before.cards[:-4]:
        people.react(one, Card.objects.select_related("round__question", "round__discussion").get(pk=card.id))
        read_first.append(card.id)
    after = read(one, show=12)
    assert set(ids(before)) < set(ids(after))
    assert (after.met, after.is_part, after.unread) == (11, False, 11 - len(read_first))
    assert set(ids(after)[-len(read_first) :]) == set(read_first)


def test_a_large_discussion_asks_once_for_each_doubling_of_the_window(monkeypatch, twelve, django_assert_num_queries):
    monkeypatch.setattr(reading, "WINDOW", 3)
    visit = people.again(twelve[0])
    reading.questions_of(visit)
    # Of three, fewer than a few are unread; of six, enough: once more than for all at once.
    with django_assert_num_queries(5):
        reading.questions_of(visit)


def test_the_rest_of_a_window_is_what_is_not_shown(twelve):
    found = read(twelve[0], show=4)
    assert (found.rest, found.met, found.others, found.is_part) == (7, 11, 11, False)


LATER = (
    "The answers are open already. What you send joins with what the next 2 people send, or at the end, "
    "then perhaps alone."
)


@pytest.mark.parametrize(("is_open", "is_closed", "told"), [(False, False, ""), (True, False, LATER), (True, True, "")])
def test_what_joins_later_is_told_before_it_is_sent(is_open, is_closed, told):
    of = people.discussion()
    people.answered(of, 2)
    if is_open:
        people.publish(of)
    if is_closed:
        people.close(of)
    assert asked(people.person(of)).joins_words == told


def test_once_closed_what_was_promised_for_a_time_says_so_to_everybody():
    of = people.discussion(reading_rule="at_time", reads_at=clock.now() + timedelta(hours=1))
    [one, *_] = people.answered(of, 3)
    discussions.close(of)
    for each in (one, people.person(of)):
        visit = people.again(each)
        told = comparing.compared(visit)[0].sealed
        assert (asked(visit).sealed_words, told) == ("The answers open at the time that was set.",) * 2
