"""What is too long for one screen, in pages that can be read from the back row. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

# Measured at 4:3, the narrowest screen, in letters of 2.6 % of its height.
WALL_LINE, WALL_LINES = 26, 40
# So few lines leave room for letters a third larger.
ROOMY_LINES = 20
PASSAGE_CHARACTERS = 620
MOST_ON_WALL = 240
MOST_PINNED = 420
CUT = " …"
_SENTENCE_END = re.compile(r"(?<=[.!?…”])\s+")


def excerpt(text: str, most: int) -> str:
    """A text on one line, cut between words where it is longer; the rest is on the phones."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    return line[:most].rsplit(" ", 1)[0].rstrip(" ,;:–-") + CUT


def wall_pages(texts: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Answers in pages, by the lines that each takes in a column of the wall."""
    return _pages(texts, _lines, WALL_LINES)


def is_roomy(page: Sequence[str]) -> bool:
    return sum(map(_lines, page)) <= ROOMY_LINES


def passage_pages(body: str) -> tuple[str, ...]:
    """The paragraphs of a passage in pages; a paragraph that is too long goes on at a sentence."""
    pieces = [piece for paragraph in re.split(r"\n\s*\n", body.strip()) for piece in _split(paragraph)]
    return tuple("\n\n".join(page) for page in _pages(pieces, lambda one: len(one) + 60, PASSAGE_CHARACTERS))


def _lines(text: str) -> int:
    return -(-len(text) // WALL_LINE) + 2


def _split(paragraph: str) -> list[str]:
    pages = _pages(_SENTENCE_END.split(paragraph), len, PASSAGE_CHARACTERS - 60)
    return [" ".join(page) for page in pages]


def _pages(pieces: Sequence[str], weigh: Callable[[str], int], most: int) -> tuple[tuple[str, ...], ...]:
    pages: list[list[str]] = []
    room = 0
    for piece in pieces:
        weight = weigh(piece)
        if weight > room or not pages:
            pages.append([])
            room = most
        pages[-1].append(piece)
        room -= weight
    return tuple(tuple(page) for page in pages)
