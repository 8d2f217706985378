"""What is too long for one screen, in pages that can be read from the back row. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

# Of a column of the wall at 4:3, the narrowest screen, in letters of 2.6 % of its height: characters a line, and lines.
WALL_COLUMNS = 3
WALL_LINE, WALL_LINES = 26, 15
# The same in letters a third larger.
ROOMY_LINE, ROOMY_LINES = 19, 11
PASSAGE_CHARACTERS = 620
MOST_ON_WALL = 240
# All that is pinned, together.
MOST_PINNED = 600
CUT = " …"
_SENTENCE_END = re.compile(r"(?<=[.!?…”])\s+")


def excerpt(text: str, most: int) -> str:
    """A text on one line, cut between words where it is longer; the rest is on the phones."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    return line[:most].rsplit(" ", 1)[0].rstrip(" ,;:–-") + CUT


def wall_pages(texts: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Answers in pages, as their order fills the columns of the wall."""
    columns = _columns(texts, WALL_LINE, WALL_LINES)
    starts = range(0, len(columns), WALL_COLUMNS)
    return tuple(tuple(one for column in columns[at : at + WALL_COLUMNS] for one in column) for at in starts)


def is_roomy(page: Sequence[str]) -> bool:
    """Whether these answers fit in larger letters, too."""
    return len(_columns(page, ROOMY_LINE, ROOMY_LINES)) <= WALL_COLUMNS


def passage_pages(body: str) -> tuple[str, ...]:
    """The paragraphs of a passage in pages; a paragraph that is too long goes on at a sentence."""
    pieces = [piece for paragraph in re.split(r"\n\s*\n", body.strip()) for piece in _split(paragraph)]
    return tuple("\n\n".join(page) for page in _pages(pieces, lambda one: len(one) + 60, PASSAGE_CHARACTERS))


def _columns(texts: Sequence[str], line: int, lines: int) -> tuple[tuple[str, ...], ...]:
    """An answer takes its lines, and one and a half around them."""
    return _pages(texts, lambda one: 2 * -(-len(one) // line) + 3, 2 * lines)


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
