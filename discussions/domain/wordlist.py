"""The words that take a voice to another device: drawn by chance, and read as people type them."""

from __future__ import annotations

import re
import secrets
from functools import cache

from mnemonic import Mnemonic

from .pairing_refusals import NotFourWords, UnknownWord

COUNT = 4

# Nobody who writes about asking for help is handed one of these.
UNKIND = """
abandon abuse accident accuse addict alcohol anger angry anxiety army arrest assault asthma awful awkward bitter
blame bleak blood bomb bullet burden cannon casino cigar crash crime cruel cry damage danger debris decline
demise denial despair destroy dirt disease disorder divorce dizzy drastic drip dumb enemy erode error evil
exclude execute exhaust exile expire false fat fatal fatigue fault fever fragile garbage ghost gossip grief
grunt guilt gun harsh hazard horror hospital hunt hurt ill illegal illness infant inflict injury inmate insane
jealous junk kidney knife lawsuit lazy liar lonely loyal mad mask misery miss mistake naive nasty nuclear obey
odor panic patient penalty pill pistol poverty prison punch rebel reject rifle riot rude sad sadness scare
scorpion shock shove shy sick siege silly slogan stumble suffer suspect swear symptom tired tobacco toilet
tragic trap trash ugly unable unfair unhappy useless vicious virus warfare waste weapon weird whip worry wreck
wrong
"""


@cache
def every_word() -> tuple[str, ...]:
    """English words that cannot be taken for each other: no two begin with the same four letters (BIP 39)."""
    unkind = set(UNKIND.split())
    return tuple(word for word in Mnemonic("english").wordlist if word not in unkind)


def drawn() -> list[str]:
    return [secrets.choice(every_word()) for _ in range(COUNT)]


def read(typed: str) -> list[str]:
    """The four words, however they are typed. Raises NotFourWords and UnknownWord."""
    words = re.findall(r"\w+", typed.lower())
    if len(words) != COUNT:
        raise NotFourWords
    for word in words:
        if word not in every_word():
            raise UnknownWord(word)
    return words
