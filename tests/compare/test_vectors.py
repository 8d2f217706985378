from collections import Counter
from math import log, sqrt

import pytest

from discussions.compare.vectors import centroid, cosine, tf_idf

BAGS = {"one": Counter("aab"), "two": Counter("b"), "none": Counter()}


def test_weights_are_counts_times_rarity_scaled_to_length_one():
    a, b = 2 * (log(4 / 2) + 1), log(4 / 3) + 1
    length = sqrt(a * a + b * b)
    assert tf_idf(BAGS)["one"] == pytest.approx({"a": a / length, "b": b / length})


def test_an_empty_bag_is_like_nothing():
    found = tf_idf(BAGS)
    assert (found["none"], cosine(found["none"], found["one"]), cosine(found["two"], found["two"])) == ({}, 0, 1)


def test_a_centroid_lies_in_the_middle():
    assert centroid([{"a": 1.0}, {"b": 1.0}]) == pytest.approx({"a": sqrt(0.5), "b": sqrt(0.5)})
