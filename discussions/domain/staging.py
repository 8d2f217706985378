"""The row of a stage: read, held, saved, remembered for an undo and put back."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from discussions.live.announce import announce
from discussions.models import Discussion, Question, Round, Stage

from . import clock, results, rounds, stage_steps
from .refusals import NotOpenYet
from .stage_refusals import DoneAlready, TooLateToUndo
from .stage_steps import Step

# What every open page of a discussion listens to.
TOPIC = "stage"
_PLAIN = ("phase", "number", "follows", "view", "page", "prompt")
_MOMENTS = ("timer_ends_at", "prompt_ends_at")


@dataclass(frozen=True)
class Plan:
    """The questions of a discussion and the steps that they make."""

    rounds: tuple[Round, ...]
    steps: tuple[Step, ...]

    @property
    def asked(self) -> tuple[Round, ...]:
        """The numbered questions."""
        return tuple(one for one in self.rounds if not results.is_thread(one))

    def round_of(self, number: int | None) -> Round | None:
        return next((one for one in self.rounds if one.question.number == number), None)


def plan_of(discussion: Discussion) -> Plan:
    asked = tuple(rounds.of(discussion))
    numbers = [one.question.number for one in asked if not results.is_thread(one)]
    thread = next((one.question.number for one in asked if one.question.kind == Question.Kind.THREAD), None)
    return Plan(asked, stage_steps.steps_of(numbers, thread))


def stage_of(discussion: Discussion) -> Stage:
    """The stage as it stands; of a workshop that has not begun, an unsaved one."""
    found: Stage | None = getattr(discussion, "stage", None)
    # A copy: the discussion itself, which others may share, would take the unsaved stage for its own.
    return found or Stage(discussion=copy(discussion))


def step_of(stage: Stage) -> Step:
    return Step(stage.phase, stage.number)


def hold(discussion: Discussion, *, revision: int | None = None) -> Stage:
    """The stage, locked until the transaction ends.

    Raises DoneAlready where a step was made since this revision was seen, NotOpenYet for a draft.
    """
    if discussion.state == Discussion.State.DRAFT:
        raise NotOpenYet
    Stage.objects.bulk_create([Stage(discussion=discussion)], ignore_conflicts=True)
    stage = Stage.objects.select_for_update().get(discussion=discussion)
    stage.discussion = discussion
    if revision is not None and revision != stage.revision:
        raise DoneAlready
    return stage


def save(stage: Stage) -> None:
    """Keep it, and tell every open page."""
    stage.save()
    announce(stage.discussion.slug, TOPIC)


def remember(stage: Stage, *, since: datetime | None = None, **done: Any) -> None:
    """Note how it stands before it is changed, with what the change did beside it, for an undo.

    `since` is when that began, where it took its time: a closing must not be undone later than a minute after it.
    """
    now = since or clock.now()
    stands: dict[str, Any] = {name: getattr(stage, name) for name in _PLAIN}
    moments = {name: _written(getattr(stage, name)) for name in _MOMENTS}
    stage.past = [*_recent(stage, now), stands | moments | done | {"at": now.isoformat()}]


def put_back(stage: Stage) -> dict[str, Any]:
    """Let it stand as before the last step, and count that as a step. What was noted with it.

    Raises TooLateToUndo where the last step is older than a minute.
    """
    recent = _recent(stage, clock.now())
    if not recent:
        raise TooLateToUndo
    was: dict[str, Any] = recent.pop()
    for name in _PLAIN:
        setattr(stage, name, was[name])
    for name in _MOMENTS:
        setattr(stage, name, was[name] and datetime.fromisoformat(was[name]))
    stage.past = recent
    stage.revision += 1
    return was


def seconds_to_undo(stage: Stage) -> int:
    """How long the last step can still be undone, in whole seconds; 0 where it cannot."""
    recent = _recent(stage, clock.now())
    return _seconds_left(recent[-1], clock.now()) if recent else 0


def _recent(stage: Stage, now: datetime) -> list[dict[str, Any]]:
    return [one for one in stage.past if _seconds_left(one, now) > 0]


def _seconds_left(one: dict[str, Any], now: datetime) -> int:
    left = datetime.fromisoformat(one["at"]) + clock.UNDONE_WITHIN - now
    return max(0, -(-left // timedelta(seconds=1)))


def _written(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
