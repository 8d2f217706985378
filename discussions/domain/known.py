"""What a discussion is to everybody who visits it, kept in this process for as long as its rows stand unchanged.

Nothing in it may be changed: pages of other people are drawn from the same instances.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
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


@dataclass(frozen=True)
class Known:
    """A discussion with what stands beside it, and the ids of its questions' rounds by their numbers."""

    discussion: Discussion
    round_ids: Mapping[int, UUID]
    _version: str
    _asked: str

    @property
    def rounds(self) -> tuple[Round, ...]:
        """The questions in their order."""
        return _rounds(self.discussion.slug, self._version, self._asked)


def by_link(slug: str) -> Known:
    """Raises NotFound for an unknown link."""
    for version, numbers, ids, asked in fetch(_VERSIONS, {"slug": slug}):
        return Known(_discussion(slug, version), dict(zip(numbers or (), ids or (), strict=True)), version, asked or "")
    raise NotFound


@lru_cache(maxsize=100)
def _discussion(slug: str, _version: str) -> Discussion:
    rows = fetch(_BY_LINK, {"slug": slug}, *_PARTS)
    if not rows:
        raise NotFound
    found: Discussion = rows[0][0]
    for name, beside in zip(("edition", *_BESIDE), rows[0][1:], strict=True):
        know(found, name, beside)
    return found


@lru_cache(maxsize=100)
def _rounds(slug: str, version: str, _asked: str) -> tuple[Round, ...]:
    return tuple(rounds.of(_discussion(slug, version)))
