"""Where the group is, as every phone may know it."""

from __future__ import annotations

from dataclasses import dataclass

from discussions.models import Discussion

from . import stage_timer, stage_words, staging, takeaways
from .stage_steps import Phase
from .stage_timer import Clock


@dataclass(frozen=True)
class Pace:
    """`line` is empty where everybody goes at their own pace. `step` is another at each step; the line leads there."""

    phase: str
    number: int | None
    step: str
    line: str
    link_words: str
    clock: Clock
    version: str


def pace_of(discussion: Discussion) -> Pace:
    stage = staging.stage_of(discussion)
    step = staging.step_of(stage)
    led = stage.follows and stage.phase != Phase.FREE
    # There is nowhere to go to at the end before the facilitator has shown the takeaway.
    leads = led and (stage.phase != Phase.CLOSE or takeaways.is_shown(discussion))
    ends_at = stage_timer.ends(stage)
    return Pace(
        phase=stage.phase,
        number=stage.number,
        step=step.name if led else "",
        line=stage_words.following(step) if led else "",
        link_words=stage_words.go_there(step) if leads else "",
        clock=stage_timer.clock_of(stage),
        version=f"{step.name}-{stage.revision}-{led}-{int(ends_at.timestamp()) if ends_at else 0}",
    )
