"""Where one voice stands among the others: drawn for its own device."""

import pytest

from discussions.domain import comparing
from tests import people
from tests.layers import laid

pytestmark = pytest.mark.django_db


@laid
def team():
    found = people.answered(people.discussion(), 6, me=[4, 5, 4, 2, 1, 4], guess=[2, 2])
    people.publish(found[0].discussion)
    return found


def standing(visit, number=1):
    visit = people.again(visit)
    return comparing.standing(visit, comparing.the_question(comparing.compared(visit), number))


def test_it_is_told_in_counts_of_all_who_are_in_the_picture(team):
    found = standing(team[0])
    assert (found.counted, found.me, found.guess, found.me_words) == (
        True,
        4,
        2,
        "In the picture: 1 higher than you, 3 where you are, 2 lower.",
    )


def test_the_own_card_comes_with_its_marks(team):
    for one in team[1:4]:
        people.react(one, people.card_of(team[0]))
    assert (standing(team[0]).card.text, standing(team[0]).card.same) == ("What voice 1 says to question 1.", 3)


def test_a_changed_answer_is_not_counted_yet(team):
    people.answer(team[0], "Changed.", me=1)
    found = standing(team[0])
    waits = "Not in this picture yet. Yours joins with the next 2, or at the end."
    assert (found.counted, found.me, found.me_words) == (False, 1, waits)


def test_without_a_rating_there_is_no_place():
    one, *_ = people.answered(people.discussion(), 6)
    assert (standing(one).me, standing(one).me_words) == (None, "")


def test_below_the_floor_there_is_no_place():
    one, *_ = people.answered(people.discussion(), 3, me=[1, 2, 3])
    assert (standing(one).me, standing(one).me_words) == (1, "")


def test_a_pass_has_no_card(team):
    one = people.person(team[0].discussion)
    people.answer(one, "", me=3)
    people.publish(one.discussion)
    assert (standing(one).card, standing(one).me_words) == (
        None,
        "In the picture: 4 higher than you, 1 where you are, 2 lower.",
    )


def test_who_came_with_too_few_others_is_told_what_the_picture_has(team):
    """The picture is from before, and a rating that is not in it was not to be taken from those at its point."""
    one, *others = people.people(team[0].discussion, 3)
    people.answer(one, "Late, and like three others.", me=4)
    for other in others:
        people.answer(other, "Late, without a rating.")
    assert (standing(one).counted, comparing.compared(people.again(one))[0].result.me.counts) == (True, (1, 1, 0, 3, 1))
    assert standing(one).me_words == "In the picture: 1 higher than you, 3 where you are, 2 lower."


def test_who_wrote_nothing_stands_nowhere(team):
    assert standing(people.person(team[0].discussion)) is None


def test_where_the_answers_are_sealed_nobody_stands_anywhere(team):
    people.answer(team[0], "Alone.", number=2, me=3)
    assert standing(team[0], 2) is None


def test_each_voice_stands_in_its_own_place(team):
    assert [standing(one).me for one in team] == [4, 5, 4, 2, 1, 4]
