from collections import Counter
from random import Random

import pytest

from discussions.domain import results, sample, sample_texts
from discussions.models import Answer, Card, Rating, Reaction, Reply
from tests import people
from tests.layers import laid

pytestmark = pytest.mark.django_db


def filled(count: int, *, of=None, seed: int = 1):
    of = people.discussion(of=of, is_sample=True, expected=12)
    with people.ticks_resting():
        sample.fill(of, people=count, seed=seed)
    return of


@laid
def four():
    return filled(4)


@laid
def short():
    return people.edition_with(1)


def told(of) -> list[tuple]:
    """All that a group can read, without ids."""
    found = [results.result_of(one) for one in of.rounds.select_related("discussion", "question")]
    return [
        (
            one.answered,
            one.passed,
            one.me,
            one.guess,
            sorted((c.text, c.same, c.differently, c.skipped) for c in one.cards),
        )
        for one in found
    ]


def test_all_answer_every_question_and_three_speak_in_the_thread(four):
    found = Counter(Answer.objects.values_list("round__question__number", "kind"))
    assert found == {(1, "text"): 4, (2, "text"): 4, (3, "text"): 4, (4, "text"): 4, (5, "text"): 3}


def test_they_rate_where_there_is_a_scale(four):
    found = Counter(Rating.objects.values_list("round__question__number", "kind"))
    assert found == {(number, kind): 4 for number in (1, 2, 3) for kind in ("me", "guess")}


def test_everything_is_published(four):
    unseen = [model.objects.filter(published=False).count() for model in (Answer, Reply)]
    assert (unseen, Card.objects.count(), Reply.objects.count() > 0, Reaction.objects.count() > 40) == (
        [0, 0],
        19,
        True,
        True,
    )


def test_nobody_marks_an_answer_of_their_own(four):
    # All four meet all cards of the others, and those of the thread are the first three people's.
    assert {card.same + card.differently + card.skipped for card in Card.objects.all()} == {3}


def test_the_same_seed_says_the_same_and_another_something_else(short):
    found = [told(filled(4, of=short, seed=seed)) for seed in (1, 1, 2)]
    assert (found[0] == found[1], found[0] == found[2]) == (True, False)


@pytest.mark.parametrize(("count", "answers"), [(0, 0), (1, 5), (2, 10)])
def test_a_sample_may_be_empty_or_tiny(count, answers):
    filled(count)
    assert Answer.objects.count() == answers


@pytest.mark.parametrize("number", [1, 2, 3, 5])
@pytest.mark.parametrize("count", [12, 500])
def test_no_text_comes_twice(number, count):
    texts = sample_texts.for_question(number, count, Random(1))
    assert (len(texts), len(set(texts))) == (count, count)


def test_one_of_twelve_passes_the_fourth_question():
    assert sample_texts.for_question(4, 48, Random(1)).count("") == 4
