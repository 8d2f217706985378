from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from discussions.domain import results
from discussions.models import Question
from tests import people

pytestmark = pytest.mark.django_db

FALLEN = "Closed for now: fewer than 5 are left, or too few have come since."


def result(of, number=1):
    return results.result_of(people.round_of(of, number))


def published(count, *, number=1, me=(), guess=(), **settings):
    """The result of a question after that many people have answered and a tick has come."""
    of = people.discussion(**settings)
    people.readable(of, count, number=number, me=me, guess=guess)
    return result(of, number)


def texts(found) -> list[str]:
    return sorted(card.text for card in found.cards)


def test_three_texts_are_open():
    found = published(3)
    assert (len(found.cards), found.texts_hidden) == (3, "")


def test_two_texts_are_hidden_and_the_reason_says_why():
    found = published(2)
    told = "2 answered; texts open at 3. Nobody has rated this yet; figures open at 5."
    assert (found.cards, found.hidden) == ((), told)


def test_a_higher_floor_keeps_texts_closed():
    found = published(4, floor_texts=5)
    assert (found.cards, found.texts_hidden) == ((), "4 answered; texts open at 5.")


def test_five_ratings_are_open():
    found = published(5, me=[1, 2, 3, 4, 5], guess=[2, 2, 2, 2, 3])
    assert (found.me.counts, found.guess.counts, found.figures_hidden) == ((1, 1, 1, 1, 1), (0, 4, 1, 0, 0), "")


def test_four_ratings_are_hidden_and_the_reason_says_why():
    found = published(4, me=[1, 2, 3, 4], guess=[1, 2, 3, 4])
    assert (found.me, found.guess, found.figures_hidden) == (None, None, "4 answered; figures open at 5.")


def test_a_floor_of_three_opens_three_ratings():
    assert published(3, me=[1, 2, 3], floor_figures=3).me.counts == (1, 1, 1, 0, 0)


def test_own_ratings_and_guesses_each_have_a_floor_of_their_own():
    found = published(5, me=[1, 2, 3, 4, 5], guess=[1, 2, 3, 4])
    assert (found.me.counts, found.guess) == ((1, 1, 1, 1, 1), None)


def test_a_figure_that_fell_under_its_floor_does_not_say_how_far():
    of = people.discussion()
    found = people.answered(of, 6, me=[1, 2, 3, 4, 5, 5])
    for one in found[:2]:
        people.withdraw(one)
    assert (result(of).me, result(of).figures_hidden) == (None, FALLEN)


def test_guesses_alone_can_be_hidden():
    found = published(5, me=[1, 2, 3, 4, 5], guess=[1, 2, 3, 4])
    assert (found.figures_hidden, found.guess_hidden, found.hidden) == (
        "",
        "Fewer than 5 have guessed; the guesses open at 5.",
        "Fewer than 5 have guessed; the guesses open at 5.",
    )


def test_where_nobody_answered_the_reason_is_not_that_it_is_hidden():
    found = published(0)
    assert (found.cards, found.voices, found.texts_hidden) == ((), 0, "Nobody has written an answer here yet.")


def test_where_all_passed_it_says_so():
    of = people.discussion()
    for one in people.people(of, 3):
        people.answer(one)
    assert (result(of).passed, result(of).texts_hidden) == (3, "All 3 passed; nobody wrote an answer.")


def test_voices_are_answers_and_passes():
    of = people.discussion()
    people.answered(of, 4)
    people.answer(people.person(of))
    people.publish(of)
    assert (result(of).answered, result(of).passed, result(of).voices) == (4, 1, 5)


def test_a_question_without_a_scale_has_no_figures_and_no_reason_for_it():
    found = published(5, number=4)
    assert (found.scale, found.me, found.guess, found.figures_hidden) == (None, None, None, "")


def test_what_waits_for_the_next_tick_is_not_in_it():
    of = people.discussion()
    people.readable(of, 5, me=[1, 1, 1, 1, 1])
    people.answered(of, 2, me=[5, 5])
    assert (result(of).answered, result(of).me.counts, len(result(of).cards)) == (5, (5, 0, 0, 0, 0), 5)


def test_a_text_that_was_taken_back_is_gone_at_once():
    of = people.discussion()
    one, *_ = people.readable(of, 4)
    people.withdraw(one)
    assert texts(result(of)) == [f"What voice {place} says to question 1." for place in (2, 3, 4)]


def test_texts_close_again_when_too_few_are_left():
    of = people.discussion()
    one, *_ = people.answered(of, 3)
    people.withdraw(one)
    assert (result(of).cards, result(of).texts_hidden) == ((), "2 can be read at the moment; texts open at 3.")


def test_everybody_gets_the_same_order_until_the_board_changes():
    of = people.discussion()
    people.readable(of, 12)
    orders = [[card.id for card in result(of).cards] for _ in range(3)]
    people.answered(of, 2)
    orders.append([card.id for card in result(of).cards])
    assert orders == [orders[0]] * 4


def test_each_tick_draws_a_new_order():
    of = people.discussion()
    people.answered(of, 12)
    orders = set()
    for _ in range(3):
        people.publish(of)
        orders.add(tuple(card.id for card in result(of).cards))
    assert len(orders) == 3


def test_the_order_is_not_that_of_the_ids():
    of = people.discussion()
    people.readable(of, 12)
    shown = [card.id for card in result(of).cards]
    assert shown != sorted(shown)


def test_it_is_computed_once_for_each_version(django_assert_num_queries):
    of = people.discussion()
    people.answered(of, 3)
    round_ = people.round_of(of)
    results.result_of(round_)
    with django_assert_num_queries(0):
        results.result_of(round_)


def test_readable_cards_are_none_below_the_floor():
    of = people.discussion()
    people.readable(of, 2)
    assert results.readable_cards(people.round_of(of)) == ()


@pytest.mark.parametrize(
    ("unread", "words"),
    [
        (0, "Every answer has been read by someone, 3 of them by one person alone."),
        (1, "1 answer has not been read by anyone yet."),
        (3, "3 answers have not been read by anyone yet."),
    ],
)
def test_coverage_says_how_many_answers_nobody_has_read(unread, words):
    of = people.discussion()
    found = people.answered(of, 3)
    reader = people.answered(of, 1)[0]
    for one in found[unread:]:
        people.react(reader, people.card_of(one), "skip")
    people.publish(of)
    people.withdraw(reader)
    assert result(of).coverage == words


def test_the_finding_of_a_scale_is_its_mirror():
    found = published(5, me=[4, 4, 5, 5, 1], guess=[1, 1, 2, 2, 5])
    assert results.finding_of(found) == (
        "4 of 5 lean towards “readily”. Most of us guessed that few would: 1 of 5 expected it of this team."
    )


def test_the_finding_without_open_figures_is_of_the_texts():
    assert results.finding_of(published(3)) == "3 answers, and too early to say of any that most find it true."


def test_a_scale_is_its_statement_and_its_ends():
    question = people.round_of(people.discussion()).question
    assert results.scale_of(question) == results.Scale("I ask for help at work", "hardly ever", "readily")


def test_only_the_closing_question_is_a_thread():
    of = people.discussion()
    found = [results.is_thread(people.round_of(of, number)) for number in range(1, 6)]
    assert (found, Question.objects.get(number=5).text) == ([False] * 4 + [True], "Leave a Reply")


@pytest.mark.django_db(transaction=True)
def test_many_who_ask_at_once_for_a_new_board_have_it_made_once():
    of = people.discussion()
    people.readable(of, 30)
    asked, together = [people.round_of(of) for _ in range(6)], Barrier(6, timeout=10)

    def ask(one):
        together.wait()
        try:
            return results.result_of(one)
        finally:
            connection.close()

    made = results._result.cache_info().misses
    with ThreadPoolExecutor(6) as threads:
        found = list(threads.map(ask, asked))
    assert (len(set(map(id, found))), results._result.cache_info().misses - made) == (1, 1)
