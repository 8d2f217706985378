"""Blacking out: words that nobody reads on the board. The sign has one length, so it tells nothing of theirs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

SIGN = "▇▇▇▇"


def blacked_out(text: str, hidden: Sequence[str]) -> str:
    """The text with the sign in place of every occurrence of the hidden words; what overlaps or touches is one sign."""
    covered = {place for words in hidden for place in _places(text, words)}
    runs = groupby(enumerate(text), key=lambda one: one[0] in covered)
    return "".join(SIGN if is_hidden else "".join(letter for _, letter in run) for is_hidden, run in runs)


def _places(text: str, words: str) -> Iterator[int]:
    start = text.find(words)
    while start >= 0 and words:
        yield from range(start, start + len(words))
        start = text.find(words, start + 1)
