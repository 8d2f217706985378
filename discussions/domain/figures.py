"""The figures of a question as a tick lets them out: who answered how, and the ratings that the group may see."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from discussions.compare.disclosure import may_join, next_told, open_at
from discussions.models import Answer, Rating, Round, fetch

from . import second_ratings, waiting_room

SCALE = range(1, 6)
# Of the ratings that a tick has counted, how many are still there: new ones come to it with the next tick.
STANDING = "standing"
_COUNT_PEOPLE = f"""
SELECT 'answer', kind, NULL, count(*) FROM {Answer._meta.db_table} WHERE round_id = %(round)s GROUP BY kind
UNION ALL
SELECT 'rating', kind, value, count(*) FROM {Rating._meta.db_table} WHERE round_id = %(round)s GROUP BY kind, value
"""  # noqa: S608 - the names of our own tables


def figures_of(round_: Round, *, last: bool) -> dict[str, Any]:
    """What a tick tells of a question; `last` is the tick after closing, with which all ratings go out."""
    kinds, ratings = _people_of(round_)
    rated = {kind: _let_out(round_, kind, now, last=last) for kind, now in ratings.items()}
    standing = {kind: sum(now) for kind, now in ratings.items()}
    figures = {"answered": kinds.get("text", 0), "passed": kinds.get("pass", 0), STANDING: standing} | rated
    return figures | second_ratings.let_out(round_, me=rated[Rating.Kind.ME]) | waiting_room.counts_of(round_)


def standing_of(figures: Mapping[str, Any], lost: Collection[str] = ()) -> dict[str, int]:
    """How many of the ratings that the last tick counted are still there, once one of each `lost` kind has gone."""
    counted = figures.get(STANDING) or {kind: sum(figures[kind] or ()) for kind in Rating.Kind.values}
    return {kind: count - (kind in lost) for kind, count in counted.items()}


def _people_of(round_: Round) -> tuple[dict[str, int], dict[str, list[int]]]:
    """How many answered in each way, and how many chose each point of each rating."""
    counts = {tuple(key): count for *key, count in fetch(_COUNT_PEOPLE, {"round": round_.id})}
    kinds = {kind: count for (what, kind, _), count in counts.items() if what == "answer"}
    rated = {kind: [counts.get(("rating", kind, point), 0) for point in SCALE] for kind in Rating.Kind.values}
    return kinds, rated


def _let_out(round_: Round, kind: str, now: list[int], *, last: bool) -> list[int] | None:
    """The ratings as the group may see them: new ones, those it sees already, or none.

    Three who act may be two who reply and one who rates; then the rating would lie open beside its answer.
    """
    floor = round_.discussion.floor_figures
    earlier, before = round_.let_out.get(kind, []), (round_.figures or {}).get(kind)
    joins = last or may_join(earlier, now, stands=open_at(floor, sum(before or ())))
    if not open_at(floor, sum(now)):
        return now if joins else None
    shown, told = next_told(earlier, now, before, joins=joins)
    round_.let_out = round_.let_out | {kind: told}
    return shown
