from math import sqrt

import numpy as np
import pytest

from discussions.compare.ballots import UNSEEN
from discussions.compare.plane import axes, centred, positions

THREE = np.array([[1, 1], [1, UNSEEN], [-1, -1]], dtype=np.int8)
VOTED = np.array([2, 1, 2])


def test_what_was_not_seen_is_the_mean():
    assert centred(THREE) == pytest.approx(np.array([[2 / 3, 1], [2 / 3, 0], [-4 / 3, -1]]))


@pytest.mark.parametrize(("damping", "factor"), [(0, sqrt(2)), (20, sqrt(22 / 21))])
def test_few_votes_are_scaled_up_and_damped(damping, factor):
    found = positions(centred(THREE), np.eye(2), VOTED, damping=damping)
    assert found == pytest.approx(centred(THREE) * np.array([[1], [factor], [1]]))


def test_the_axes_are_those_of_the_larger_gram_matrix_too():
    matrix = centred(np.random.default_rng(2).integers(-1, 2, (6, 9)).astype(np.int8))
    values, vectors = np.linalg.eigh(matrix.T @ matrix)
    found = axes(matrix)
    assert found.shares == pytest.approx((values[-1] / values.sum(), values[-2] / values.sum()))
    assert abs((found.loadings * vectors[:, ::-1][:, :2]).sum(axis=0)) == pytest.approx([1, 1])


def test_the_largest_loading_points_upwards():
    matrix = centred(np.random.default_rng(3).integers(-1, 2, (20, 5)).astype(np.int8))
    found = axes(matrix).loadings
    assert (found[np.abs(found).argmax(axis=0), [0, 1]] > 0).all()


def test_an_axis_does_not_turn_round_from_run_to_run():
    matrix = centred(np.random.default_rng(3).integers(-1, 2, (20, 5)).astype(np.int8))
    first = axes(matrix).loadings
    assert axes(matrix, before=-first).loadings == pytest.approx(-first)


def test_all_equal_votes_differ_along_no_axis():
    assert axes(centred(np.ones((5, 4), dtype=np.int8))).shares == (0, 0)


def test_one_answer_has_one_axis():
    found = axes(centred(np.array([[1], [-1], [1]], dtype=np.int8)))
    assert (found.shares, found.loadings.tolist()) == ((1, 0), [[1, 0]])
