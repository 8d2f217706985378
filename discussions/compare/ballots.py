"""Who said what to which answer, as a matrix: the input of the opinion groups. Needs numpy."""

from __future__ import annotations

from array import array
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from math import ceil
from typing import Any

import numpy as np
from numpy.typing import NDArray

Vote = tuple[Any, Any, int]
Matrix = NDArray[np.int8]

UNSEEN = 2
VOTES_TO_BE_PLACED = 7


@dataclass(frozen=True)
class Ballots:
    """People (rows) and answers (columns) in the order of their names; cells are 1, 0, -1 or UNSEEN."""

    people: tuple[Any, ...]
    answers: tuple[Any, ...]
    cells: Matrix

    @property
    def seen(self) -> NDArray[np.bool_]:
        found: NDArray[np.bool_] = self.cells != UNSEEN
        return found


def gather(votes: Iterable[Vote], *, moderated: Iterable[Any] = ()) -> Ballots:
    """The matrix of these votes without the moderated answers and those that nobody saw.

    The last vote of a person on an answer stands. Raises ValueError for a vote that is not 1, 0 or -1.
    """
    out = set(moderated)
    rows: dict[Any, int] = {}
    columns: dict[Any, int] = {}
    at_row, at_column, said = array("l"), array("l"), array("b")
    for person, answer, vote in votes:
        if vote not in (1, 0, -1):
            raise ValueError(f"a vote is 1, 0 or -1, not {vote}")
        if answer not in out:
            at_row.append(rows.setdefault(person, len(rows)))
            at_column.append(columns.setdefault(answer, len(columns)))
            said.append(vote)
    people, row_of = _in_order(rows)
    answers, column_of = _in_order(columns)
    cells = np.full((len(people), len(answers)), UNSEEN, dtype=np.int8)
    if said:
        cells[row_of[np.asarray(at_row)], column_of[np.asarray(at_column)]] = np.asarray(said)
    return Ballots(people, answers, cells)


def placed(ballots: Ballots) -> Ballots:
    """The people who said enough to be placed: min(7, half the answers, rounded up) votes or more."""
    enough = min(VOTES_TO_BE_PLACED, ceil(len(ballots.answers) / 2))
    stay = np.flatnonzero(ballots.seen.sum(axis=1) >= max(enough, 1))
    return Ballots(tuple(ballots.people[row] for row in stay), ballots.answers, ballots.cells[stay])


def shuffled(cells: Matrix, chance: np.random.Generator) -> Matrix:
    """The votes of each answer dealt anew among those who voted on it: every tally stays, and who saw what."""
    dealt = cells.copy()
    for column in range(cells.shape[1]):
        voters = np.flatnonzero(cells[:, column] != UNSEEN)
        dealt[voters, column] = cells[chance.permutation(voters), column]
    return dealt


def _in_order(found: dict[Any, int]) -> tuple[tuple[Any, ...], NDArray[np.int64]]:
    """The names sorted, and where each index of their first appearance went: no order of rows may matter."""
    names = tuple(sorted(found, key=_name))
    places = np.empty(len(names), dtype=np.int64)
    for place, name in enumerate(names):
        places[found[name]] = place
    return names, places


def _name(value: Hashable) -> tuple[bool, int, str]:
    whole = isinstance(value, int)
    return (not whole, value if isinstance(value, int) else 0, "" if whole else str(value))
