"""What the figures say, as data: verdicts, the spread, the norm mirror, where to talk first, cards in order.

Everything here is counts and names; the sentences are made elsewhere, where they can be translated.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from typing import NamedTuple, TypeVar

from .proportions import wilson
from .scales import Counts, answers, upper_two, variance_ratio

VOTES_FOR_A_WORD = 5
VOTES_FOR_DIVIDED = 8
ANSWERS_FOR_A_SPREAD = 8
CLOSE, SOME, ALL_OVER = Fraction("0.20"), Fraction("0.45"), Fraction("0.65")

Key = TypeVar("Key")


class Verdict(Enum):
    """What may be said of the marks of one answer."""

    NUMBERS_ONLY = "numbers only"
    MOST_AGREE = "most agree"
    MOST_DIFFER = "most differ"
    DIVIDED = "divided"
    MANY_UNSURE = "many unsure"
    TOO_EARLY = "too early"


class Spread(Enum):
    """How far apart the answers on a scale lie."""

    CLOSE_TOGETHER = "close together"
    SOME_SPREAD = "some spread"
    ALL_OVER = "all over the scale"
    BOTH_ENDS = "pulled to both ends"


class Guessed(Enum):
    """What most of us guessed of the team, held against what most of us said of themselves."""

    FEWER = "most are high, most guessed that few would be"
    MORE = "most are low, most guessed that many would be high"
    ALIKE = "most guessed what most said"
    NEITHER = "exactly half on one side or the other"
    NO_GUESS = "nobody guessed, or the guesses are withheld"


@dataclass(frozen=True)
class Mirror:
    """The norm mirror in counts: how many chose one of the upper two points for `me`, and how many guessed so."""

    kind: Guessed
    me_high: int
    me_n: int
    guess_high: int
    guess_n: int


class OwnPlace(NamedTuple):
    """How many people a picture has higher than this one, at the same point, and lower."""

    higher: int
    same: int
    lower: int


def verdict(agree: int, differ: int, skipped: int) -> Verdict:
    """The word for the marks of one answer; skips count as seen.

    Below 5 marks numbers only. "Most" needs the whole 95 % Wilson interval of its share above one half; divided needs
    8 marks with 30 % on each side; many unsure 3 skips and more than 30 %. The first that holds, in this order.
    """
    seen = agree + differ + skipped
    if seen < VOTES_FOR_A_WORD:
        return Verdict.NUMBERS_ONLY
    if _most(agree, seen):
        return Verdict.MOST_AGREE
    if _most(differ, seen):
        return Verdict.MOST_DIFFER
    if seen >= VOTES_FOR_DIVIDED and 10 * min(agree, differ) >= 3 * seen:
        return Verdict.DIVIDED
    if skipped >= 3 and 10 * skipped > 3 * seen:
        return Verdict.MANY_UNSURE
    return Verdict.TOO_EARLY


def spread_word(counts: Counts) -> Spread | None:
    """The word for the spread of a scale, from its variance ratio; None below 8 answers, where the dots speak."""
    ratio = _ratio(counts)
    if ratio is None:
        return None
    if ratio < CLOSE:
        return Spread.CLOSE_TOGETHER
    if ratio < SOME:
        return Spread.SOME_SPREAD
    return Spread.ALL_OVER if ratio <= ALL_OVER else Spread.BOTH_ENDS


def mirror(me: Counts, guess: Counts | None) -> Mirror | None:
    """How people see themselves against what they guessed of the team; None if nobody answered for `me`.

    `guess` is None where it was not asked or is withheld. "Most" is more than half, in counts; there is no test.
    """
    me_n, guess_n = answers(me), answers(guess or ())
    if me_n == 0:
        return None
    me_high, guess_high = upper_two(me), upper_two(guess or ())
    return Mirror(_guessed(2 * me_high - me_n, 2 * guess_high - guess_n, guess_n), me_high, me_n, guess_high, guess_n)


def talk_first(spreads: Mapping[Key, Counts]) -> Key | None:
    """The question whose answers lie farthest apart, from at least 8 answers each.

    None if no answers lie far enough apart for a word, or if two questions share the first place.
    """
    ratios = {key: ratio for key, counts in spreads.items() if (ratio := _ratio(counts)) is not None and ratio >= CLOSE}
    widest = [key for key, ratio in ratios.items() if ratio == max(ratios.values())]
    return widest[0] if len(widest) == 1 else None


def own_place(counts: Counts, value: int) -> OwnPlace:
    """Where a person who answered `value`, from 1, stands in these counts.

    Whether they hold the own answer is not known: one that came with too few others is held back, and nothing tells
    whose it was. So it is not taken away from those at its point. Raises ValueError for a value beside the scale.
    """
    if not 1 <= value <= len(counts):
        raise ValueError(f"{value} is not on a scale of 1 to {len(counts)}")
    return OwnPlace(sum(counts[value:]), counts[value - 1], sum(counts[: value - 1]))


def _most(part: int, seen: int) -> bool:
    interval = wilson(part, seen)
    return interval is not None and interval.lower > 0.5


def _ratio(counts: Counts) -> Fraction | None:
    return variance_ratio(counts) if answers(counts) >= ANSWERS_FOR_A_SPREAD else None


def _guessed(me_lead: int, guess_lead: int, guess_n: int) -> Guessed:
    """The kind from the leads of the upper two points over the rest, each in people."""
    if guess_n == 0:
        return Guessed.NO_GUESS
    same_side = me_lead * guess_lead
    if same_side > 0:
        return Guessed.ALIKE
    if same_side < 0:
        return Guessed.FEWER if me_lead > guess_lead else Guessed.MORE
    return Guessed.NEITHER
