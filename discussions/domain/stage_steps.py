"""The steps of a workshop in their order, and what the screen shows at each. Pure but for the names of the phases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from discussions.models import Stage

from .refusals import UnknownChoice

Phase, View = Stage.Phase, Stage.View
BY_QUESTION = (Phase.WRITE, Phase.EXCHANGE, Phase.COMPARE)


@dataclass(frozen=True)
class Step:
    """A phase, and the number of its question where it has one."""

    phase: str
    number: int | None = None

    @property
    def name(self) -> str:
        """How an address or a form names it: "write-2", "read"."""
        return f"{self.phase}-{self.number}" if self.phase in BY_QUESTION else str(self.phase)


def steps_of(numbers: Sequence[int], thread: int | None) -> tuple[Step, ...]:
    """Read; question by question write, read each other, compare; then commit, at the closing thread, and close."""
    by_question = [Step(phase, number) for number in numbers for phase in BY_QUESTION]
    return (Step(Phase.FREE), Step(Phase.READ), *by_question, Step(Phase.COMMIT, thread), Step(Phase.CLOSE))


def beside(steps: Sequence[Step], now: Step, move: int) -> Step | None:
    """The step so many places on from this one; None beyond either end."""
    place = steps.index(now) + move
    return steps[place] if 0 <= place < len(steps) else None


def named(steps: Sequence[Step], name: str) -> Step:
    """The step of this name. Raises UnknownChoice for any other name."""
    found = [one for one in steps if one.name == name]
    if not found:
        raise UnknownChoice
    return found[0]


def first_view(step: Step, *, has_scale: bool) -> str:
    """What the screen shows as a step begins: no answer before the comparison, when all have read on their phones."""
    if step.phase == Phase.COMPARE:
        return View.PICTURE if has_scale else View.WALL
    return {
        Phase.READ: View.PASSAGE,
        Phase.WRITE: View.QUESTION,
        Phase.EXCHANGE: View.QUESTION,
        Phase.COMMIT: View.TAKEAWAY,
        Phase.CLOSE: View.TAKEAWAY,
    }.get(Phase(step.phase), View.DOOR)
