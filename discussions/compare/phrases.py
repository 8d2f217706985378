"""Phrases that several answers share: what people may want to make a theme of. Answers are counted, not occurrences."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import Generic, TypeVar

from .stop_words import stop_words

Key = TypeVar("Key", bound=Hashable)
Words = tuple[str, ...]

LONGEST = 3
FEWEST_ANSWERS = 3
# One answer in so many: 5 in a hundred.
ONE_IN = 20

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_LETTER = re.compile(r"[^\W\d_]")
# A phrase does not reach over the end of a thought.
_PAUSE = re.compile(r"[^\w\s'’-]+|\n+|\s[-–—]+\s")


@dataclass(frozen=True)
class Phrase(Generic[Key]):
    """One to three words in a row, in small letters, and the answers that use them."""

    words: Words
    answers: frozenset[Key]

    @property
    def text(self) -> str:
        return " ".join(self.words)

    @property
    def rank(self) -> float:
        """Answers × log(words + 1): a longer phrase says more than a shorter one that is as common."""
        return len(self.answers) * log(len(self.words) + 1)


def words_of(text: str) -> list[str]:
    """The words of a text in small letters; what is written without blanks between words is one word."""
    return _WORD.findall(text.casefold().replace("’", "'"))


def shared(texts: Mapping[Key, str], *, language: str = "", people: int | None = None) -> list[Phrase[Key]]:
    """The phrases of 1 to 3 words that at least 3 answers use, and 5 to every 100 people, the highest rank first.

    `people` is how many wrote the texts; without it, each text counts as one person's.

    A phrase neither begins nor ends with a stop word of the language. One that stands inside a longer phrase of the
    same rank or a higher one is merged into it.
    """
    stopped = stop_words(language)
    using: dict[Words, set[Key]] = {}
    for key, text in texts.items():
        for words in _phrases(text, stopped):
            using.setdefault(words, set()).add(key)
    of = len(texts) if people is None else people
    common = {words: Phrase(words, frozenset(keys)) for words, keys in using.items() if _many(len(keys), of)}
    return sorted(_merged(common), key=lambda one: (-one.rank, -len(one.answers), one.words))


def _many(answers: int, of: int) -> bool:
    return answers >= FEWEST_ANSWERS and answers * ONE_IN >= of


def _phrases(text: str, stopped: frozenset[str]) -> set[Words]:
    return {
        phrase
        for thought in _PAUSE.split(text)
        for phrase in _runs(words_of(thought), LONGEST)
        if not {phrase[0], phrase[-1]} & stopped and _LETTER.search("".join(phrase))
    }


def _runs(words: Sequence[str], longest: int) -> Iterator[Words]:
    """Every run of 1 to `longest` words."""
    for length in range(1, longest + 1):
        for first in range(len(words) - length + 1):
            yield tuple(words[first : first + length])


def _merged(common: Mapping[Words, Phrase[Key]]) -> list[Phrase[Key]]:
    swallowed = {
        inner
        for words, phrase in common.items()
        for inner in _runs(words, len(words) - 1)
        if inner in common and phrase.rank >= common[inner].rank
    }
    return [phrase for words, phrase in common.items() if words not in swallowed]
