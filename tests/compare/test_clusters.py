import numpy as np
import pytest

from discussions.compare.clusters import best, silhouette


def heap(x: float, y: float, count: int, seed: int = 1) -> np.ndarray:
    return np.random.default_rng(seed).normal((x, y), 0.3, (count, 2))


def partition(labels: np.ndarray) -> set[frozenset[int]]:
    return {frozenset(np.flatnonzero(labels == label).tolist()) for label in np.unique(labels)}


@pytest.mark.parametrize("k", [2, 3, 4])
def test_heaps_far_apart_are_found(k):
    points = np.concatenate([heap(10 * place, 10 * (place % 2), 15, seed=place) for place in range(k)])
    found = best(points, seed=1)
    assert partition(found.labels) == {frozenset(range(15 * place, 15 * place + 15)) for place in range(k)}
    assert (found.k, found.silhouette > 0.8) == (k, True)


def test_a_number_that_is_asked_for_is_given():
    points = np.concatenate([heap(0, 0, 12), heap(5, 0, 12)])
    assert [best(points, seed=1, k=k).k for k in (2, 3, 4)] == [2, 3, 4]


def test_one_axis_is_enough():
    found = best(np.concatenate([heap(0, 0, 12), heap(5, 0, 12)])[:, :1], seed=1)
    assert partition(found.labels) == {frozenset(range(12)), frozenset(range(12, 24))}


def test_two_strays_make_no_group_and_join_the_nearest():
    points = np.concatenate([heap(0, 0, 20), heap(8, 0, 20), [[9, 40], [9, 41]]])
    found = best(points, seed=1)
    assert (found.k, set(found.labels[40:]) == set(found.labels[20:40])) == (2, True)


def test_the_same_points_in_one_place_do_not_fail():
    found = best(np.zeros((14, 2)), seed=1)
    assert found.silhouette == 0


def test_a_silhouette_by_hand():
    # 0 and 1 against 4: (4 - 1)/4, (3 - 1)/3, and nought for the one alone.
    points = np.array([0.0, 1.0, 4.0])
    between = abs(points[:, None] - points[None, :])
    assert silhouette(between, np.array([0, 0, 1])) == pytest.approx((3 / 4 + 2 / 3) / 3)


def test_one_group_has_no_silhouette():
    assert silhouette(np.ones((3, 3)), np.zeros(3, dtype=np.int64)) == 0


def test_more_points_than_the_sample_are_all_placed():
    points = np.concatenate([heap(0, 0, 1500), heap(6, 0, 1500)])
    assert partition(best(points, seed=1).labels) == {frozenset(range(1500)), frozenset(range(1500, 3000))}
