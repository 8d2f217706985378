import pytest

from discussions.compare.camps import (
    Tally,
    Typical,
    bridges,
    dividing,
    is_apart,
    is_common,
    renumbered,
    shared,
    tallies,
    typical_of,
)

GROUPS = {"ann": 0, "ben": 0, "cy": 1}
BOTH = (Tally(9, 1), Tally(8, 2))
APART = (Tally(9, 1), Tally(1, 9))
NEITHER = (Tally(1, 9), Tally(2, 8))
THIN = (Tally(9, 1), Tally(4, 0))
FOUND = {"apart": APART, "both": BOTH, "neither": NEITHER, "thin": THIN}


def test_votes_are_counted_by_group_and_people_without_one_count_nowhere():
    votes = [("ann", 1, 1), ("ben", 1, -1), ("cy", 1, 0), ("dan", 1, 1), ("cy", 2, 1)]
    assert tallies(votes, GROUPS) == {1: (Tally(1, 1), Tally(0, 0, 1)), 2: (Tally(), Tally(1))}


def test_a_bridge_is_where_even_the_weakest_group_agrees():
    assert bridges(FOUND)[0] == "both"


def test_an_answer_divides_by_the_gap_between_the_groups():
    assert dividing(FOUND)[0] == "apart"


def test_four_votes_in_a_group_are_too_few_to_compare():
    assert {"thin"} & {*bridges(FOUND), *dividing(FOUND)} == set()


def test_typical_is_what_a_group_says_more_than_the_others():
    assert typical_of(0, FOUND)[0] == Typical("apart", agrees=True)
    assert typical_of(1, FOUND)[-1] == Typical("apart", agrees=False)


def test_at_most_three_agrees_and_two_disagrees_are_shown():
    many = {number: (Tally(9, 1), Tally(1, 9)) for number in range(5)}
    many |= {number: (Tally(1, 9), Tally(9, 1)) for number in range(5, 10)}
    assert [one.agrees for one in typical_of(0, many)] == [True, True, True, False, False]


def test_one_agrees_with_a_group_on_so_many_answers():
    found = {number: (Tally(9, 1), Tally(1, 9)) for number in range(6)}
    own = dict.fromkeys(range(5), 1) | {5: -1}
    assert (shared(own, found, 0), shared(own, found, 1)) == ((5, 6), (1, 6))


def test_below_five_common_answers_nothing_is_said():
    found = {number: (Tally(9, 1), Tally(5, 5)) for number in range(6)}
    own = dict.fromkeys(range(4), 1) | {4: 0}
    assert (shared(own, found, 0), shared(dict.fromkeys(range(6), 1), found, 1)) == (None, None)


def test_groups_keep_the_numbers_that_most_of_their_people_had():
    before = {"a": 0, "b": 0, "c": 1, "d": 1}
    assert renumbered({"a": 1, "b": 1, "c": 0, "d": 0, "e": 0}, before) == before | {"e": 1}


def test_a_new_group_gets_a_new_number():
    before = {"a": 0, "b": 0, "c": 1, "d": 1}
    assert renumbered({"a": 0, "b": 0, "c": 1, "d": 1, "e": 2, "f": 2}, before) == before | {"e": 2, "f": 2}


@pytest.mark.parametrize(
    ("groups", "common", "apart"),
    [
        ((Tally(9, 1), Tally(6, 4)), True, False),
        ((Tally(9, 1), Tally(5, 5)), False, False),
        ((Tally(9, 1), Tally(4, 6)), False, True),
        ((Tally(1, 9), Tally(4, 6)), False, False),
    ],
)
def test_common_ground_is_most_of_every_group_and_apart_is_most_of_one_against_another(groups, common, apart):
    assert (is_common(groups), is_apart(groups)) == (common, apart)
