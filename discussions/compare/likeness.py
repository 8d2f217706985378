"""Which answers are alike. A machine only suggests by it: nothing is sorted or merged by what is computed here.

The same texts in any order give the same answer; ties are broken by the keys, written out.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Hashable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from fractions import Fraction
from typing import Generic, NamedTuple, TypeVar

from .phrases import words_of
from .stop_words import stop_words
from .vectors import Vector, centroid, cosine, postings, tf_idf

Key = TypeVar("Key", bound=Hashable)
Name = TypeVar("Name", bound=Hashable)

ALIKE, NEARLY_THE_SAME = Fraction(1, 2), Fraction(3, 5)
GRAMS = range(3, 6)
FEWEST_EXAMPLES, OFFERED = 2, 5
DAMPING, SETTLED = 0.85, 1e-10
MOST_TYPICAL = 3


class Pair(NamedTuple, Generic[Key]):
    """The keys of two texts and the share of their trigrams that both have; `strong` from 3 in 5 on."""

    one: Key
    other: Key
    share: Fraction

    @property
    def strong(self) -> bool:
        return self.share >= NEARLY_THE_SAME


def trigrams(text: str) -> frozenset[str]:
    """The runs of three characters of a text, its words in small letters with one blank around each."""
    words = " ".join(words_of(text))
    return frozenset(_grams(f" {words} ", 3)) if words else frozenset()


def likeness(one: AbstractSet[str], other: AbstractSet[str]) -> Fraction:
    """Jaccard's: how many of all members both sets have; nought for two empty sets."""
    common = len(one & other)
    return Fraction(common, len(one) + len(other) - common) if common else Fraction(0)


def near_duplicates(texts: Mapping[Key, str]) -> list[Pair[Key]]:
    """Every two texts that share at least half of their trigrams, the most alike first.

    Each set is a whole number with one bit a trigram, so that a pair costs one `&`; 2,500 texts take seconds. An index
    of rare trigrams was tried and was slower, because texts of one team share most of their words.
    """
    sets = {key: trigrams(text) for key, text in texts.items()}
    bit = {gram: 1 << place for place, gram in enumerate(sorted(frozenset().union(*sets.values())))}
    keys = sorted((key for key in sets if sets[key]), key=lambda key: (len(sets[key]), str(key)))
    sizes, masks = [len(sets[key]) for key in keys], [sum(map(bit.__getitem__, sets[key])) for key in keys]
    found = [
        _pair(keys[here], keys[there], Fraction(common, sizes[here] + sizes[there] - common))
        for here, own in enumerate(masks)
        # With c in common, sizes a and b: c / (a + b - c) >= 1/2 just where 3 c >= a + b.
        for there in range(bisect_left(sizes, ALIKE * sizes[here]), here)
        if ((common := (own & masks[there]).bit_count()) * 3 >= sizes[here] + sizes[there])
    ]
    return sorted(found, key=lambda pair: (-pair.share, str(pair.one), str(pair.other)))


def more_like(
    texts: Mapping[Key, str], examples: Mapping[Name, Collection[Key]], *, refused: Collection[tuple[Name, Key]] = ()
) -> dict[Name, tuple[Key, ...]]:
    """For each name with 2 examples or more, up to 5 texts that are nearest to them, the nearest first.

    A text that is nobody's example is offered to the one name whose centroid is nearest and which it was not refused
    for; by TF-IDF of runs of 3 to 5 characters, which needs no words. Texts without anything in common are not offered.
    """
    vectors = tf_idf({key: _character_bag(text) for key, text in texts.items()})
    middles = {name: _middle(vectors, examples[name]) for name in sorted(examples, key=str)}
    middles = {name: middle for name, middle in middles.items() if middle}
    taken, said_no = {key for keys in examples.values() for key in keys}, set(refused)
    offers: dict[Name, list[tuple[float, str, Key]]] = {name: [] for name in middles}
    for key in texts.keys() - taken:
        near = [
            (-cosine(vectors[key], middles[name]), str(name), name) for name in middles if (name, key) not in said_no
        ]
        away, _, name = min(near, key=lambda each: each[:2], default=(0.0, "", None))
        if name is not None and away < 0:
            offers[name].append((away, str(key), key))
    return {name: tuple(key for _, _, key in sorted(found)[:OFFERED]) for name, found in offers.items()}


def most_typical(texts: Mapping[Key, str], *, language: str = "", most: int = MOST_TYPICAL) -> list[Key]:
    """Up to 3 texts that are like many others, the most typical first, no two of them near-duplicates.

    LexRank of Erkan and Radev 2004 on the cosines of word TF-IDF, damping 0.85, without a threshold. Texts of stop
    words alone are never typical.
    """
    stopped = stop_words(language)
    bags = {
        key: Counter(word for word in words_of(texts[key]) if word not in stopped) for key in sorted(texts, key=str)
    }
    vectors = {key: vector for key, vector in tf_idf(bags).items() if vector}
    ranks = dict(zip(vectors, _ranks(list(vectors.values())), strict=True))
    chosen: list[Key] = []
    for key in sorted(ranks, key=lambda each: (-round(ranks[each], 9), str(each))):
        own = trigrams(texts[key])
        if len(chosen) < most and all(likeness(own, trigrams(texts[other])) < ALIKE for other in chosen):
            chosen.append(key)
    return chosen


def _ranks(vectors: Sequence[Vector]) -> list[float]:
    """The stationary weights of a walk from text to like text; they add up to 1.

    No text vouches for itself: with its own cosine of 1, a text like no other would keep the mean weight.
    """
    n = len(vectors)
    like = _cosines(vectors)
    leaving = [sum(row.values()) for row in like]
    ranks = [1 / n for _ in vectors]
    # Each round moves the weights by at most DAMPING times as much as the round before.
    moved = 1.0
    while moved >= SETTLED:
        given = [rank / out if out else 0.0 for rank, out in zip(ranks, leaving, strict=True)]
        stuck = sum(rank for rank, out in zip(ranks, leaving, strict=True) if not out)
        base = (1 - DAMPING + DAMPING * stuck) / max(n, 1)
        after = [base + DAMPING * sum(share * given[at] for at, share in row.items()) for row in like]
        moved = max((abs(new - old) for new, old in zip(after, ranks, strict=True)), default=0.0)
        ranks = after
    return ranks


def _cosines(vectors: Sequence[Vector]) -> list[dict[int, float]]:
    """For each text the cosines with all others that have a word in common with it."""
    like: list[dict[int, float]] = [{} for _ in vectors]
    for holders in postings(vectors).values():
        for place, own in holders:
            row = like[place]
            for at, weight in holders:
                row[at] = row.get(at, 0.0) + own * weight
    return [{at: row[at] for at in sorted(row) if at != place} for place, row in enumerate(like)]


def _middle(vectors: Mapping[Key, Vector], keys: Collection[Key]) -> Vector:
    examples = [vectors[key] for key in sorted(set(keys), key=str) if vectors.get(key)]
    return centroid(examples) if len(examples) >= FEWEST_EXAMPLES else {}


def _character_bag(text: str) -> Counter[str]:
    words = " ".join(words_of(text))
    return Counter(gram for length in GRAMS for gram in _grams(f" {words} ", length)) if words else Counter()


def _grams(text: str, length: int) -> list[str]:
    return [text[first : first + length] for first in range(len(text) - length + 1)]


def _pair(one: Key, other: Key, share: Fraction) -> Pair[Key]:
    first, second = sorted((one, other), key=str)
    return Pair(first, second, share)
