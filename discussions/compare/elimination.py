"""Gauss-Jordan elimination over fractions: exact, so that "almost nought" never decides what is published."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

Row = list[Fraction]


def reduced(rows: Iterable[Sequence[Fraction | int]]) -> list[Row]:
    """The reduced echelon form of the rows, all of one length, without rows of noughts.

    Its rows span the same space; each begins with a 1 in a column where all others have 0, in rising order of columns.
    """
    left = [[Fraction(value) for value in row] for row in rows]
    done: list[Row] = []
    for column in range(len(left[0]) if left else 0):
        found = next((row for row in left if row[column]), None)
        if found is not None:
            left.remove(found)
            pivot = [value / found[column] for value in found]
            left = [_cleared(row, pivot, column) for row in left]
            done = [*(_cleared(row, pivot, column) for row in done), pivot]
    return done


def rank(rows: Iterable[Sequence[Fraction | int]]) -> int:
    """How many of the rows are independent."""
    return len(reduced(rows))


def _cleared(row: Row, pivot: Row, column: int) -> Row:
    factor = row[column]
    return [value - factor * other for value, other in zip(row, pivot, strict=True)] if factor else row
