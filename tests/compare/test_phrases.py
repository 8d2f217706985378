from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discussions.compare.phrases import shared

SAID = (
    "I wish I were asking early.",
    "Asking early feels like a burden!",
    "Asking early, asking early, asking early: nobody does.",
    "The burden is mine.",
    "It is a burden",
    "Who can be asked?",
)
WORDS = st.lists(st.sampled_from(["ask", "help", "early", "burden", "the", "of", "slow"]), max_size=8).map(" ".join)
TEXTS = st.dictionaries(st.integers(0, 99), WORDS, max_size=25)


def found(texts, language="en") -> list[tuple[str, set[int]]]:
    return [(phrase.text, set(phrase.answers)) for phrase in shared(dict(enumerate(texts)), language=language)]


def test_answers_are_counted_and_nested_phrases_are_merged():
    assert found(SAID) == [("asking early", {0, 1, 2}), ("burden", {1, 3, 4})]


def test_a_word_that_is_much_more_common_stands_beside_the_phrase_around_it():
    texts = ["ask early"] * 3 + ["ask"] * 3
    assert found(texts) == [("ask", {0, 1, 2, 3, 4, 5}), ("ask early", {0, 1, 2})]


def test_two_answers_are_too_few():
    assert found(SAID[:2]) == []


@pytest.mark.parametrize(("answers", "expected"), [(60, ["deadline"]), (61, [])])
def test_one_answer_in_twenty_has_to_use_a_phrase(answers, expected):
    texts = ["deadline"] * 3 + [f"word{place}" for place in range(answers - 3)]
    assert [phrase for phrase, _ in found(texts)] == expected


def test_a_phrase_stays_within_a_thought():
    assert found(["slow. deadline", "slow, deadline", "slow\ndeadline"]) == [
        ("deadline", {0, 1, 2}),
        ("slow", {0, 1, 2}),
    ]


def test_a_stop_word_may_stand_inside_but_not_at_an_end():
    assert found(["the fear of asking"] * 3) == [("fear of asking", {0, 1, 2})]


@pytest.mark.parametrize(("language", "expected"), [("de-at", []), ("en", ["und"]), ("xx", ["und"]), ("", ["und"])])
def test_stop_words_are_those_of_the_language(language, expected):
    assert [phrase for phrase, _ in found(["und"] * 3, language)] == expected


def test_capitals_and_kinds_of_apostrophes_are_the_same_word():
    assert found(["Team’s rule", "team's RULE", "Team's rule"]) == [("team's rule", {0, 1, 2})]


@pytest.mark.parametrize("text", ["", "...", "the of and", "12 34", "\n\n"])
def test_texts_that_say_nothing_share_nothing(text):
    assert found([text] * 5) == []


@given(texts=TEXTS, seed=st.integers())
def test_the_order_of_the_texts_changes_nothing(texts, seed):
    shuffled = random.Random(seed).sample(list(texts.items()), len(texts))
    assert shared(dict(shuffled), language="en") == shared(texts, language="en")


@given(texts=TEXTS)
def test_a_phrase_is_in_each_of_its_answers_and_in_no_other(texts):
    for phrase in shared(texts):
        inside = {key for key, text in texts.items() if f" {phrase.text} " in f" {text} "}
        assert phrase.answers == inside
        assert len(inside) >= 3
