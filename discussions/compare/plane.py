"""Two axes along which people differ most, and where each person stands on them. Needs numpy."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .ballots import UNSEEN, Matrix
from .maps import DAMPING

Floats = NDArray[np.float64]

AXES = 2


@dataclass(frozen=True)
class Axes:
    """Loadings (answers × 2), and the share of all variation that each axis carries, from 0 to 1."""

    loadings: Floats
    shares: tuple[float, float]


def means(cells: Matrix) -> Floats:
    """The mean vote on each answer among those who saw it."""
    seen = cells != UNSEEN
    counts = seen.sum(axis=0)
    votes = np.where(seen, cells, 0).sum(axis=0, dtype=np.float64)
    found: Floats = np.divide(votes, counts, out=np.zeros(cells.shape[1]), where=counts > 0)
    return found


def centred(cells: Matrix) -> Floats:
    """Each answer's votes minus their mean; what was not seen is 0, the mean."""
    found: Floats = np.where(cells != UNSEEN, cells - means(cells), 0.0)
    return found


def axes(matrix: Floats, *, before: Floats | None = None) -> Axes:
    """The two leading principal axes, from the smaller Gram matrix.

    The largest loading of each is positive, or the axis points as it did in `before` (answers × 2).
    """
    people, answers = matrix.shape
    if people < answers:
        values, vectors = np.linalg.eigh(matrix @ matrix.T)
        vectors = matrix.T @ vectors[:, ::-1][:, :AXES]
    else:
        values, vectors = np.linalg.eigh(matrix.T @ matrix)
        vectors = vectors[:, ::-1][:, :AXES]
    values = np.clip(values[::-1], 0, None)
    lengths = np.linalg.norm(vectors, axis=0)
    vectors = np.divide(vectors, lengths, out=np.zeros_like(vectors), where=lengths > 1e-9)
    vectors = np.pad(vectors, ((0, 0), (0, AXES - vectors.shape[1])))
    total = float(values.sum())
    shares = [float(value) / total if total > 0 else 0.0 for value in np.pad(values, (0, AXES))[:AXES]]
    return Axes(_turned(vectors, before), (shares[0], shares[1]))


def positions(matrix: Floats, loadings: Floats, votes: NDArray[np.int64], *, damping: float = DAMPING) -> Floats:
    """Where people stand (people × 2): X v · sqrt((m + c)/(n + c)), with m answers, n votes each, damping c."""
    answers = matrix.shape[1]
    scale: Floats = np.sqrt((answers + damping) / (votes + damping))
    return (matrix @ loadings) * scale[:, None]


def _turned(vectors: Floats, before: Floats | None) -> Floats:
    if before is not None:
        ahead = (vectors * before).sum(axis=0)
    else:
        ahead = vectors[np.abs(vectors).argmax(axis=0), range(vectors.shape[1])]
    return vectors * np.where(ahead < 0, -1.0, 1.0)
