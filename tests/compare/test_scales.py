from __future__ import annotations

from fractions import Fraction
from statistics import fmean, quantiles
from statistics import median as plain_median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discussions.compare import scales

some = st.lists(st.integers(0, 6), min_size=2, max_size=7).filter(lambda counts: sum(counts) > 1)


def everybody(counts):
    return [point for point, count in enumerate(counts, start=1) for _ in range(count)]


@given(some)
def test_the_middle_is_that_of_the_people(counts):
    people = everybody(counts)
    first, _, third = quantiles(people, n=4, method="inclusive")
    assert scales.median(counts) == plain_median(people)
    assert scales.middle_half(counts) == pytest.approx((first, third))
    assert float(scales.mean(counts)) == pytest.approx(fmean(people))


def test_everybody_lies_at_or_below_the_highest_answer():
    assert scales.quantile([1, 2, 0, 1], Fraction(1)) == 4


def test_half_at_each_end_is_as_far_apart_as_can_be():
    assert scales.variance_ratio([3, 0, 0, 0, 3]) == 1
    assert scales.variance_ratio([0, 6, 0]) == 0
    assert scales.variance_ratio([1, 1, 1, 1, 1]) == Fraction(1, 2)


def test_the_upper_two_points_are_counted():
    assert scales.upper_two([1, 2, 3, 4, 5]) == 9


def test_nobody_has_this_rank():
    with pytest.raises(ValueError, match=r"^nobody has this rank$"):
        scales.point_at([1, 1], 2)
