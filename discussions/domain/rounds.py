"""The lock of a question, and who has something waiting for its next tick."""

from __future__ import annotations

import json
from collections.abc import Mapping
from itertools import accumulate
from typing import Any
from uuid import UUID

from django.db import connection

from discussions.compare.disclosure import in_steps
from discussions.models import Asked, Columns, Discussion, Mute, Question, Round, fetch, fetch_in_turn

from . import clock, mutes, words
from .anonymity import Purpose, Voice
from .refusals import Closed, Muted, NotFound, NotWriting, TooMany
from .stir import NOTHING_ELSE, Also

# More than a person marks and writes between two ticks; beyond it, a device is being noisy.
WAITING_AT_MOST = 60
# Among the voices that wait: how many things went before anybody saw them.
LOST = ""
# Enough to tell the voices between two ticks apart; hundreds may wait, and the row is written with each.
MARK_BYTES = 8

_PARTS = Columns(Round, "round"), Columns(Question, "question"), Columns(Discussion, "discussion")
_LOCKED = f"""
SELECT {", ".join(part.sql for part in _PARTS)},
    EXISTS (SELECT FROM {Mute._meta.db_table} WHERE discussion_id = round.discussion_id)
FROM {Round._meta.db_table} AS round
JOIN {Question._meta.db_table} AS question ON question.id = round.question_id
JOIN {Discussion._meta.db_table} AS discussion ON discussion.id = round.discussion_id
WHERE round.id = %(round)s
FOR UPDATE OF round
"""  # noqa: S608 - the names of our own tables
_OF_DISCUSSION = f"""
SELECT {_PARTS[0].sql}, {_PARTS[1].sql}
FROM {Round._meta.db_table} AS round
JOIN {Question._meta.db_table} AS question ON question.id = round.question_id
WHERE round.discussion_id = %(discussion)s
"""  # noqa: S608 - as above
_IN_ORDER = f"{_OF_DISCUSSION} ORDER BY question.number"
_NUMBERED = f"{_OF_DISCUSSION} AND question.number = %(number)s"

_WAITS = f"UPDATE {Round._meta.db_table} SET waiting = %(waiting)s::jsonb WHERE id = %(waits)s"  # noqa: S608 - as above


def of(discussion: Discussion) -> list[Round]:
    """The questions of a discussion in their order."""
    found = fetch(_IN_ORDER, {"discussion": discussion.pk}, *_PARTS[:2])
    return [_whole(round_, question, discussion) for round_, question in found]


def numbered(discussion: Discussion, number: int) -> Round | None:
    """The question of a discussion with this number, if it has one."""
    for round_, question in fetch(_NUMBERED, {"discussion": discussion.pk, "number": number}, *_PARTS[:2]):
        return _whole(round_, question, discussion)
    return None


def lock(round_id: UUID) -> Round:
    """The question's row, locked until the transaction ends. Every write to a question begins here.

    Raises NotFound where its discussion has been deleted meanwhile.
    """
    round_, _ = _locked(round_id)
    return round_


def lock_for_writing(round_id: UUID, voice: Voice) -> Round:
    """As `lock`, for a voice that wants to write.

    Raises NotWriting before the question is asked, Closed after the closing time and its grace, Muted.
    """
    return _may_write(*_locked(round_id), voice)


def lock_and_read(round_id: UUID, voice: Voice, then: Asked) -> tuple[Round, list[tuple[Any, ...]]]:
    """As `lock_for_writing`, with what is asked for under the lock: others wait for it meanwhile."""
    locked, found = fetch_in_turn(Asked(_LOCKED, {"round": round_id}, _PARTS), then)
    return _may_write(*_one(locked), voice), found


def is_over(discussion: Discussion) -> bool:
    """Whether nothing more is taken: closed by the facilitator, or a minute after the closing time."""
    late = discussion.closes_at is not None and clock.now() > discussion.closes_at + clock.GRACE
    return discussion.state != Discussion.State.OPEN or late


def has_ended(discussion: Discussion) -> bool:
    """Whether it is over, and not merely a draft."""
    return discussion.state != Discussion.State.DRAFT and is_over(discussion)


def voices_of(round_: Round) -> int:
    """How many have answered or passed, as of the last tick."""
    figures = round_.figures or {}
    return figures.get("answered", 0) + figures.get("passed", 0)  # type: ignore[no-any-return]


def voices_in_steps(round_: Round, voices: int) -> int:
    """How many of these `voices` are told of to those who may not read: rounded down to a step.

    Beside the exact number of a tick, a step that follows one person would show the moment of one act. So nothing
    moves between ticks; and in a question that was sealed again, steps begin at what its last tick told.
    """
    told = voices_of(round_)
    fresh = 0 if round_.state == Round.State.READABLE else max(0, voices - told)
    return in_steps(told + in_steps(fresh, words.STEP), words.STEP)


def takes(round_: Round) -> bool:
    """Whether something can be written to a question."""
    return not is_over(round_.discussion) and round_.state != Round.State.WAITING


def add_waiting(round_: Round, voice: Voice, change: int = 1) -> None:
    """Count one more thing of this voice for the next tick, or one less."""
    counted = waits(round_, voice, change)
    if counted.statement:
        with connection.cursor() as cursor:
            cursor.execute(*counted)


def waits(round_: Round, voice: Voice, change: int = 1) -> Also:
    """As `add_waiting`, to be done together with something else; `round_` has it already.

    Voices are told apart by a tag whose scope is this tick alone, so it joins nothing to nothing. Before the
    first tick there is no need to: the answers themselves are counted.
    """
    if not round_.ticks:
        return NOTHING_ELSE
    mark = _mark(round_, voice)
    count = round_.waiting.pop(mark, 0) + change
    # Sorted by a random-looking mark: the row keeps no order of coming.
    round_.waiting = dict(sorted((round_.waiting | ({mark: count} if count > 0 else {})).items()))
    return Also(_WAITS, {"waits": round_.id, "waiting": json.dumps(round_.waiting)})


def lose(round_: Round, things: int) -> None:
    """Count things that waited and will not be seen. Whose they were is not known. The caller holds the lock.

    Where they may have been all that waits, counting begins anew with whoever comes next.
    """
    if not things:
        return
    lost = round_.waiting.get(LOST, 0) + things
    waits = sum(count for mark, count in round_.waiting.items() if mark != LOST)
    round_.waiting = round_.waiting | {LOST: lost} if lost < waits else {}
    round_.save(update_fields=("waiting",))


def voices_waiting(round_: Round) -> int:
    """How many voices have something waiting for certain."""
    return certain(round_.waiting)


def certain(waiting: Mapping[str, int]) -> int:
    """How many of these voices have something waiting.

    Of what was lost the worst is taken for true: that it was all that some of them had.
    """
    things = sorted(count for mark, count in waiting.items() if mark != LOST)
    lost = waiting.get(LOST, 0)
    return sum(together > lost for together in accumulate(things))


def refuse_noise(round_: Round, voice: Voice) -> None:
    """Raises TooMany where one voice has more waiting than a person writes between two ticks."""
    if round_.waiting.get(_mark(round_, voice), 0) >= WAITING_AT_MOST:
        raise TooMany


def _locked(round_id: UUID) -> tuple[Round, bool]:
    """The locked row, and whether anybody is muted in its discussion."""
    return _one(fetch(_LOCKED, {"round": round_id}, *_PARTS))


def _one(locked: list[tuple[Any, ...]]) -> tuple[Round, bool]:
    for *found, has_mutes in locked:
        return _whole(*found), has_mutes
    raise NotFound


def _may_write(round_: Round, has_mutes: bool, voice: Voice) -> Round:
    if is_over(round_.discussion):
        raise Closed
    if round_.state == Round.State.WAITING:
        raise NotWriting
    if has_mutes and mutes.is_muted(voice, round_.id):
        raise Muted
    return round_


def _whole(round_: Any, question: Any, discussion: Any) -> Round:
    round_.question, round_.discussion = question, discussion
    return round_  # type: ignore[no-any-return]


def _mark(round_: Round, voice: Voice) -> str:
    return voice.tag(Purpose.WAITING, UUID(int=round_.id.int ^ round_.ticks))[:MARK_BYTES].hex()
