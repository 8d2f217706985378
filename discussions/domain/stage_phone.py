"""Where the group is, as every phone may know it."""

from __future__ import annotations

from dataclasses import dataclass

from discussions.models import Discussion

from . import rounds, stage_timer, stage_words, staging, takeaways, words
from .stage_steps import Phase
from .stage_timer import Clock


@dataclass(frozen=True)
class Pace:
    """`line` is empty where everybody goes at their own pace in an open discussion; it leads to the `step`.

    `step` is another at each step.
    """

    phase: str
    number: int | None
    step: str
    is_over: bool
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
    ends_at, is_over = stage_timer.ends(stage), rounds.is_over(discussion)
    closed = words.closed(is_sealed=discussion.is_sealed) if is_over else ""
    return Pace(
        phase=stage.phase,
        number=stage.number,
        step=step.name if led else "",
        is_over=is_over,
        line=" ".join(filter(None, (stage_words.following(step) if led else "", closed))),
        link_words=stage_words.go_there(step) if leads else "",
        clock=stage_timer.clock_of(stage),
        version=f"{step.name}-{stage.revision}-{led}-{len(closed)}-{int(ends_at.timestamp()) if ends_at else 0}",
    )
