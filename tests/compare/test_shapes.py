from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discussions.compare import scales, shapes

some = st.lists(st.integers(0, 9), min_size=3, max_size=7).filter(any)
MEASURES = (shapes.agreement, shapes.consensus, shapes.ordinal_consensus, shapes.esteban_ray, scales.variance_ratio)


@pytest.mark.parametrize("measure", MEASURES)
@given(counts=some)
def test_a_scale_turned_round_is_as_far_apart(measure, counts):
    assert float(measure(counts)) == pytest.approx(float(measure(counts[::-1])), abs=1e-9)


@pytest.mark.parametrize("measure", MEASURES)
@given(counts=some, times=st.integers(2, 4))
def test_more_people_of_the_same_shares_are_as_far_apart(measure, counts, times):
    assert float(measure([count * times for count in counts])) == pytest.approx(float(measure(counts)), abs=1e-9)


@given(counts=some)
def test_the_variance_ratio_and_the_consensus_agree_on_the_ends(counts):
    assert (scales.variance_ratio(counts) == 0) == (shapes.consensus(counts) == 1)
    assert 0 <= scales.variance_ratio(counts) <= 1


def test_bimodality_needs_four_answers_that_differ():
    assert shapes.bimodality([1, 1, 1]) is None
    assert shapes.bimodality([0, 4, 0]) is None
    assert shapes.bimodality([2, 0, 2]) == pytest.approx(1 / (-6 + 13.5))
