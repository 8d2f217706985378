from __future__ import annotations

import pytest

from discussions.compare import findings
from discussions.compare.findings import Guessed, Mirror, OwnPlace, Spread, Verdict

LEAST = {5: 5, 6: 6, 7: 7, 8: 7, 9: 8, 10: 9, 12: 10, 15: 12, 20: 15, 30: 21, 40: 27, 60: 38, 100: 60, 200: 114}


@pytest.mark.parametrize(
    ("marks", "verdict"),
    [
        ((4, 0, 0), Verdict.NUMBERS_ONLY),
        ((0, 0, 0), Verdict.NUMBERS_ONLY),
        ((5, 0, 0), Verdict.MOST_AGREE),
        ((0, 5, 0), Verdict.MOST_DIFFER),
        ((4, 1, 0), Verdict.TOO_EARLY),
        ((4, 3, 0), Verdict.TOO_EARLY),
        ((4, 4, 0), Verdict.DIVIDED),
        ((3, 7, 0), Verdict.DIVIDED),
        ((2, 6, 0), Verdict.TOO_EARLY),
        ((8, 3, 0), Verdict.TOO_EARLY),
        ((2, 1, 2), Verdict.TOO_EARLY),
        ((2, 1, 3), Verdict.MANY_UNSURE),
        ((7, 0, 3), Verdict.TOO_EARLY),
        ((6, 0, 4), Verdict.MANY_UNSURE),
        ((4, 4, 4), Verdict.DIVIDED),
    ],
)
def test_a_word_needs_the_numbers_that_carry_it(marks, verdict):
    assert findings.verdict(*marks) is verdict


@pytest.mark.parametrize(("n", "x"), LEAST.items())
def test_most_agree_begins_at_the_printed_count(n, x):
    assert findings.verdict(x, n - x, 0) is Verdict.MOST_AGREE
    assert findings.verdict(x - 1, n - x + 1, 0) is not Verdict.MOST_AGREE
    assert findings.verdict(n - x, x, 0) is Verdict.MOST_DIFFER


@pytest.mark.parametrize(
    ("counts", "word"),
    [
        ([3, 0, 0, 0, 4], None),
        ([0, 0, 8, 0, 0], Spread.CLOSE_TOGETHER),
        ([0, 2, 4, 2, 0], Spread.CLOSE_TOGETHER),
        ([1, 2, 2, 2, 1], Spread.SOME_SPREAD),
        ([2, 2, 2, 2, 2], Spread.ALL_OVER),
        ([4, 0, 0, 0, 4], Spread.BOTH_ENDS),
        ([0, 4, 2, 4, 0], Spread.SOME_SPREAD),
        ([2, 1, 4, 1, 2], Spread.ALL_OVER),
        ([3, 1, 2, 1, 3], Spread.ALL_OVER),
    ],
)
def test_the_word_for_the_spread_begins_at_eight_answers(counts, word):
    assert findings.spread_word(counts) is word


@pytest.mark.parametrize(
    ("me", "guess", "found"),
    [
        ((0, 1, 2, 5, 4), (2, 5, 3, 2, 0), Mirror(Guessed.FEWER, 9, 12, 2, 12)),
        ((2, 5, 3, 2, 0), (0, 1, 2, 5, 4), Mirror(Guessed.MORE, 2, 12, 9, 12)),
        ((0, 1, 2, 5, 4), (0, 1, 2, 5, 4), Mirror(Guessed.ALIKE, 9, 12, 9, 12)),
        ((3, 0, 0, 0, 3), (0, 1, 2, 5, 4), Mirror(Guessed.NEITHER, 3, 6, 9, 12)),
        ((0, 1, 2, 5, 4), (3, 0, 0, 0, 3), Mirror(Guessed.NEITHER, 9, 12, 3, 6)),
        ((2, 0, 0, 0, 3), (3, 0, 0, 0, 4), Mirror(Guessed.ALIKE, 3, 5, 4, 7)),
        ((2, 0, 0, 0, 3), (4, 0, 0, 0, 3), Mirror(Guessed.FEWER, 3, 5, 3, 7)),
        ((3, 0, 0, 0, 2), (3, 0, 0, 0, 4), Mirror(Guessed.MORE, 2, 5, 4, 7)),
        ((0, 1, 2, 5, 4), None, Mirror(Guessed.NO_GUESS, 9, 12, 0, 0)),
        ((0, 0, 0, 0, 0), None, None),
    ],
)
def test_the_mirror_holds_what_was_guessed_against_what_was_said(me, guess, found):
    assert findings.mirror(me, guess) == found


def test_the_widest_question_is_talked_about_first():
    assert findings.talk_first({1: [0, 2, 4, 2, 0], 2: [4, 0, 0, 0, 4], 3: [2, 2, 2, 2, 2]}) == 2


def test_nothing_comes_first_where_two_are_as_wide_or_all_are_close():
    assert findings.talk_first({1: [4, 0, 0, 0, 4], 2: [5, 0, 0, 0, 5]}) is None
    assert findings.talk_first({1: [0, 0, 9, 0, 0]}) is None
    assert findings.talk_first({}) is None


def test_what_is_wide_enough_for_a_word_may_come_first():
    assert findings.talk_first({1: [0, 4, 2, 4, 0]}) == 1


def test_all_at_the_own_point_are_told():
    assert findings.own_place([0, 1, 2, 5, 4], 4) == OwnPlace(higher=4, same=5, lower=3)


@pytest.mark.parametrize(("value", "place"), [(1, OwnPlace(12, 1, 0)), (5, OwnPlace(0, 4, 9))])
def test_both_ends_of_the_scale_are_places(value, place):
    assert findings.own_place([1, 1, 2, 5, 4], value) == place


def test_a_value_beside_the_scale_has_no_place():
    with pytest.raises(ValueError, match="6 is not on a scale of 1 to 5"):
        findings.own_place([1, 1, 1, 1, 1], 6)
