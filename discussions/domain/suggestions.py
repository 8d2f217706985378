"""What a machine may suggest for the themes: shared phrases, near-duplicates, and more like this.

A person accepts or turns down; nothing is ever merged.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from uuid import UUID

from django.utils.translation import get_language

from discussions.compare import likeness, phrases
from discussions.models import Discussion, Theme, ThemeRejection

from . import theme_words
from .board import BoardTheme

OFFERED_PHRASES = 8
OFFERED_PAIRS = 5
# What is compared at once: beyond it a page would wait for seconds.
COMPARED = 500
# Among fewer, somebody reads them all in a minute.
ENOUGH_FOR_TYPICAL = 8

Texts = tuple[tuple[UUID, str], ...]


@dataclass(frozen=True)
class Said:
    """A readable answer and its themes. `typical` says that many others are like it."""

    id: UUID
    text: str
    number: int
    is_thread: bool
    themes: tuple[BoardTheme, ...]
    typical: bool = False

    def is_under(self, theme: UUID) -> bool:
        return any(one.id == theme for one in self.themes)


@dataclass(frozen=True)
class Mentioned:
    """A phrase that several answers use."""

    phrase: str
    says: str
    answers: tuple[Said, ...]


@dataclass(frozen=True)
class Pair:
    """Two answers to one question that say nearly the same; `key` tells the pair from others on the page."""

    key: str
    answers: tuple[Said, Said]


def turned_down(discussion: Discussion) -> set[bytes]:
    """The digests of the phrases and pairs that are not suggested again."""
    rows = ThemeRejection.objects.filter(discussion=discussion).exclude(phrase=b"")
    return {bytes(digest) for digest in rows.values_list("phrase", flat=True)}


def mentioned(discussion: Discussion, said: Sequence[Said], refused: Collection[bytes]) -> tuple[Mentioned, ...]:
    """The shared phrases that nobody turned down and that no theme covers yet."""
    by_id = {one.id: one for one in said}
    # An answer is one person's, and so are those of one question.
    people = max(Counter(one.number for one in said).values(), default=0)
    found: list[Mentioned] = []
    for phrase in _shared(_texts(said), people, get_language() or ""):
        using = tuple(one for key, one in by_id.items() if key in phrase.answers)
        if digest_of(discussion, phrase.text) not in refused and not _covered(using):
            found.append(Mentioned(phrase.text, theme_words.mention(len(using), phrase.text), using))
    return tuple(found[:OFFERED_PHRASES])


def nearly_the_same(discussion: Discussion, said: Sequence[Said], refused: Collection[bytes]) -> tuple[Pair, ...]:
    """Up to five pairs that nobody turned down and that no theme holds yet, the most alike first.

    Only within a question, where two answers are two people's: across questions one hand may have written both.
    """
    numbers = sorted({one.number for one in said})
    texts = [_texts([one for one in said if one.number == number][:COMPARED]) for number in numbers]
    found = sorted((pair for some in texts for pair in _near(some)), key=lambda pair: -pair.share)
    by_id = {one.id: one for one in said}
    pairs = (Pair(name_of_pair(one, other), (by_id[one], by_id[other])) for one, other, _share in found)
    offered = (one for one in pairs if not _covered(one.answers) and digest_of(discussion, one.key) not in refused)
    return tuple(islice(offered, OFFERED_PAIRS))


def alike(theme: Theme, said: Sequence[Said]) -> tuple[Said, ...]:
    """Up to five answers in no theme that are nearest to those of this theme, and nearer than to any other's."""
    loose = [one for one in said if not one.themes][:COMPARED]
    sorted_ = [one for one in said if one.themes][:COMPARED]
    examples: dict[UUID, set[UUID]] = {}
    for one in sorted_:
        for each in one.themes:
            examples.setdefault(each.id, set()).add(one.id)
    rows = ThemeRejection.objects.filter(discussion=theme.discussion_id, theme__isnull=False)
    refused = frozenset(rows.values_list("theme_id", "answer_id"))
    frozen = tuple((key, frozenset(keys)) for key, keys in sorted(examples.items()))
    offers = _more_like(_texts([*loose, *sorted_]), frozen, refused)
    by_id = {one.id: one for one in loose}
    return tuple(by_id[key] for key in offers.get(theme.pk, ()))


def typical_first(said: Sequence[Said]) -> tuple[Said, ...]:
    """The same answers, with up to three in front that are like many others."""
    if len(said) < ENOUGH_FOR_TYPICAL:
        return tuple(said)
    chosen = _typical(_texts(said[:COMPARED]), get_language() or "")
    by_id = {one.id: one for one in said}
    first = [replace(by_id[key], typical=True) for key in chosen]
    return (*first, *(one for one in said if one.id not in chosen))


def digest_of(discussion: Discussion, words: str) -> bytes:
    return hashlib.sha256(discussion.pk.bytes + words.encode()).digest()


def name_of_pair(one: UUID, other: UUID) -> str:
    """The same for both orders, and no phrase, which has no dashes."""
    return " ".join(sorted((str(one), str(other))))


def _covered(using: Sequence[Said]) -> bool:
    """Whether one theme holds all of these answers."""
    return bool(set.intersection(*({theme.id for theme in one.themes} for one in using)))


def _texts(said: Sequence[Said]) -> Texts:
    return tuple((one.id, one.text) for one in said)


# The same texts are asked about at every look at the page; each answer is a function of them alone.
@lru_cache(maxsize=16)
def _shared(texts: Texts, people: int, language: str) -> tuple[phrases.Phrase[UUID], ...]:
    return tuple(phrases.shared(dict(texts), language=language, people=people))


@lru_cache(maxsize=64)
def _near(texts: Texts) -> tuple[likeness.Pair[UUID], ...]:
    return tuple(likeness.near_duplicates(dict(texts)))


@lru_cache(maxsize=16)
def _more_like(
    texts: Texts, examples: tuple[tuple[UUID, frozenset[UUID]], ...], refused: frozenset[tuple[UUID, UUID]]
) -> dict[UUID, tuple[UUID, ...]]:
    return likeness.more_like(dict(texts), dict(examples), refused=refused)


@lru_cache(maxsize=16)
def _typical(texts: Texts, language: str) -> tuple[UUID, ...]:
    return tuple(likeness.most_typical(dict(texts), language=language))
