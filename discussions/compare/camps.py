"""What opinion groups say: which answers bridge them, which divide them, and which are typical of one.

Descriptions only: groups that were found on the same votes are never tested.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from math import prod
from typing import Any

from .proportions import one_prop_z, shrunk_share, two_prop_z

VOTES_IN_EACH = 5
AGREES_SHOWN, DISAGREES_SHOWN = 3, 2


@dataclass(frozen=True)
class Tally:
    """The votes of one group on one answer: agree, disagree and pass, in people."""

    agree: int = 0
    disagree: int = 0
    passed: int = 0

    @property
    def seen(self) -> int:
        return self.agree + self.disagree + self.passed

    @property
    def share(self) -> float:
        """The shrunk share of agreement, for sorting only."""
        return shrunk_share(self.agree, self.seen)


@dataclass(frozen=True)
class Typical:
    """An answer that a group says more than the others do; `agrees` tells which way."""

    answer: Any
    agrees: bool


Tallies = Mapping[Any, Sequence[Tally]]


def tallies(votes: Iterable[tuple[Any, Any, int]], groups: Mapping[Any, int]) -> dict[Any, tuple[Tally, ...]]:
    """For each answer the tally of every group, from 0 up; people without a group count nowhere."""
    width = max(groups.values(), default=-1) + 1
    counts: dict[Any, list[list[int]]] = {}
    for person, answer, vote in votes:
        if person in groups:
            cells = counts.setdefault(answer, [[0, 0, 0] for _ in range(width)])
            cells[groups[person]][{1: 0, -1: 1, 0: 2}[vote]] += 1
    return {answer: tuple(Tally(*cell) for cell in cells) for answer, cells in counts.items()}


def bridges(found: Tallies) -> list[Any]:
    """The answers by the share of their weakest group, largest first, ties by the geometric mean; 5 votes in each."""
    shares = {answer: [one.share for one in groups] for answer, groups in _heard(found)}
    return sorted(shares, key=lambda answer: (min(shares[answer]), prod(shares[answer])), reverse=True)


def dividing(found: Tallies) -> list[Any]:
    """The answers by the gap between their highest and lowest group share, largest first; 5 votes in each."""
    gaps = {answer: max(g.share for g in groups) - min(g.share for g in groups) for answer, groups in _heard(found)}
    return sorted(gaps, key=lambda answer: gaps[answer], reverse=True)


def is_common(groups: Sequence[Tally]) -> bool:
    """Whether an answer is true for most of every group."""
    return all(2 * one.agree > one.seen for one in groups)


def is_apart(groups: Sequence[Tally]) -> bool:
    """Whether an answer is true for most of one group, and for fewer than half of another."""
    return any(2 * one.agree > one.seen for one in groups) and any(2 * one.agree < one.seen for one in groups)


def typical_of(group: int, found: Tallies) -> list[Typical]:
    """What is typical of a group: at most 3 agrees, then at most 2 disagrees, by Polis's four-factor product, r > 1."""
    scored = [_typical(answer, groups, group) for answer, groups in found.items()]
    ranked = [one for score, one in sorted(scored, key=lambda pair: pair[0], reverse=True) if score > 0]
    agreed = [one for one in ranked if one.agrees][:AGREES_SHOWN]
    return agreed + [one for one in ranked if not one.agrees][:DISAGREES_SHOWN]


def shared(own: Mapping[Any, int], found: Tallies, group: int) -> tuple[int, int] | None:
    """On how many of the common answers somebody's vote is that of most of a group; None below 5 common answers.

    An answer on which the group is evenly split, or passes most, is not common.
    """
    sides = {answer: _side(groups[group]) for answer, groups in found.items() if answer in own}
    common = [answer for answer, side in sides.items() if side and own[answer]]
    if len(common) < VOTES_IN_EACH:
        return None
    return sum(own[answer] == sides[answer] for answer in common), len(common)


def renumbered(groups: Mapping[Any, int], before: Mapping[Any, int]) -> dict[Any, int]:
    """The groups under the numbers of the last run, matched so that most people keep theirs; new ones count on."""
    now, then = sorted(set(groups.values())), sorted(set(before.values()))
    kept = Counter((groups[person], before[person]) for person in groups if person in before)
    fresh = max(then, default=-1) + 1
    numbers = [*then, *range(fresh, fresh + len(now))]
    # The first of equals: permutations come in rising order, so old numbers win over new ones.
    best = max(
        permutations(numbers, len(now)), key=lambda chosen: sum(kept[pair] for pair in zip(now, chosen, strict=True))
    )
    number = dict(zip(now, best, strict=True))
    return {person: number[group] for person, group in groups.items()}


def _heard(found: Tallies) -> list[tuple[Any, Sequence[Tally]]]:
    return [(answer, groups) for answer, groups in found.items() if all(one.seen >= VOTES_IN_EACH for one in groups)]


def _typical(answer: Any, groups: Sequence[Tally], group: int) -> tuple[float, Typical]:
    """Polis's product r · z2 · p · z1 in the direction of the larger z2; 0 unless r > 1 and both z are positive."""
    rest = [one for place, one in enumerate(groups) if place != group]
    z2, agrees = max((_lead(groups[group], rest, agrees), agrees) for agrees in (True, False))
    own, others = _said(groups[group], agrees), _together(rest, agrees)
    p, of_rest, z1 = shrunk_share(*own), shrunk_share(*others), one_prop_z(*own)
    typical = p > of_rest and z1 > 0 and z2 > 0
    return (p / of_rest * z2 * p * z1 if typical else 0.0), Typical(answer, agrees)


def _lead(own: Tally, rest: Sequence[Tally], agrees: bool) -> float:
    return two_prop_z(*_said(own, agrees), *_together(rest, agrees))


def _together(groups: Sequence[Tally], agrees: bool) -> tuple[int, int]:
    said = [_said(one, agrees) for one in groups]
    return sum(x for x, _ in said), sum(n for _, n in said)


def _said(tally: Tally, agrees: bool) -> tuple[int, int]:
    return (tally.agree if agrees else tally.disagree), tally.seen


def _side(tally: Tally) -> int:
    if 2 * tally.agree > tally.seen:
        return 1
    return -1 if 2 * tally.disagree > tally.seen else 0
