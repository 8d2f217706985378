"""The shapes by which themes are told apart without colour: paths in a box of 20 units, filled or hollow."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

# Circle, square, triangle, diamond, cross, star, hexagon, triangle on its tip, half moon, bar, hourglass, heart.
_PATHS = (
    "M10 3a7 7 0 1 0 .01 0z",
    "M4 4h12v12H4z",
    "M10 3l8 14H2z",
    "M10 2l7 8-7 8-7-8z",
    "M7.5 3h5v4.5H17v5h-4.5V17h-5v-4.5H3v-5h4.5z",
    "M10 2l2.4 5.2 5.6.6-4.2 3.8 1.2 5.6-5-2.9-5 2.9 1.2-5.6L2 7.8l5.6-.6z",
    "M6 3h8l4 7-4 7H6l-4-7z",
    "M10 17L2 3h16z",
    "M3 6h14a7 7 0 0 1-14 0z",
    "M2 7.5h16v5H2z",
    "M4 3h12l-4.5 7 4.5 7H4l4.5-7z",
    "M10 17C4 13 2.5 10 2.5 7.5a3.75 3.75 0 0 1 7.5-.5 3.75 3.75 0 0 1 7.5.5C17.5 10 16 13 10 17z",
)
TINTS = 5
HOW_MANY = 2 * len(_PATHS)


@dataclass(frozen=True)
class Glyph:
    """A shape: its path, whether it is hollow, and the number of its tint, from 0."""

    path: str
    hollow: bool
    tint: int


def glyph(shape: int) -> Glyph:
    """The glyph of a shape number; 24 of them look different, and numbers beyond begin anew."""
    hollow, place = divmod(shape % HOW_MANY, len(_PATHS))
    return Glyph(_PATHS[place], hollow=bool(hollow), tint=shape % TINTS)


def free_shape(taken: Collection[int]) -> int:
    """The first shape that is not taken; raises ValueError where none is left."""
    for shape in range(HOW_MANY):
        if shape not in taken:
            return shape
    raise ValueError("no shape is left that can be told from the others")
