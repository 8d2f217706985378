from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discussions.compare.elimination import rank, reduced

rows = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(st.integers(0, 1), min_size=width, max_size=width), max_size=4)
)


@given(rows)
def test_each_row_begins_with_a_one_that_no_other_row_has(given_rows):
    found = reduced(given_rows)
    firsts = [next(place for place, value in enumerate(row) if value) for row in found]
    assert firsts == sorted(set(firsts))
    assert [[row[place] for row in found] for place in firsts] == [[int(row is own) for row in found] for own in found]


@given(rows)
def test_every_row_is_made_of_the_reduced_ones(given_rows):
    assert rank([*reduced(given_rows), *given_rows]) == rank(given_rows) == len(reduced(given_rows))


def test_thirds_are_exact():
    assert reduced([[3, 1], [1, 0]]) == [[1, 0], [0, 1]]
    assert reduced([[3, 1]]) == [[1, Fraction(1, 3)]]


def test_all_noughts_are_no_row():
    assert [rank([row]) for row in product((0, 1), repeat=2)] == [0, 1, 1, 1]
    assert reduced([]) == []


def test_rows_of_different_lengths_are_refused():
    with pytest.raises(ValueError, match="argument 2"):
        reduced([[1, 1], [1]])
