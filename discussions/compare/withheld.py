"""Why something is not shown, as a reason and its numbers: empty, hidden and not asked are different things."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from .disclosure import open_at


class Reason(Enum):
    """Why a text or a figure is not shown."""

    NOT_ASKED = "not asked"
    NOBODY_ANSWERED = "nobody answered"
    ALL_PASSED = "all passed"
    TOO_FEW_TEXTS = "too few texts"
    TOO_FEW_FIGURES = "too few figures"
    SEALED_UNTIL_YOU_WRITE = "sealed until you answer or pass"
    SEALED_UNTIL_OPENED = "sealed until the facilitator opens it"
    SEALED_UNTIL_TIME = "sealed until a time"
    GIVES_AWAY_OTHERS = "would give a smaller group away by subtraction"


@dataclass(frozen=True)
class Withheld:
    """A reason, with how many people there are and how many it takes, where the reason has these numbers."""

    reason: Reason
    have: int = 0
    need: int = 0


def texts_withheld(answered: int, passed: int, floor: int) -> Withheld | None:
    """Why the texts of a question stay closed, from counts of people; None if they are open."""
    if open_at(floor, answered):
        return None
    if answered:
        return Withheld(Reason.TOO_FEW_TEXTS, answered, floor)
    return Withheld(Reason.ALL_PASSED, passed) if passed else Withheld(Reason.NOBODY_ANSWERED)


def figures_withheld(rated: int | None, floor: int) -> Withheld | None:
    """Why the figures of a scale stay closed, from the people who rated (None: no scale); None if open."""
    if rated is None:
        return Withheld(Reason.NOT_ASKED)
    if open_at(floor, rated):
        return None
    return Withheld(Reason.TOO_FEW_FIGURES, rated, floor) if rated else Withheld(Reason.NOBODY_ANSWERED)
