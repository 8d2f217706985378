from __future__ import annotations

import random
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from discussions.compare import likeness
from discussions.compare.likeness import Pair, more_like, most_typical, near_duplicates, trigrams

WORDS = st.lists(st.sampled_from(("ask", "asked", "help", "early", "burden", "the", "slow")), max_size=7).map(" ".join)
TEXTS = st.dictionaries(st.integers(0, 99), WORDS, max_size=20)
SAID = {
    1: "I am afraid to look slow",
    2: "Afraid of looking slow to others",
    3: "It is a burden for my colleagues",
    4: "I burden my colleagues with it",
    5: "Others find me slow and I am afraid",
    6: "My colleagues carry a burden",
    7: "zzz",
}
EXAMPLES = {"slow": {1, 2}, "burden": {3, 4}}


def shuffled(texts, seed):
    return dict(random.Random(seed).sample(list(texts.items()), len(texts)))


def test_trigrams_are_of_the_words_with_a_blank_around_each():
    assert trigrams("So, ask") == {" so", "so ", "o a", " as", "ask", "sk "}


@pytest.mark.parametrize("text", ["", "...", "\n"])
def test_a_text_without_words_has_no_trigrams_and_no_double(text):
    assert (trigrams(text), near_duplicates({1: text, 2: text})) == (frozenset(), [])


def test_likeness_is_the_share_of_what_both_have():
    # " ask " and " asked ": two of six.
    assert likeness.likeness(trigrams("ask"), trigrams("asked")) == Fraction(2, 6)


def test_pairs_are_suggested_from_one_half_and_strong_from_three_in_five():
    texts = {"a": "ask me early", "b": "Ask me early.", "c": "ask me earlier", "d": "something else"}
    found = near_duplicates(texts)
    assert [(pair.one, pair.other, pair.share, pair.strong) for pair in found] == [
        ("a", "b", Fraction(1), True),
        ("a", "c", Fraction(10, 16), True),
        ("b", "c", Fraction(10, 16), True),
    ]
    assert Pair(1, 2, Fraction(1, 2)).strong is False


@given(texts=TEXTS)
def test_exactly_the_pairs_that_share_half_are_found(texts):
    every = {(one, other) for one in texts for other in texts if str(one) < str(other)}
    alike = {pair for pair in every if likeness.likeness(*(trigrams(texts[key]) for key in pair)) >= Fraction(1, 2)}
    assert {(pair.one, pair.other) for pair in near_duplicates(texts)} == alike


def test_what_is_nearest_to_the_examples_is_offered_to_one_theme():
    assert more_like(SAID, EXAMPLES) == {"slow": (5,), "burden": (6,)}


@pytest.mark.parametrize(
    ("refused", "offered"),
    [
        (set(), {"slow": (5, 8), "burden": (6,)}),
        ({("slow", 8)}, {"slow": (5,), "burden": (6, 8)}),
        ({("slow", 8), ("burden", 8)}, {"slow": (5,), "burden": (6,)}),
    ],
)
def test_a_text_that_was_refused_is_offered_to_the_next_nearest_or_not_at_all(refused, offered):
    assert more_like(SAID | {8: "Slow, afraid, slow, and a burden"}, EXAMPLES, refused=refused) == offered


@pytest.mark.parametrize("examples", [{}, {"slow": ()}, {"slow": {1}}, {"slow": {1, 99}}, {"slow": {7, 8}}])
def test_fewer_than_two_examples_offer_nothing(examples):
    assert more_like(SAID | {8: "..."}, examples) in ({}, {"slow": ()})


def test_at_most_five_are_offered():
    texts = {place: f"slow {place}" for place in range(20)}
    assert len(more_like(texts, {"slow": {0, 1}})["slow"]) == 5


def test_the_most_typical_are_like_many_and_none_is_the_double_of_another():
    texts = {1: "fear slow team", 2: "fear slow team now", 3: "fear burden", 4: "slow burden", 5: "weather", 6: "team"}
    found = most_typical(texts, language="en")
    assert (found[0], 5 in found, {1, 2} <= set(found), len(found)) == (1, False, False, 3)


def test_ranks_of_three_texts_are_those_worked_out_by_hand():
    # One in the middle, like each of two that have nothing in common: w = 0.05 + 0.85 * 2 v and v = 0.05 + 0.85 w / 2.
    ranks = likeness._ranks([{"a": 0.6, "b": 0.8}, {"a": 1.0}, {"b": 1.0}])
    half = 0.05 + 0.85 * ranks[0] * 0.6 / 1.4
    assert (sum(ranks), ranks[0], ranks[1]) == pytest.approx((1, 0.135 / 0.2775, half))


def test_a_text_like_no_other_has_the_least_weight():
    like, alike, alone = likeness._ranks([{"a": 1.0}, {"a": 1.0}, {"b": 1.0}])
    # v = (0.15 + 0.85 v) / 3 for the lone one.
    assert (like, alike, alone) == pytest.approx(((1 - 0.15 / 2.15) / 2, (1 - 0.15 / 2.15) / 2, 0.15 / 2.15))


@pytest.mark.parametrize("texts", [{}, {1: ""}, {1: "the of", 2: "and"}, {1: "the", 2: "the", 3: "..."}])
def test_texts_of_stop_words_alone_are_never_typical(texts):
    assert most_typical(texts, language="en") == []


def test_one_text_is_typical_of_itself():
    assert most_typical({1: "ask early", 2: "the"}, language="en") == [1]


@settings(max_examples=50)
@given(texts=TEXTS, seed=st.integers())
def test_the_order_of_the_texts_changes_nothing(texts, seed):
    other = shuffled(texts, seed)
    examples = {"low": [key for key in texts if key < 30], "high": [key for key in texts if key > 70]}
    assert near_duplicates(other) == near_duplicates(texts)
    assert most_typical(other, language="en") == most_typical(texts, language="en")
    assert more_like(other, examples) == more_like(texts, examples)


@given(texts=TEXTS)
def test_of_the_typical_ones_no_two_are_nearly_the_same(texts):
    found = most_typical(texts)
    assert len(found) <= 3
    assert near_duplicates({key: texts[key] for key in found}) == []
