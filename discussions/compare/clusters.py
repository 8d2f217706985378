"""Groups of points: k-means from several starts, and how well the points sit in their groups. Needs numpy."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .plane import Floats

Labels = NDArray[np.int64]

STARTS = 10
ROUNDS = 30
MOST_GROUPS = 5
PEOPLE_A_FURTHER_GROUP = 12
SMALLEST_GROUP = 3
SMALLEST_SHARE = 0.05
SET_ASIDE_AT_MOST = 0.1
AS_GOOD = 0.03
SAMPLE = 2_000


@dataclass(frozen=True)
class Clustering:
    """A group for each point, the centres (k × axes), and the mean silhouette from -1 to 1."""

    labels: Labels
    centres: Floats
    silhouette: float

    @property
    def k(self) -> int:
        return len(self.centres)


def best(points: Floats, *, seed: int, k: int | None = None) -> Clustering:
    """The smallest number of groups within 0.03 of the best mean silhouette, for 2 to min(5, 2 + n/12) groups.

    With `k`, that number of groups and no other.
    """
    sample = _sample(points, seed)
    between = _distances(sample, sample)
    most = min(MOST_GROUPS, 2 + len(points) // PEOPLE_A_FURTHER_GROUP)
    tried = []
    for number in range(2, most + 1) if k is None else (k,):
        centres = _settled(sample, number, seed)
        tried.append((silhouette(between, _nearest(sample, centres)), centres))
    top = max(score for score, _ in tried)
    score, centres = next(one for one in tried if one[0] >= top - AS_GOOD)
    return Clustering(_nearest(points, centres), centres, score)


def silhouette(between: Floats, labels: Labels) -> float:
    """The mean silhouette of points with these distances to each other; a point alone in its group scores 0."""
    groups = np.unique(labels)
    if len(groups) < 2:
        return 0.0
    member = labels[:, None] == groups[None, :]
    sizes = member.sum(axis=0)
    totals = between @ member
    own = member.argmax(axis=1)
    rows = np.arange(len(labels))
    alone = sizes[own] == 1
    inside = totals[rows, own] / np.where(alone, 1, sizes[own] - 1)
    means = totals / sizes
    means[rows, own] = np.inf
    nearest = means.min(axis=1)
    wider = np.maximum(inside, nearest)
    scores = np.divide(nearest - inside, wider, out=np.zeros(len(labels)), where=wider > 0)
    return float(np.where(alone, 0.0, scores).mean())


def _settled(points: Floats, k: int, seed: int) -> Floats:
    """Centres fitted without the few points that would make a group too small of their own."""
    smallest = max(SMALLEST_GROUP, SMALLEST_SHARE * len(points))
    left, aside = points, 0
    while True:
        labels, centres = _k_means(left, k, seed)
        sizes = np.bincount(labels, minlength=k)
        small = np.flatnonzero(sizes < smallest)
        going = int(sizes[small].sum())
        if not going or aside + going > SET_ASIDE_AT_MOST * len(points) or len(left) - going < k:
            return centres
        aside += going
        left = left[~np.isin(labels, small)]


def _k_means(points: Floats, k: int, seed: int) -> tuple[Labels, Floats]:
    """The tightest of ten fits, all moved at once: centres have the shape starts × k × axes."""
    chance = np.random.default_rng(seed)
    centres = _spread_out(points, k, chance)
    labels = _labels(points, centres)
    for _ in range(ROUNDS):
        centres = _moved(points, labels, centres)
        now = _labels(points, centres)
        if np.array_equal(now, labels):
            break
        labels = now
    apart = points[:, None, :] - centres[np.arange(STARTS), labels]
    tightest = int((apart**2).sum(axis=(0, 2)).argmin())
    return labels[:, tightest], centres[tightest]


def _spread_out(points: Floats, k: int, chance: np.random.Generator) -> Floats:
    """First centres of each start, far from each other (k-means++, Arthur and Vassilvitskii 2007)."""
    firsts, draws = zip(*((chance.integers(len(points)), chance.random(k - 1)) for _ in range(STARTS)), strict=True)
    chosen = [points[list(firsts)]]
    away = np.full((STARTS, len(points)), np.inf)
    for drawn in np.array(draws).T:
        away = np.minimum(away, _distances(chosen[-1], points) ** 2)
        reach = away.cumsum(axis=1)
        at = (reach < (drawn * reach[:, -1])[:, None]).sum(axis=1)
        chosen.append(points[np.minimum(at, len(points) - 1)])
    return np.stack(chosen, axis=1)


def _labels(points: Floats, centres: Floats) -> Labels:
    """The nearest centre of each start for each point: points × starts."""
    starts, k, width = centres.shape
    # |p - c|² without |p|², which is the same for every centre.
    towards = points @ centres.reshape(-1, width).T - (centres**2).sum(axis=2).ravel() / 2
    found: Labels = towards.reshape(len(points), starts, k).argmax(axis=2)
    return found


def _moved(points: Floats, labels: Labels, centres: Floats) -> Floats:
    starts, k, width = centres.shape
    at = (labels + k * np.arange(starts)).ravel()
    sizes = np.bincount(at, minlength=starts * k)
    sums = [np.bincount(at, np.repeat(points[:, axis], starts), starts * k) for axis in range(width)]
    means = np.stack(sums, axis=1) / np.maximum(sizes, 1)[:, None]
    # A centre that lost all its points stays where it was.
    return np.where((sizes > 0)[:, None], means, centres.reshape(-1, width)).reshape(centres.shape)


def _nearest(points: Floats, centres: Floats) -> Labels:
    return _labels(points, centres[None])[:, 0]


def _distances(some: Floats, others: Floats) -> Floats:
    found: Floats = np.sqrt(sum((some[:, None, axis] - others[None, :, axis]) ** 2 for axis in range(some.shape[1])))
    return found


def _sample(points: Floats, seed: int) -> Floats:
    if len(points) <= SAMPLE:
        return points
    return points[np.sort(np.random.default_rng(seed).choice(len(points), SAMPLE, replace=False))]
