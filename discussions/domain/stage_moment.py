"""Where a group is now, with what the gate lets out of it: what the screen and the console are both drawn from."""

from __future__ import annotations

from dataclasses import dataclass, replace

from discussions.models import Discussion, Round, Stage

from . import results, staging, ticks
from .results import Result
from .stage_steps import BY_QUESTION
from .staging import Plan


@dataclass(frozen=True)
class Moment:
    """`at` is the question that the group is at; `result` is None while it is sealed."""

    discussion: Discussion
    stage: Stage
    plan: Plan
    at: Round | None
    result: Result | None

    @property
    def readable(self) -> tuple[Round, ...]:
        """The numbered questions whose answers the group may read."""
        return tuple(one for one in self.plan.asked if one.state == Round.State.READABLE)


def moment_of(discussion: Discussion) -> Moment:
    stage, plan = staging.stage_of(discussion), staging.plan_of(discussion)
    plan = replace(plan, rounds=tuple(ticks.settle(plan.rounds)))
    at = plan.round_of(stage.number) if stage.phase in BY_QUESTION else None
    result = results.result_of(at) if at and at.state == Round.State.READABLE else None
    return Moment(discussion, stage, plan, at, result)
