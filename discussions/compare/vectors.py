"""Texts as vectors of weighted terms. Sums run in the order of the terms, so the order of the texts changes nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from math import log, sqrt
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)
Vector = dict[str, float]


def tf_idf(bags: Mapping[Key, Counter[str]]) -> dict[Key, Vector]:
    """Each bag of terms as a vector of length 1, or an empty one where the bag is empty.

    The weight of a term is its count × (ln((1 + n) / (1 + df)) + 1), where df of the n bags hold it.
    """
    holding = Counter(term for bag in bags.values() for term in bag)
    weight = {term: log((1 + len(bags)) / (1 + count)) + 1 for term, count in holding.items()}
    return {key: scaled({term: bag[term] * weight[term] for term in sorted(bag)}) for key, bag in bags.items()}


def scaled(vector: Vector) -> Vector:
    """The vector with length 1; an empty one stays empty."""
    length = sqrt(sum(value * value for value in vector.values()))
    return {term: value / length for term, value in vector.items()} if length else {}


def centroid(vectors: Sequence[Vector]) -> Vector:
    """The direction in which these vectors point together, with length 1."""
    together: Vector = {}
    for vector in vectors:
        for term, value in vector.items():
            together[term] = together.get(term, 0.0) + value
    return scaled({term: together[term] for term in sorted(together)})


def cosine(one: Vector, other: Vector) -> float:
    """The cosine of two vectors of length 1; nought if one is empty."""
    short, long = sorted((one, other), key=len)
    return sum(value * long[term] for term, value in short.items() if term in long)


def postings(vectors: Iterable[Vector]) -> dict[str, list[tuple[int, float]]]:
    """The inverted index: for each term, the places of the vectors that hold it, with their weights."""
    found: dict[str, list[tuple[int, float]]] = {}
    for place, vector in enumerate(vectors):
        for term, value in vector.items():
            found.setdefault(term, []).append((place, value))
    return dict(sorted(found.items()))
