"""Where the slopes from first to second ratings stand, in the user units of an SVG: geometry only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

WIDTH, LEFT, RIGHT = 480, 96, 384
TOP, BETWEEN, BELOW = 24, 44, 44
THINNEST, THICKER, DOT = 4, 2, 12


class Slope(NamedTuple):
    """People who went from one point to another: the heights of both ends, the line's width, and up, same or down."""

    left: float
    right: float
    width: float
    way: str


class Level(NamedTuple):
    """A point of the scale at its height, with the people who chose it before and after."""

    y: float
    point: int
    before: int
    after: int


@dataclass(frozen=True)
class SlopePicture:
    """The highest point stands at the top."""

    height: float
    bottom: float
    slopes: tuple[Slope, ...]
    levels: tuple[Level, ...]
    width: int = WIDTH
    left: int = LEFT
    right: int = RIGHT


def slope_picture(pairs: Iterable[tuple[int, int, int]], before: Sequence[int], after: Sequence[int]) -> SlopePicture:
    """The picture of (first, second, people); those who stayed lie below those who moved."""
    points = len(before)
    drawn = sorted((_slope(*one, points) for one in pairs), key=lambda slope: slope.way != "same")
    rows = enumerate(zip(before, after, strict=True), start=1)
    levels = tuple(Level(_y(point, points), point, old, new) for point, (old, new) in rows)
    return SlopePicture(_y(1, points) + BELOW, _y(1, points) + DOT, tuple(drawn), levels)


def _slope(first: int, second: int, people: int, points: int) -> Slope:
    way = "same" if first == second else "up" if second > first else "down"
    return Slope(_y(first, points), _y(second, points), THINNEST + THICKER * people, way)


def _y(point: int, points: int) -> float:
    return float(TOP + BETWEEN * (points - point))
