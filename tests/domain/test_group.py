import pytest

from discussions.domain import group, results
from tests import people
from tests.layers import laid

pytestmark = pytest.mark.django_db

ME = (4, 5, 4, 3, 2, 4, 5, 5, 3, 4, 4, 5)
GUESS = (2, 2, 1, 3, 2, 4, 1, 2, 3, 3, 2, 4)


@laid
def twelve():
    return people.answered(people.discussion(), 12, me=ME, guess=GUESS)


def of_group(team, number=1) -> group.Group:
    people.publish(team[0].discussion, number)
    return group.group_of(results.result_of(people.round_of(team[0].discussion, number)))


def mark(team, place, *, same=0, differently=0, skip=0) -> None:
    """Let others mark the answer in this place, the first ones as the same and so on."""
    others = [one for one in team if one is not team[place]]
    values = ["same"] * same + ["differently"] * differently + ["skip"] * skip
    for one, value in zip(others, values, strict=False):
        people.react(one, people.card_of(team[place]), value)


def texts(lines) -> list[str]:
    return [line.text for line in lines]


def said(place) -> str:
    return f"What voice {place + 1} says to question 1."


def test_the_groups_part_says_who_took_part_and_what_was_found(twelve):
    found = of_group(twelve)
    assert (found.number, found.people, found.finding, found.spread) == (
        1,
        "12 answered",
        "9 of 12 lean towards “readily”. Most of us guessed that few would: 2 of 12 expected it of this team.",
        "There is some spread in our answers.",
    )


def test_those_who_passed_are_counted_apart(twelve):
    people.answer(twelve[0], "")
    assert of_group(twelve).people == "11 answered, 1 passed"


def test_figures_and_their_picture_are_of_the_same_people(twelve):
    found = of_group(twelve)
    assert (found.me.counts, found.guess.counts) == ((0, 1, 2, 5, 4), (2, 5, 3, 2, 0))
    assert (len(found.picture.me.dots), len(found.picture.guess.dots)) == (12, 12)


def test_below_the_floor_there_is_no_picture_and_a_reason():
    found = of_group(people.answered(people.discussion(), 4, me=[1, 2, 3, 4]))
    assert (found.me, found.picture, found.spread, found.figures_hidden) == (
        None,
        None,
        "",
        "4 answered; figures open at 5.",
    )


def test_what_most_agree_with_stands_first_and_has_the_word(twelve):
    mark(twelve, 0, same=10, differently=1)
    mark(twelve, 1, same=5)
    found = of_group(twelve)
    assert texts(found.agreed) == [said(0), said(1)]
    assert [(line.marks_words, line.verdict_words) for line in found.agreed] == [
        ("true for 10 of the 11 who read it · 1 sees it differently", "most agree"),
        ("true for 5 of the 5 who read it", "most agree"),
    ]


def test_four_marks_are_too_few_to_be_listed(twelve):
    mark(twelve, 0, same=4)
    assert of_group(twelve).agreed == ()


def test_at_most_three_are_listed(twelve):
    for place in range(4):
        mark(twelve, place, same=6)
    assert len(of_group(twelve).agreed) == 3


def test_what_half_or_fewer_agree_with_is_not_listed_as_agreed(twelve):
    mark(twelve, 0, same=1, differently=7)
    mark(twelve, 1, same=4, differently=4)
    mark(twelve, 2, same=4, skip=3)
    assert texts(of_group(twelve).agreed) == [said(2)]


def test_what_divides_us_is_where_both_sides_are_large(twelve):
    mark(twelve, 0, same=4, differently=4)
    mark(twelve, 1, same=4, differently=1)
    mark(twelve, 2, same=1, differently=7)
    assert [(line.text, line.verdict_words) for line in of_group(twelve).differ] == [
        (said(0), "divided"),
        (said(1), "so far, and too early to be sure"),
        (said(2), "most see it differently"),
    ]


def test_what_more_than_half_agree_with_is_not_sure_yet_and_a_divided_answer_is_no_agreement(twelve):
    mark(twelve, 0, same=5, differently=3)
    mark(twelve, 1, same=5, differently=1, skip=1)
    found = of_group(twelve)
    assert [(line.text, line.verdict_words) for line in found.agreed] == [(said(1), "so far, and too early to be sure")]
    assert {line.text: line.verdict_words for line in found.cards if line.read_by} == {
        said(0): "divided",
        said(1): "too early to say",
    }


def test_what_most_agree_with_does_not_divide_us(twelve):
    mark(twelve, 0, same=7, differently=1)
    found = of_group(twelve)
    assert (texts(found.agreed), found.differ) == ([said(0)], ())


def test_what_one_said_and_all_have_read_is_heard(twelve):
    mark(twelve, 0, same=1, differently=4, skip=6)
    mark(twelve, 1, same=1, differently=3, skip=6)
    assert texts(of_group(twelve).heard) == [said(0)]


def test_a_card_brings_its_marks_and_the_number_of_its_replies(twelve):
    mark(twelve, 0, same=2, skip=1)
    people.reply(twelve[1], people.card_of(twelve[0]))
    [line] = [line for line in of_group(twelve).cards if line.text == said(0)]
    assert (line.same, line.differently, line.skipped, line.read_by, line.replies, line.verdict_words) == (
        2,
        0,
        1,
        3,
        1,
        "",
    )


def test_all_cards_come_in_the_order_of_the_gate(twelve):
    found = of_group(twelve)
    result = results.result_of(people.round_of(twelve[0].discussion))
    assert [line.id for line in found.cards] == [card.id for card in result.cards]
