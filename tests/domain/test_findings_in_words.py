"""Every finding that figures can lead to, from counts to its sentence."""

import re
from itertools import product

import pytest

from discussions.compare import findings, movement
from discussions.compare.findings import Guessed, Spread, Verdict
from discussions.compare.movement import Moved
from discussions.domain import second_words, takeaway_words, theme_words, words

ENDS = {"low": "hardly ever", "high": "readily"}
VERDICTS = [
    ((2, 1, 1), Verdict.NUMBERS_ONLY, ""),
    ((9, 1, 0), Verdict.MOST_AGREE, "most agree"),
    ((1, 9, 0), Verdict.MOST_DIFFER, "most see it differently"),
    ((5, 4, 0), Verdict.DIVIDED, "divided"),
    ((3, 1, 4), Verdict.MANY_UNSURE, "many unsure"),
    ((4, 1, 1), Verdict.TOO_EARLY, "too early to say"),
]
SPREADS = [
    ((1, 1, 1, 1, 1), None, ""),
    ((0, 0, 4, 5, 0), Spread.CLOSE_TOGETHER, "Our answers are close together."),
    ((0, 1, 2, 5, 4), Spread.SOME_SPREAD, "There is some spread in our answers."),
    ((2, 2, 2, 2, 2), Spread.ALL_OVER, "Our answers are all over the scale."),
    ((4, 0, 0, 0, 4), Spread.BOTH_ENDS, "Our answers are pulled to both ends."),
]
MIRRORS = [
    ((0, 0, 0, 1, 0), None, Guessed.NO_GUESS, "1 of 1 person leans towards “readily”."),
    ((0, 1, 0, 0, 0), None, Guessed.NO_GUESS, "0 of 1 person leans towards “readily”."),
    ((2, 2, 0, 1, 0), None, Guessed.NO_GUESS, "1 of 5 leans towards “readily”."),
    ((2, 3, 0, 0, 0), None, Guessed.NO_GUESS, "0 of 5 lean towards “readily”."),
    ((0, 1, 2, 5, 4), None, Guessed.NO_GUESS, "9 of 12 lean towards “readily”."),
    (
        (0, 1, 2, 5, 4),
        (2, 5, 3, 2, 0),
        Guessed.FEWER,
        "9 of 12 lean towards “readily”. Most of us guessed that few would: 2 of 12 expected it of this team.",
    ),
    (
        (2, 5, 3, 2, 0),
        (0, 1, 2, 5, 4),
        Guessed.MORE,
        "2 of 12 lean towards “readily”. Most of us guessed that many would: 9 of 12 expected it of this team.",
    ),
    (
        (2, 5, 3, 2, 0),
        (3, 5, 3, 1, 0),
        Guessed.ALIKE,
        "2 of 12 lean towards “readily”. Our guesses point the same way: 1 of 12 expected it of this team.",
    ),
    (
        (3, 0, 0, 0, 3),
        (0, 1, 2, 5, 4),
        Guessed.NEITHER,
        "3 of 6 lean towards “readily”. 9 of 12 expected it of this team.",
    ),
]
MOVES = [
    ({(2, 2): 6}, Moved.NOBODY, "After reading, none of 6 moved."),
    (
        {(2, 2): 4, (2, 4): 2},
        Moved.UP,
        "After reading, 2 of 6 moved towards “readily”; 4 stayed, or did not rate again.",
    ),
    (
        {(2, 2): 4, (2, 1): 2},
        Moved.DOWN,
        "After reading, 2 of 6 moved towards “hardly ever”; 4 stayed, or did not rate again.",
    ),
    (
        {(2, 2): 4, (2, 1): 2, (2, 4): 3},
        Moved.BOTH,
        "After reading, 3 of 9 moved towards “readily” and 2 towards “hardly ever”; 4 stayed, or did not rate again.",
    ),
    ({(2, 4): 6}, Moved.ALL_UP, "After reading, all 6 moved towards “readily”."),
    ({(2, 1): 6}, Moved.ALL_DOWN, "After reading, all 6 moved towards “hardly ever”."),
]


@pytest.mark.parametrize(("marks", "verdict", "said"), VERDICTS, ids=lambda value: getattr(value, "name", ""))
def test_the_marks_of_an_answer(marks, verdict, said):
    assert (findings.verdict(*marks), words.verdict(verdict)) == (verdict, said)


@pytest.mark.parametrize(("counts", "spread", "said"), SPREADS, ids=lambda value: getattr(value, "name", ""))
def test_the_spread_of_a_scale(counts, spread, said):
    assert (findings.spread_word(counts), words.spread(spread)) == (spread, said)


@pytest.mark.parametrize(("me", "guess", "kind", "said"), MIRRORS, ids=lambda value: getattr(value, "name", ""))
def test_the_mirror_of_me_and_the_guess(me, guess, kind, said):
    found = findings.mirror(me, guess)
    assert (found.kind, words.finding(found, **ENDS)) == (kind, said)


@pytest.mark.parametrize(("pairs", "way", "said"), MOVES, ids=lambda value: getattr(value, "name", ""))
def test_the_way_from_first_to_second_ratings(pairs, way, said):
    cells = movement.cells_of(pairs)
    assert (movement.way(cells), second_words.moved(cells, **ENDS)) == (way, said)


def test_the_tables_have_every_case():
    kinds = [(VERDICTS, Verdict, 1), (SPREADS, Spread, 1), (MIRRORS, Guessed, 2), (MOVES, Moved, 1)]
    assert [{row[place] for row in table} - {None} == set(kind) for table, kind, place in kinds] == [True] * 4


def every_sentence() -> set[str]:
    """What can be said of up to six marks or ratings at a place, and of the themes of up to nineteen answers."""
    said = {words.verdict(findings.verdict(*marks)) for marks in product(range(7), repeat=3)}
    said |= {words.marks(same, differ, same + differ) for same, differ in product(range(10), repeat=2)}
    for counts in product(range(4), repeat=5):
        spread = findings.spread_word(counts)
        said |= {words.spread(spread), words.finding(findings.mirror(counts, counts[::-1]), **ENDS)}
        said.add(takeaway_words.differ(1, spread=spread, is_widest=bool(counts[0]), divided=counts[1]))
    said |= {second_words.moved(movement.Cells(*cells), **ENDS) for cells in product(range(6), repeat=3)}
    pairs = [(some, of) for of in range(20) for some in range(of + 1)]
    said |= {words.texts_finding(of, some) for some, of in pairs}
    return said | {theme_words.most_said("Slow", some, of) for some, of in pairs}


def test_below_twenty_people_everything_is_said_in_counts():
    said = every_sentence()
    shares = [one for one in said if re.search(r"%|per ?cent|[0-9][.,][0-9]|!", one)]
    assert (shares, len(said) > 300) == ([], True)


def test_every_finding_is_a_whole_sentence_or_a_word_beside_a_number():
    beside = {words.verdict(one) for one in Verdict} | {""}
    rest = every_sentence() - beside
    assert [one for one in rest if one[-1] != "." and not one.startswith("true for ")] == []
