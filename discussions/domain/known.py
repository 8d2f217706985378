"""What a discussion is to everybody who visits it, kept in this process for as long as its rows stand unchanged.

Nothing in it may be changed: pages of other people are drawn from the same instances.
"""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import Any

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
_ROWS = f"""
FROM {Discussion._meta.db_table} AS discussion
JOIN {Edition._meta.db_table} AS edition ON edition.id = discussion.edition_id
LEFT JOIN {Takeaway._meta.db_table} AS takeaway ON takeaway.discussion_id = discussion.id
LEFT JOIN {Stage._meta.db_table} AS stage ON stage.discussion_id = discussion.id
LEFT JOIN {Margin._meta.db_table} AS margin ON margin.discussion_id = discussion.id
WHERE discussion.slug = %(slug)s
"""
_BY_LINK = f"SELECT {_DISCUSSION.sql}, {_EDITION.sql}, {', '.join(one.sql for one in _BESIDE.values())} {_ROWS}"
# Where a row is written it moves, and names the transaction that did it: both together stand for one state of it.
_STATE = ", ".join(f"{name}.xmin, {name}.ctid" for name in ("discussion", "edition", *_BESIDE))
_VERSION = f"""
SELECT ROW({_STATE}, (
    SELECT array_agg(ROW(round.xmin, round.ctid, question.xmin, question.ctid) ORDER BY round.id)
    FROM {Round._meta.db_table} AS round JOIN {Question._meta.db_table} AS question ON question.id = round.question_id
    WHERE round.discussion_id = discussion.id
))::text {_ROWS}
"""  # noqa: S608 - as above


class Known:
    """A discussion with what stands beside it, and its questions in their order."""

    def __init__(self, discussion: Discussion) -> None:
        self.discussion = discussion

    @cached_property
    def rounds(self) -> tuple[Round, ...]:
        return tuple(rounds.of(self.discussion))


def by_link(slug: str) -> Known:
    """Raises NotFound for an unknown link."""
    for (version,) in fetch(_VERSION, {"slug": slug}):
        return _known(slug, version)
    raise NotFound


@lru_cache(maxsize=100)
def _known(slug: str, _version: str) -> Known:
    rows = fetch(_BY_LINK, {"slug": slug}, _DISCUSSION, _EDITION, *_BESIDE.values())
    if not rows:
        raise NotFound
    discussion: Discussion = rows[0][0]
    for name, beside in zip(("edition", *_BESIDE), rows[0][1:], strict=True):
        know(discussion, name, beside)
    return Known(discussion)
