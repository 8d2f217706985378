from __future__ import annotations

from itertools import combinations
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discussions.compare import teams

scale = st.lists(st.integers(1, 5), min_size=1, max_size=6)


@given(a=scale, b=scale)
def test_p_is_the_share_of_all_dealings_that_lie_as_far_apart(a, b):
    both, size = [*a, *b], len(a)

    def gap(hand):
        # Times both sizes, so that it stays a whole number.
        return abs(sum(hand) * len(b) - (sum(both) - sum(hand)) * size)

    hands = [[both[place] for place in places] for places in combinations(range(len(both)), size)]
    expected = sum(gap(hand) >= gap(a) for hand in hands) / comb(len(both), size)
    assert teams.two_teams(a, b).perm_p_mean == pytest.approx(expected)


@given(a=scale, b=scale)
def test_two_teams_mirror_each_other(a, b):
    one, other = teams.two_teams(a, b), teams.two_teams(b, a)
    assert (one.cliffs_delta, one.hodges_lehmann) == (-other.cliffs_delta, -other.hodges_lehmann)
    assert one.prob_superiority == pytest.approx(1 - other.prob_superiority)


def test_decimals_tie_as_they_are_written():
    assert teams.two_teams([0.1, 0.2], [0.3, 0.0]).perm_p_mean == 1.0


def test_decimals_lie_as_far_apart_as_they_are_written():
    assert teams.two_teams([0.1, 0.2], [0.5, 0.9]) == teams.TwoTeams(-1.0, 0.0, -0.55, 1 / 3)


@pytest.mark.parametrize(("most", "p"), [(3, 1.0), (2, None)])
def test_as_many_different_sums_as_may_be_are_counted(monkeypatch, most, p):
    monkeypatch.setattr(teams, "MOST_SUMS", most)
    assert teams.two_teams([1], [2]).perm_p_mean == p


def test_too_many_different_dealings_have_no_p():
    assert teams.two_teams([2**i for i in range(20)], [3**i for i in range(20)]).perm_p_mean is None


def test_large_teams_on_a_scale_are_counted_exactly():
    found = teams.two_teams([1, 2, 3, 4, 5] * 20, [2, 3, 4, 5, 5] * 20)
    assert found.perm_p_mean == pytest.approx(0.00006, abs=0.0005)


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=1, max_size=12))
def test_before_and_after_turn_round(pairs):
    before, after = zip(*pairs, strict=True)
    there, back = teams.before_after(before, after), teams.before_after(after, before)
    assert (there.up, there.down, there.same, there.p) == (back.down, back.up, back.same, back.p)
    assert there.hodges_lehmann == -back.hodges_lehmann


@pytest.mark.parametrize(("n", "rank"), [(6, 0), (8, 0), (9, 1), (12, 2), (20, 5), (40, 13)])
def test_the_median_interval_takes_the_inmost_answers_that_cover_it(n, rank):
    found = teams.median_interval(list(range(n)))
    assert (found.lower, found.upper) == (rank, n - 1 - rank)
    assert found.coverage >= 0.95


@given(st.lists(st.floats(0, 1), max_size=8))
def test_adjusted_values_keep_the_order_and_are_never_smaller(p):
    adjusted = teams.bh_adjusted(p)
    assert [adjusted[i] for i in sorted(range(len(p)), key=p.__getitem__)] == sorted(adjusted)
    assert all(after >= before for before, after in zip(p, adjusted, strict=True))


@given(st.lists(st.integers(0, 9).flatmap(lambda seen: st.tuples(st.integers(0, seen), st.just(seen))), min_size=1))
def test_the_product_is_below_the_weakest_and_that_below_the_mean(groups):
    found = teams.group_aware_consensus(groups)
    assert found.product <= found.weakest + 1e-12
    assert found.weakest <= found.geometric_mean + 1e-12
