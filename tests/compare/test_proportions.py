from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discussions.compare import beta, proportions

counts = st.integers(1, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
LEAST = {5: 5, 6: 6, 7: 7, 8: 7, 9: 8, 10: 9, 12: 10, 15: 12, 20: 15, 30: 21, 40: 27, 60: 38, 100: 60, 200: 114}


@pytest.mark.parametrize(("n", "x"), LEAST.items())
def test_the_interval_clears_one_half_from_the_printed_count_on(n, x):
    assert proportions.wilson(x, n).lower > 0.5
    assert proportions.wilson(x - 1, n).lower <= 0.5


@pytest.mark.parametrize("interval", [proportions.wilson, proportions.jeffreys])
@given(pair=counts)
def test_an_interval_holds_its_share_and_mirrors(interval, pair):
    x, n = pair
    found, mirrored = interval(x, n), interval(n - x, n)
    assert 0 <= found.lower <= x / n <= found.upper <= 1
    assert (found.lower, found.upper) == pytest.approx((1 - mirrored.upper, 1 - mirrored.lower), abs=1e-9)


def test_the_ends_are_exact():
    assert (proportions.wilson(0, 7).lower, proportions.wilson(7, 7).upper) == (0, 1)
    assert (proportions.jeffreys(0, 7).lower, proportions.jeffreys(7, 7).upper) == (0, 1)


@given(one=counts, other=counts)
def test_the_difference_lies_in_its_interval(one, other):
    found = proportions.newcombe(*one, *other)
    assert -1 <= found.lower <= found.difference <= found.upper <= 1


def test_two_groups_that_all_agree_do_not_differ():
    assert proportions.two_prop_z(4, 4, 9, 9) == 0


def test_a_shrunk_share_sorts_nine_of_ten_above_one_of_one():
    assert (proportions.shrunk_share(9, 10), proportions.shrunk_share(1, 1)) == (10 / 12, 2 / 3)


@given(p=st.floats(0.01, 0.99), a=st.floats(0.5, 40), b=st.floats(0.5, 40))
def test_a_quantile_has_its_share_below(p, a, b):
    assert beta.beta_share(beta.beta_quantile(p, a, b), a, b) == pytest.approx(p, abs=1e-6)


@pytest.mark.parametrize("asked", [(0, 1, 1), (1, 1, 1), (0.5, 0, 1), (0.5, 1, -1)])
def test_a_quantile_that_cannot_be_is_refused(asked):
    with pytest.raises(ValueError, match="no quantile"):
        beta.beta_quantile(*asked)
