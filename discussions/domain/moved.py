"""The group's part of first and second thoughts: a sentence, a table, and as much of a picture as may be told."""

from __future__ import annotations

from dataclasses import dataclass

from discussions.compare.movement import Cells
from discussions.compare.pictures import MirrorPicture, norm_mirror
from discussions.compare.slopes import SlopePicture, slope_picture

from . import second_words
from .results import Result


@dataclass(frozen=True)
class Moved:
    """`slopes` where it may be told who went where, `rows` where only both rows of ratings may; or else only the
    `bar`, with `bar_words` under it.

    `points` is the table behind either: a point, people before, people after. `crossing` has the four cells of both
    readings against each other, each with its words.
    """

    finding: str
    cells: tuple[tuple[str, int], ...]
    bar: Cells
    bar_words: str
    slopes: SlopePicture | None
    rows: MirrorPicture | None
    points: tuple[tuple[int, int, int], ...]
    crossing: tuple[tuple[str, int], ...]


def moved_of(result: Result) -> Moved | None:
    found, scale = result.moved, result.scale
    if found is None or scale is None:
        return None
    first, second, pairs = found.first, found.second, found.pairs
    return Moved(
        finding=second_words.moved(found.cells, low=scale.low, high=scale.high),
        cells=second_words.cells(found.cells, low=scale.low, high=scale.high),
        bar=found.cells,
        bar_words=second_words.beside_bar(found.cells, low=scale.low, high=scale.high),
        slopes=slope_picture(pairs, first, second) if pairs and second else None,
        rows=norm_mirror(first, second) if second and not pairs else None,
        points=tuple(zip(range(1, len(first) + 1), first, second, strict=True)) if second else (),
        crossing=second_words.crossing(found.crossing, high=scale.high) if found.crossing and found.cells.moved else (),
    )
