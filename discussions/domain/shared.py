"""What answers to one question have in common, from behind the gate: phrases that at least three use, and answers that
are like many others. Computed once for each version of the board.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from uuid import UUID

from django.utils.translation import get_language

from discussions.compare import likeness, phrases

from . import theme_words
from .results import Result
from .suggestions import COMPARED, ENOUGH_FOR_TYPICAL

MOST_PHRASES = 6


@dataclass(frozen=True)
class Phrase:
    """Words in a row that several answers use. Addresses have its key: nobody's words may stand in one."""

    key: str
    words: str
    says: str
    answers: frozenset[UUID]


def phrases_of(result: Result) -> tuple[Phrase, ...]:
    return _phrases(result, get_language() or "")


def typical_of(result: Result) -> tuple[UUID, ...]:
    """Up to three answers that are like many others; among a few, somebody reads them all in a minute."""
    return _typical(result, get_language() or "") if len(result.cards) >= ENOUGH_FOR_TYPICAL else ()


@lru_cache(maxsize=256)
def _phrases(result: Result, language: str) -> tuple[Phrase, ...]:
    # An answer is one person's, so a phrase that three answers use is three people's.
    found = phrases.shared({card.id: card.text for card in result.cards}, language=language)
    return tuple(
        Phrase(_key(one.text), one.text, theme_words.mention(len(one.answers), one.text), one.answers)
        for one in found[:MOST_PHRASES]
    )


def _key(words: str) -> str:
    return sha256(words.encode()).hexdigest()[:12]


@lru_cache(maxsize=256)
def _typical(result: Result, language: str) -> tuple[UUID, ...]:
    return tuple(likeness.most_typical({card.id: card.text for card in result.cards[:COMPARED]}, language=language))
