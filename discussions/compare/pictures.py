"""Where everything in a picture stands, in the user units of an SVG: geometry only, no colour and no word."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from .scales import Counts, answers, median, middle_half

WIDTH = 480
FIRST, BETWEEN = 48, 96
LABEL, NUMBERS = 30, 30
DOT, RADIUS = 20, 8
BAR, TALLEST_BAR = 44, 160
DOTS_AT_MOST = 60


class Dot(NamedTuple):
    """One person: the centre of a dot."""

    x: float
    y: float


class Bar(NamedTuple):
    """The people of one point, where there are too many for dots; `people_y` is the base line of their number."""

    x: float
    y: float
    height: float
    people: int
    people_y: float


class Middle(NamedTuple):
    """The middle half of the answers and their median on the line of a row, as x."""

    first: float
    last: float
    median: float


@dataclass(frozen=True)
class Row:
    """One distribution: dots up to 60 people, bars above. `line` is the y of the line it stands on or hangs from."""

    line: float
    label_y: float
    dots: tuple[Dot, ...]
    bars: tuple[Bar, ...]
    middle: Middle | None


@dataclass(frozen=True)
class MirrorPicture:
    """The norm mirror: *me* stands on the numbers of the scale, *my guess* hangs from them."""

    height: float
    columns: tuple[tuple[int, float], ...]
    numbers_y: float
    me: Row
    guess: Row | None
    width: int = WIDTH
    radius: int = RADIUS
    bar: int = BAR


def norm_mirror(me: Counts, guess: Counts | None) -> MirrorPicture:
    """The picture of two distributions over the same points; without a guess, of the first one alone."""
    in_bars = max(answers(me), answers(guess or ())) > DOTS_AT_MOST
    abreast = _abreast(max(*me, *(guess or (0,))))
    me_line = LABEL + _height(me, abreast, in_bars=in_bars)
    guess_line = me_line + NUMBERS
    below = _height(guess, abreast, in_bars=in_bars) + LABEL if guess else 0
    return MirrorPicture(
        height=guess_line + below,
        columns=tuple((point, _x(point)) for point in range(1, len(me) + 1)),
        numbers_y=me_line + NUMBERS * 0.7,
        me=_row(me, me_line, -1, LABEL * 0.6, abreast, in_bars=in_bars),
        guess=_row(guess, guess_line, 1, guess_line + below - LABEL * 0.25, abreast, in_bars=in_bars)
        if guess
        else None,
    )


def own_dot(picture: MirrorPicture, value: int, *, guess: bool = False) -> Dot | None:
    """Where the ring of a viewer who chose `value` stands: on the dot next to the numbers; None without that row."""
    row = picture.guess if guess else picture.me
    if row is None:
        return None
    away = DOT * (0.5 if guess else -0.5)
    near = [dot.x for dot in row.dots if dot.y == row.line + away and abs(dot.x - _x(value)) < BETWEEN / 2]
    return Dot(min(near, default=_x(value)), row.line + away)


def _row(counts: Counts, line: float, down: int, label_y: float, abreast: int, *, in_bars: bool) -> Row:
    draw: Callable[..., tuple[tuple[Dot, ...], tuple[Bar, ...]]] = _bars if in_bars else _dots
    dots, bars = draw(counts, line, down, abreast)
    return Row(line, label_y, dots, bars, _middle(counts))


def _dots(counts: Counts, line: float, down: int, abreast: int) -> tuple[tuple[Dot, ...], tuple[Bar, ...]]:
    dots = (_dot(point, nth, count, line, down, abreast) for point, count in _points(counts) for nth in range(count))
    return tuple(dots), ()


def _dot(point: int, nth: int, count: int, line: float, down: int, abreast: int) -> Dot:
    storey, place = divmod(nth, abreast)
    beside = min(abreast, count - storey * abreast)
    return Dot(_x(point) + (place - (beside - 1) / 2) * DOT, line + down * (storey + 0.5) * DOT)


def _bars(counts: Counts, line: float, down: int, _abreast: int) -> tuple[tuple[Dot, ...], tuple[Bar, ...]]:
    return (), tuple(_bar(point, count, line, down, max(counts)) for point, count in _points(counts))


def _bar(point: int, count: int, line: float, down: int, most: int) -> Bar:
    height = round(TALLEST_BAR * count / most, 1)
    end = line + down * height
    return Bar(_x(point) - BAR / 2, min(line, end), height, count, end + (18 if down > 0 else -6))


def _points(counts: Counts) -> list[tuple[int, int]]:
    return [(point, count) for point, count in enumerate(counts, start=1) if count]


def _height(counts: Counts | None, abreast: int, *, in_bars: bool) -> float:
    most = max(counts or (0,))
    return TALLEST_BAR + DOT if in_bars else DOT * max(1, -(-most // abreast))


def _abreast(most: int) -> int:
    return 1 if most <= 10 else 2 if most <= 20 else 4


def _middle(counts: Counts) -> Middle | None:
    half, middle = middle_half(counts), median(counts)
    return None if half is None or middle is None else Middle(_x(half[0]), _x(half[1]), _x(middle))


def _x(value: float | Fraction) -> float:
    return float(FIRST + BETWEEN * (value - 1))
