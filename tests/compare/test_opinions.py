from __future__ import annotations

import csv
import random
from collections import Counter
from math import comb
from pathlib import Path

import pytest

from discussions.compare.opinions import Pattern, opinion_groups

# Public conversations with Polis's own groups; they are too large to keep here, so these tests need the folder.
PUBLIC = Path(__file__).resolve().parents[3] / "shared" / "data" / "opinion"


def camps(people: int, answers: int = 20, *, seed: int = 1, split: float = 0.9) -> list[tuple[int, int, int]]:
    """Two halves who see most answers the other way round."""
    chance = random.Random(seed)
    ways = [chance.choice((1, -1)) for _ in range(answers)]
    return [
        (person, answer, way if (chance.random() < split) == (person % 2 == 0) else -way)
        for person in range(people)
        for answer, way in enumerate(ways)
    ]


def noise(people: int, answers: int = 20, *, seed: int = 1) -> list[tuple[int, int, int]]:
    chance = random.Random(seed)
    return [(person, answer, chance.choice((1, 1, -1, 0))) for person in range(people) for answer in range(answers)]


def partition(groups: dict[int, int] | None) -> set[frozenset[int]]:
    return {
        frozenset(one for one, group in (groups or {}).items() if group == each)
        for each in set((groups or {}).values())
    }


def rand_index(first: list[int], second: list[int]) -> float:
    """The adjusted Rand index of two partitions: 1 the same, about 0 by chance. Source: Hubert and Arabie 1985."""
    pairs = sum(comb(count, 2) for count in Counter(zip(first, second, strict=True)).values())
    rows, columns = (sum(comb(count, 2) for count in Counter(each).values()) for each in (first, second))
    expected = rows * columns / comb(len(first), 2)
    return (pairs - expected) / ((rows + columns) / 2 - expected)


def test_two_camps_are_found():
    found = opinion_groups(camps(40))
    assert partition(found.groups) == {frozenset(range(0, 40, 2)), frozenset(range(1, 40, 2))}
    assert (found.pattern, found.k, found.verdict, found.distinct) == (Pattern.CAMPS, 2, "opinion groups", True)


def test_below_twenty_people_there_are_no_camps():
    found = opinion_groups(camps(16))
    assert (found.pattern, found.groups, found.k) == (Pattern.LINE, None, 0)


@pytest.mark.parametrize(("people", "answers"), [(11, 20), (12, 5), (0, 0), (1, 1)])
def test_too_few_are_not_looked_at(people, answers):
    found = opinion_groups(camps(people, answers))
    assert (found.pattern, found.groups, found.positions) == (Pattern.TOO_FEW, None, None)


def test_answers_with_few_votes_do_not_count_as_heard():
    thin = [(person, 100 + person, 1) for person in range(12)] + camps(12, 5)
    assert opinion_groups(thin).pattern is Pattern.TOO_FEW


def test_noise_has_no_groups():
    verdicts = Counter(opinion_groups(noise(40, seed=seed)).distinct for seed in range(25))
    assert verdicts[True] <= 1


def test_everybody_alike_is_no_pattern():
    assert opinion_groups([(person, answer, 1) for person in range(30) for answer in range(10)]).pattern is Pattern.NONE


def test_the_order_of_votes_changes_nothing():
    votes = camps(30, split=0.8)
    mixed = random.Random(5).sample(votes, len(votes))
    first, second = opinion_groups(votes), opinion_groups(mixed)
    assert (first.groups, first.positions, first.p_camps) == (second.groups, second.positions, second.p_camps)


def test_the_other_way_round_the_groups_are_the_same():
    votes = camps(40)
    turned = [(person, answer, -vote) for person, answer, vote in votes]
    assert partition(opinion_groups(turned).groups) == partition(opinion_groups(votes).groups)


def test_a_moderated_answer_changes_nothing():
    votes = camps(40)
    loud = votes + [(person, 99, 1 if person < 20 else -1) for person in range(40)]
    assert opinion_groups(loud, moderated=[99]) == opinion_groups(votes)


def test_an_answer_said_twice_does_not_crash():
    votes = camps(40)
    twice = votes + [(person, answer + 50, vote) for person, answer, vote in votes]
    assert opinion_groups(twice).distinct


def test_who_said_little_is_not_placed():
    found = opinion_groups([*camps(40), (99, 1, 1)])
    assert 99 not in found.positions


def conversation(name: str) -> tuple[list[tuple[int, int, int]], list[int], dict[int, int]]:
    folder = PUBLIC / name
    if not folder.exists():
        pytest.skip("the public conversations are not here")

    def rows(file: str) -> list[dict[str, str]]:
        with (folder / file).open(encoding="utf-8", newline="") as lines:
            return list(csv.DictReader(lines))

    votes = [(int(row["participant"]), int(row["statement"]), int(row["vote"])) for row in rows("votes.csv")]
    moderated = [int(row["statement"]) for row in rows("comments.csv") if row["moderated"] == "-1"]
    return votes, moderated, {int(row["participant"]): int(row["group"]) for row in rows("groups.csv")}


@pytest.mark.parametrize(("name", "least"), [("15-per-hour-seattle", 0.75), ("scoop-hivemind.taxes", 0.80)])
def test_a_public_conversation_falls_into_the_groups_that_polis_found(name, least):
    votes, moderated, polis = conversation(name)
    groups = opinion_groups(votes, moderated=moderated).groups or {}
    both = [person for person in polis if person in groups]
    assert len(both) >= 0.95 * len(polis)
    assert rand_index([polis[one] for one in both], [groups[one] for one in both]) >= least
