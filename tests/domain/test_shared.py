import pytest

from discussions.domain import results, shared
from tests import people
from tests.layers import laid

pytestmark = pytest.mark.django_db

TEXTS = (
    "Asking early keeps the peace.",
    "I believe in asking early.",
    "Asking early, always.",
    "Nobody here has time.",
    "Time is short for everybody.",
    "We ask when there is trouble.",
    "Trouble comes from waiting.",
    "Waiting costs more than asking early.",
)


@laid
def of():
    return people.discussion()


def result(of, texts=TEXTS) -> results.Result:
    for text in texts:
        people.answer(people.person(of), text)
    people.publish(of)
    return results.result_of(people.round_of(of))


def test_a_phrase_that_three_people_use_is_told_with_their_number(of):
    found = {one.words: (one.says, len(one.answers)) for one in shared.phrases_of(result(of))}
    assert found == {"asking early": ("4 answers mention “asking early”", 4)}


def test_what_two_people_say_is_no_shared_phrase(of):
    assert shared.phrases_of(result(of, TEXTS[1:3] + TEXTS[3:7])) == ()


def test_the_answers_that_are_like_many_others_are_named(of):
    found = result(of)
    typical = [found.by_id[key].text for key in shared.typical_of(found)]
    assert (len(typical), all("sking early" in text for text in typical[:2])) == (3, True)


def test_among_a_few_none_is_called_typical(of):
    assert shared.typical_of(result(of, TEXTS[:7])) == ()


def test_it_is_computed_once_for_each_version_of_the_board(of):
    found = result(of)
    assert shared.phrases_of(found) is shared.phrases_of(found)
