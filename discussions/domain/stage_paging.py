"""What is too long for one screen, in pages that can be read from the back row, word for word. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeVar

from . import texts

# Of a column of the wall at 4:3, the narrowest screen, in letters of 2.6 % of its height: letters a line, and lines.
WALL_COLUMNS = 3
WALL_LINE, WALL_LINES = 26, 15
# The same in letters a third larger.
ROOMY_LINE, ROOMY_LINES = 19, 11
# Of a page of the passage, and what the end of a paragraph takes of it.
PASSAGE_LETTERS, PARAGRAPH = 620, 60
# Of an answer that stands alone: letters a line, and lines. A paragraph ends in half a line.
ANSWER_LINE, ANSWER_LINES = 60, 10
# All that is pinned on one page, in letters nearly as large, and how many of them make a line.
PINNED_LETTERS, PINNED_LINE, MOST_PINNED = 600, 60, 3
_SENTENCE_END = re.compile(r"(?<=[.!?…”])\s+")


class Said(Protocol):
    """What a card of the wall has to show: a text, and a label over it and words under it, or none."""

    @property
    def label(self) -> str: ...

    @property
    def text(self) -> str: ...

    @property
    def words(self) -> str: ...


Card = TypeVar("Card", bound=Said)
Piece = TypeVar("Piece")


def letters(text: str) -> int:
    """How much room a text takes, in letters of Latin: those of Chinese, Japanese and Korean take two."""
    return len(text) + sum(unicodedata.east_asian_width(one) in "WF" for one in text)


def fits_wall(card: Said) -> bool:
    """Whether a column of the wall holds it; otherwise it stands alone, in pages of its own."""
    return _lines(card, WALL_LINE) <= 2 * WALL_LINES


def wall_pages(cards: Sequence[Card]) -> tuple[tuple[Card, ...], ...]:
    """Cards in pages, as their order fills the columns of the wall."""
    columns = _columns(cards, WALL_LINE, WALL_LINES)
    starts = range(0, len(columns), WALL_COLUMNS)
    return tuple(tuple(one for column in columns[at : at + WALL_COLUMNS] for one in column) for at in starts)


def is_roomy(page: Sequence[Said]) -> bool:
    """Whether these cards fit in larger letters, too."""
    columns = _columns(page, ROOMY_LINE, ROOMY_LINES)
    return len(columns) <= WALL_COLUMNS and all(_lines(one, ROOMY_LINE) <= 2 * ROOMY_LINES for one in page)


def passage_pages(body: str) -> tuple[str, ...]:
    """The paragraphs of a passage in pages; a paragraph that is too long goes on at a sentence."""
    most = PASSAGE_LETTERS - PARAGRAPH
    return _text_pages(re.split(r"\n\s*\n", body.strip()), most, lambda one: letters(one) + PARAGRAPH, PASSAGE_LETTERS)


def answer_pages(text: str) -> tuple[str, ...]:
    """A long answer, line by line as it was typed, in pages of its own."""
    lines = [line for line in text.split("\n") if line.strip()]
    most = ANSWER_LINE * (ANSWER_LINES - 1)
    return _text_pages(lines, most, lambda one: 2 * -(-letters(one) // ANSWER_LINE) + 1, 2 * ANSWER_LINES)


def fits_pinned(card: Said) -> bool:
    """Whether it can stand beside others that are pinned; otherwise it stands alone."""
    return _pinned(card) <= PINNED_LETTERS // 2


def pinned_pages(cards: Sequence[Card]) -> tuple[tuple[Card, ...], ...]:
    """Those that can stand beside others, in pages: below one another, a few to each."""
    beside = [one for one in cards if fits_pinned(one)]
    return _pages(beside, lambda one: max(_pinned(one), PINNED_LETTERS // MOST_PINNED), PINNED_LETTERS)


def _text_pages(paragraphs: Sequence[str], longest: int, weigh: Callable[[str], int], most: int) -> tuple[str, ...]:
    """Paragraphs in pages; one of more than `longest` letters goes on as another."""
    pieces = [piece for paragraph in paragraphs for piece in _split(paragraph, longest)]
    return tuple("\n\n".join(page) for page in _pages(pieces, weigh, most))


def _columns(cards: Sequence[Card], line: int, lines: int) -> tuple[tuple[Card, ...], ...]:
    return _pages(cards, lambda one: _lines(one, line), 2 * lines)


def _lines(card: Said, line: int) -> int:
    """The half lines that a card takes: all that it shows, and one and a half lines around it."""
    return 2 * sum(-(-letters(said) // line) for said in (card.label, *card.text.split("\n"), card.words)) + 3


def _pinned(card: Said) -> int:
    """The letters that its lines would hold if all of them were full."""
    return PINNED_LINE * sum(-(-letters(line) // PINNED_LINE) for line in card.text.split("\n"))


def _split(paragraph: str, most: int) -> list[str]:
    return [" ".join(page) for page in _pages(list(_pieces(paragraph, most)), letters, most)]


def _pieces(paragraph: str, most: int) -> Iterator[str]:
    """Its sentences; of one that is longer than a page its words, and of a longer word as much as fits."""
    for sentence in _SENTENCE_END.split(paragraph):
        if letters(sentence) <= most:
            yield sentence
            continue
        for word in sentence.split():
            yield from ("".join(part) for part in _pages(texts.as_seen(word), letters, most))


def _pages(pieces: Sequence[Piece], weigh: Callable[[Piece], int], most: int) -> tuple[tuple[Piece, ...], ...]:
    pages: list[list[Piece]] = []
    room = 0
    for piece in pieces:
        weight = weigh(piece)
        if weight > room or not pages:
            pages.append([])
            room = most
        pages[-1].append(piece)
        room -= weight
    return tuple(tuple(page) for page in pages)
