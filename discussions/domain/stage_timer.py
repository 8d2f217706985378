"""The timer of a step, and of a prompt. At its end nothing is cut off: it only says that the time is up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from discussions.models import Discussion, Stage

from . import clock, stage_words, staging
from .refusals import UnknownChoice
from .stage_refusals import NoTimer

LONGEST = 60  # minutes
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Clock:
    """The timer in sight: its whole seconds, 0 once the time is up, and until when it runs. None without a timer."""

    seconds_left: int | None = None
    words: str = ""


@transaction.atomic
def start(discussion: Discussion, *, minutes: int) -> None:
    """Give so many minutes from now. Raises UnknownChoice for none, or more than an hour."""
    if not 1 <= minutes <= LONGEST:
        raise UnknownChoice
    stage = staging.hold(discussion)
    _set(stage, clock.now() + timedelta(minutes=minutes))
    staging.save(stage)


@transaction.atomic
def add_minute(discussion: Discussion, *, revision: int) -> None:
    """A minute more: to what is left, or from now where the time was up. Two who press at once add one minute.

    Raises NoTimer where none runs, DoneAlready.
    """
    stage = staging.hold(discussion, revision=revision)
    ends_at = ends(stage)
    if ends_at is None:
        raise NoTimer
    _set(stage, max(ends_at, clock.now()) + MINUTE)
    stage.revision += 1
    staging.save(stage)


@transaction.atomic
def stop(discussion: Discussion) -> None:
    """Take the timer away. Without one nothing happens."""
    stage = staging.hold(discussion)
    if ends(stage) is not None:
        _set(stage, None)
        staging.save(stage)


def ends(stage: Stage) -> datetime | None:
    """When the timer in sight ends: the prompt's while a prompt is shown, or else the step's."""
    return stage.prompt_ends_at if stage.view == Stage.View.PROMPT else stage.timer_ends_at


def clock_of(stage: Stage) -> Clock:
    ends_at = ends(stage)
    if ends_at is None:
        return Clock()
    left = max(0, -((clock.now() - ends_at) // timedelta(seconds=1)))
    return Clock(left, stage_words.clock_time(ends_at, stage.discussion.time_zone))


def _set(stage: Stage, moment: datetime | None) -> None:
    if stage.view == Stage.View.PROMPT:
        stage.prompt_ends_at = moment
    else:
        stage.timer_ends_at = moment
