"""What a discussion is to everybody who visits it, kept in this process for as long as its rows stand unchanged.

Nothing in it may be changed: pages of other people are drawn from the same instances. An older state is let go once a
newer one is asked for, and with it a salt that was destroyed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import Any
from uuid import UUID

from discussions.models import (
    Columns,
    Discussion,
    Edition,
    Margin,
    Question,
    Round,
    Stage,
    Takeaway,
    fetch,
    know,
)

from . import rounds
from .refusals import NotFound

MOST_KEPT = 100

_DISCUSSION, _EDITION = Columns(Discussion, "discussion"), Columns(Edition, "edition")
_BESIDE: dict[str, Columns[Any]] = {
    "takeaway": Columns(Takeaway, "takeaway"),
    "stage": Columns(Stage, "stage"),
    "margin": Columns(Margin, "margin"),
}
_FROM = f"""
FROM {Discussion._meta.db_table} AS discussion
JOIN {Edition._meta.db_table} AS edition ON edition.id = discussion.edition_id
LEFT JOIN {Takeaway._meta.db_table} AS takeaway ON takeaway.discussion_id = discussion.id
LEFT JOIN {Stage._meta.db_table} AS stage ON stage.discussion_id = discussion.id
LEFT JOIN {Margin._meta.db_table} AS margin ON margin.discussion_id = discussion.id
"""
_BY_SLUG = "WHERE discussion.slug = %(slug)s"
_PARTS: tuple[Columns[Any], ...] = _DISCUSSION, _EDITION, *_BESIDE.values()
_BY_LINK = f"SELECT {', '.join(part.sql for part in _PARTS)} {_FROM} {_BY_SLUG}"
# Where a row is written it moves, and names the transaction that did it: both together stand for one state of it.
_STATE = ", ".join(f"{name}.xmin, {name}.ctid" for name in ("discussion", "edition", *_BESIDE))
_VERSIONS = f"""
SELECT ROW({_STATE})::text, asked.* {_FROM}
CROSS JOIN LATERAL (
    SELECT array_agg(question.number), array_agg(round.id),
        array_agg(ROW(round.xmin, round.ctid, question.xmin, question.ctid) ORDER BY round.id)::text
    FROM {Round._meta.db_table} AS round JOIN {Question._meta.db_table} AS question ON question.id = round.question_id
    WHERE round.discussion_id = discussion.id
) AS asked
{_BY_SLUG}
"""  # noqa: S608 - the names of our own tables


@dataclass
class _State:
    """One state of a discussion, and the questions in the state that was asked for last."""

    version: str
    discussion: Discussion
    asked: tuple[str, tuple[Round, ...]] = "", ()


_newest: dict[str, _State] = {}
_changing = Lock()


@dataclass(frozen=True)
class Known:
    """A discussion with what stands beside it, and the ids of its questions' rounds by their numbers."""

    discussion: Discussion
    round_ids: Mapping[int, UUID]
    _version: str
    _asked: str
    _state: _State = field(compare=False, repr=False)

    @property
    def rounds(self) -> tuple[Round, ...]:
        """The questions in their order."""
        asked, found = self._state.asked
        if asked != self._asked:
            found = tuple(rounds.of(self.discussion))
            self._state.asked = self._asked, found
        return found


def by_link(slug: str) -> Known:
    """Raises NotFound for an unknown link."""
    for version, numbers, ids, asked in fetch(_VERSIONS, {"slug": slug}):
        state = _newest.get(slug)
        if state is None or state.version != version:
            state = _State(version, _load(slug))
            _keep(slug, state)
        return Known(state.discussion, dict(zip(numbers or (), ids or (), strict=True)), version, asked or "", state)
    _keep(slug, None)
    raise NotFound


def _keep(slug: str, state: _State | None) -> None:
    """This state in place of an older one; of very many discussions, those that were read last."""
    with _changing:
        _newest.pop(slug, None)
        if state is not None:
            _newest[slug] = state
        while len(_newest) > MOST_KEPT:
            del _newest[next(iter(_newest))]


def _load(slug: str) -> Discussion:
    rows = fetch(_BY_LINK, {"slug": slug}, *_PARTS)
    if not rows:
        raise NotFound
    found: Discussion = rows[0][0]
    for name, beside in zip(("edition", *_BESIDE), rows[0][1:], strict=True):
        know(found, name, beside)
    return found
