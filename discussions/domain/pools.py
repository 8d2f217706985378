"""Teams too small to stand alone beside others, put together: once, for good, and only when they are sealed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.db import transaction

from discussions.compare.disclosure import open_at
from discussions.compare.outward import FEWEST, together
from discussions.compare.pools import is_too_small, may_pool
from discussions.models import Rating, Round

Counts = list[int]
KINDS = Rating.Kind.values


@dataclass(frozen=True)
class Pool:
    """The teams of a pool, by id and by name, and the sums of their ratings; guesses that are withheld are None."""

    teams: frozenset[UUID]
    names: tuple[str, ...]
    me: Counts
    guess: Counts | None


def settle(rounds: Sequence[Round]) -> None:
    """Put those of a question's rounds together that have become too small to stand alone, if they may be.

    They are the rounds of teams that agreed to be compared with each other.
    """
    floor = _floor(rounds)
    waiting = {one.pk: one for one in rounds if _is_waiting(one, floor)}
    if len(waiting) < 2:
        return
    with transaction.atomic():
        locked = Round.objects.select_for_update(of=("self",)).select_related("discussion").order_by("pk")
        locked = locked.prefetch_related("discussion__facilitators")
        small = [one for one in locked.filter(pk__in=waiting) if _is_waiting(one, floor)]
        told = {kind: _may(small, [_rated(one, kind) for one in small], floor) for kind in KINDS}
        told[Rating.Kind.GUESS] &= not any(one.outward.get(Rating.Kind.GUESS) for one in small)
        if not told[Rating.Kind.ME]:
            return
        name = uuid4().hex
        for one in small:
            counts = {kind: _rated(one, kind) if told[kind] else None for kind in KINDS}
            one.pooled = {"pool": name, "teams": len(small)} | counts
            waiting[one.pk].pooled = one.pooled
        Round.objects.bulk_update(small, ["pooled"])


def pools_of(rounds: Iterable[Round]) -> list[Pool]:
    """The pools of a question of which every team is among these rounds, and which may still be told."""
    found: dict[tuple[str, int], list[Round]] = {}
    for one in rounds:
        if one.pooled and one.state == Round.State.READABLE:
            found.setdefault((one.pooled["pool"], one.pooled["teams"]), []).append(one)
    whole = [pool for (_, teams), pool in found.items() if len(pool) == teams]
    return [told for pool in whole if (told := _told(pool))]


def _told(pool: Sequence[Round]) -> Pool | None:
    floor = _floor(pool)
    me, guess = (_sum(pool, [(one.pooled or {})[kind] for one in pool], floor) for kind in KINDS)
    teams, names = frozenset(one.discussion_id for one in pool), tuple(one.discussion.team for one in pool)
    return Pool(teams, names, me, guess) if me else None


def _sum(pool: Sequence[Round], counts: Sequence[Counts | None], floor: int) -> Counts | None:
    return together(counts) if _may(pool, counts, floor) else None


def _floor(rounds: Iterable[Round]) -> int:
    return max(FEWEST, *(one.discussion.floor_figures for one in rounds))


def _is_waiting(round_: Round, floor: int) -> bool:
    if round_.pooled or round_.state != Round.State.READABLE:
        return False
    people = sum(_rated(round_, Rating.Kind.ME) or ())
    # A closed team can be opened again and grow: then its people would see it from inside, and so the rest of the pool.
    is_over = round_.discussion.is_sealed
    return is_too_small(people, floor, is_over=is_over, seen=round_.outward.get(Rating.Kind.ME, ()))


def _rated(round_: Round, kind: str) -> Counts | None:
    counts: Counts | None = (round_.figures or {}).get(kind)
    return counts


def _may(rounds: Sequence[Round], counts: Sequence[Counts | None], floor: int) -> bool:
    """Whether the sum of these counts may be told, each of a round; not where one of them is withheld."""
    people = {one.discussion_id: sum(points) for one, points in zip(rounds, counts, strict=True) if points is not None}
    return len(people) == len(rounds) and may_pool(people, _known(rounds, people), floor)


def _known(rounds: Sequence[Round], people: Mapping[UUID, int]) -> list[set[UUID]]:
    """What one person may know from inside: a team whose own people see its figures, or all such of a facilitator."""
    seen = [one.discussion for one in rounds if open_at(one.discussion.floor_figures, people[one.discussion_id])]
    of: dict[int, set[UUID]] = {}
    for team in seen:
        for facilitator in team.facilitators.all():
            of.setdefault(facilitator.pk, set()).add(team.pk)
    return [*({team.pk} for team in seen), *of.values()]
