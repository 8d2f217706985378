"""What we said, by theme: the themes of one question with their answers, from behind the gate.

Only what a reader may read one by one is counted: below the floor of texts, and while a question is sealed, there is no
card and so no theme. A count of readable answers tells nothing that reading them would not.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from uuid import UUID

from discussions.compare.bars import lengths
from discussions.compare.disclosure import open_at
from discussions.compare.glyphs import Glyph, glyph

from . import theme_words
from .results import Result

# In an address, what stands for the answers that are in no theme.
LOOSE = "none"
MOST_PAIRS = 3


@dataclass(frozen=True)
class ThemeLine:
    """A theme with its answers to one question; `length` is that of its bar, of 100 units."""

    key: str
    name: str
    shape: int
    glyph: Glyph
    count: int
    count_words: str
    length: float


@dataclass(frozen=True)
class Trail:
    """The themes of a question, the most common first, the answers that are in none yet, and where themes overlap."""

    says: str
    lines: tuple[ThemeLine, ...]
    loose: int
    loose_words: str
    loose_length: float
    overlaps: tuple[str, ...]

    def heading(self, key: str) -> str:
        names = {line.key: line.name for line in self.lines}
        return theme_words.under(names[key]) if key in names else theme_words.under_none()


def trail_of(result: Result) -> Trail | None:
    """The themes of a question; None where there is no readable answer in any."""
    counts = Counter(theme for card in result.cards for theme in card.themes)
    if not counts:
        return None
    ranked = sorted(counts, key=lambda theme: (-counts[theme], theme.name, theme.id))
    loose = len(under(result, LOOSE))
    *long, loose_length = lengths([*(counts[theme] for theme in ranked), loose])
    lines = tuple(
        ThemeLine(str(one.id), one.name, one.shape, glyph(one.shape), counts[one], theme_words.answers(counts[one]), at)
        for one, at in zip(ranked, long, strict=True)
    )
    said = _says(lines, len(result.cards))
    return Trail(said, lines, loose, theme_words.answers(loose), loose_length, _overlaps(result))


def _overlaps(result: Result) -> tuple[str, ...]:
    """The pairs of themes that share most answers, in words."""
    pairs = Counter(pair for card in result.cards for pair in combinations(card.themes, 2))
    ranked = sorted(pairs, key=lambda pair: (-pairs[pair], *((theme.name, theme.id) for theme in pair)))
    return tuple(theme_words.under_both(one.name, other.name, pairs[one, other]) for one, other in ranked[:MOST_PAIRS])


def frequent(result: Result, floor: int) -> dict[str, str]:
    """The themes with at least so many answers, by a form of their names in which case and spaces do not count."""
    counts = Counter(theme.name for card in result.cards for theme in card.themes)
    return {" ".join(name.casefold().split()): name for name, count in counts.items() if open_at(floor, count)}


def chosen(result: Result, key: str) -> str:
    """The key of a theme as an address gives it, or nothing where this question has no such theme."""
    if not key:
        return ""
    known = {str(theme.id) for card in result.cards for theme in card.themes}
    return key if key in known or (known and key == LOOSE) else ""


def under(result: Result, key: str) -> set[UUID]:
    """The answers under a theme, or in none."""
    return {card.id for card in result.cards if key in ({str(theme.id) for theme in card.themes} or {LOOSE})}


def _says(lines: tuple[ThemeLine, ...], of: int) -> str:
    first = [line for line in lines if line.count == lines[0].count]
    if len(first) > 1:
        return theme_words.equally_said(len(first), first[0].count, of)
    return theme_words.most_said(first[0].name, first[0].count, of)
