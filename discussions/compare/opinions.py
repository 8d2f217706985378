"""Opinion groups, where there are any: two permutation tests decide whether there is anything to show. Needs numpy.

The method is restated in the project's own words from Polis (2-D principal components, k-means, silhouettes) with what
that lacks: a reference level, so that it can say that there are no groups.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

import numpy as np

from . import clusters
from .ballots import UNSEEN, Ballots, Matrix, Vote, gather, placed, shuffled
from .plane import Floats, axes, centred, means, positions

PEOPLE_TO_LOOK = 12
PEOPLE_FOR_CAMPS = 20
ANSWERS_TO_LOOK = 6
VOTES_TO_COUNT = 5
LEVEL = 0.05
SEED = 20_140_515
SHUFFLES, SHUFFLES_OF_MANY, MANY = 39, 19, 2_000


class Pattern(Enum):
    """What may be said of a matrix of votes."""

    TOO_FEW = "too few to look for groups"
    NONE = "no clear pattern"
    LINE = "people differ, along a line"
    CAMPS = "opinion groups"


@dataclass(frozen=True)
class Opinions:
    """The verdict, and what it rests on. `groups` is empty unless the pattern is CAMPS.

    `positions` gives x and y of every placed person, `axes` what each answer adds to them and `means` its mean vote;
    `shares` of each axis and the p values lie between 0 and 1.
    """

    pattern: Pattern
    people: tuple[Any, ...] = ()
    answers: tuple[Any, ...] = ()
    groups: dict[Any, int] | None = None
    positions: dict[Any, tuple[float, float]] | None = None
    shares: tuple[float, float] = (0.0, 0.0)
    p_first: float = 1.0
    p_second: float = 1.0
    p_camps: float = 1.0
    k: int = 0
    axes: dict[Any, tuple[float, float]] = field(default_factory=dict)
    means: dict[Any, float] = field(default_factory=dict)

    @property
    def distinct(self) -> bool:
        return self.pattern is Pattern.CAMPS

    @property
    def verdict(self) -> str:
        return self.pattern.value


@dataclass(frozen=True)
class _Looked:
    """One matrix, real or dealt anew: the shares of its axes, where people stand, and how well they group."""

    shares: tuple[float, float]
    points: Floats
    loadings: Floats


def opinion_groups(
    votes: Iterable[Vote],
    *,
    moderated: Iterable[Any] = (),
    shuffles: int | None = None,
    seed: int = SEED,
    before: Mapping[Any, tuple[float, float]] | None = None,
    k: int | None = None,
) -> Opinions:
    """The opinion groups of (participant, statement, vote), votes being 1, 0 or -1; the order of votes changes nothing.

    `shuffles` is the number of dealings behind the p values: 39 unless given, 19 above 2,000 people. `before` has the
    axes of an earlier run, whose sides are kept; with `k`, groups are looked for in that number and no other. Raises
    ValueError for another vote.
    """
    ballots = placed(gather(votes, moderated=moderated))
    if not _enough(ballots):
        return Opinions(Pattern.TOO_FEW, ballots.people, ballots.answers)
    rounds = shuffles or (SHUFFLES if len(ballots.people) <= MANY else SHUFFLES_OF_MANY)
    chance = np.random.default_rng(seed)
    sides = np.array([before.get(one, (0.0, 0.0)) for one in ballots.answers]) if before else None
    ours = _look(ballots.cells, before=sides)
    null = [_look(shuffled(ballots.cells, chance)) for _ in range(rounds)]
    p_first, p_second = (_p(ours.shares[axis], [one.shares[axis] for one in null]) for axis in (0, 1))
    width = 2 if p_second <= LEVEL else 1
    found = clusters.best(ours.points[:, :width], seed=seed, k=k)
    p_camps = 1.0
    if p_first <= LEVEL and len(ballots.people) >= PEOPLE_FOR_CAMPS:
        dealt = [clusters.best(one.points[:, :width], seed=seed, k=k).silhouette for one in null]
        p_camps = _p(found.silhouette, dealt)
    return _opinions(ballots, ours, found, (p_first, p_second, p_camps))


def _enough(ballots: Ballots) -> bool:
    heard = (ballots.seen.sum(axis=0) >= VOTES_TO_COUNT).sum() if ballots.people else 0
    return len(ballots.people) >= PEOPLE_TO_LOOK and heard >= ANSWERS_TO_LOOK


def _look(cells: Matrix, *, before: Floats | None = None) -> _Looked:
    matrix = centred(cells)
    found = axes(matrix, before=before)
    return _Looked(found.shares, positions(matrix, found.loadings, (cells != UNSEEN).sum(axis=1)), found.loadings)


def _p(ours: float, null: list[float]) -> float:
    # Sums in another order differ in their last bits; what is equal counts as reached.
    return (1 + sum(value >= ours - 1e-12 for value in null)) / (len(null) + 1)


def _opinions(ballots: Ballots, ours: _Looked, found: clusters.Clustering, p: tuple[float, float, float]) -> Opinions:
    pattern = Pattern.NONE
    if p[0] <= LEVEL:
        pattern = Pattern.CAMPS if p[2] <= LEVEL else Pattern.LINE
    camps = pattern is Pattern.CAMPS
    points = {person: (float(x), float(y)) for person, (x, y) in zip(ballots.people, ours.points, strict=True)}
    return Opinions(
        pattern,
        ballots.people,
        ballots.answers,
        _lettered(ballots.people, found.labels) if camps else None,
        points,
        ours.shares,
        *p,
        k=found.k if camps else 0,
        axes={one: (float(x), float(y)) for one, (x, y) in zip(ballots.answers, ours.loadings, strict=True)},
        means=dict(zip(ballots.answers, means(ballots.cells).tolist(), strict=True)),
    )


def _lettered(people: tuple[Any, ...], labels: clusters.Labels) -> dict[Any, int]:
    """Groups numbered from 0 by size, the largest first; equals by their first person."""
    sizes = np.bincount(labels)
    first = {int(label): int(np.flatnonzero(labels == label)[0]) for label in np.unique(labels)}
    order = sorted(first, key=lambda label: (-int(sizes[label]), first[label]))
    number = {label: place for place, label in enumerate(order)}
    return {person: number[int(label)] for person, label in zip(people, labels, strict=True)}
