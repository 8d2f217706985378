"""The projector at this moment: the way in, what a facilitator put on it, and counts that the group may know."""

from __future__ import annotations

from dataclasses import dataclass

from discussions.models import Discussion, Round

from . import invitation, presence, rounds, stage_content, stage_timer, stage_words, words
from .invitation import Screen
from .results import Result
from .stage_moment import moment_of
from .stage_shown import Content
from .stage_steps import View
from .stage_timer import Clock

MOST_DOTS = 60
COVER = "cover"


@dataclass(frozen=True)
class Count:
    """How many answered: in words, and as dots of those expected."""

    words: str = ""
    filled: int = 0
    empty: int = 0

    @property
    def dots(self) -> tuple[bool, ...]:
        return (True,) * self.filled + (False,) * self.empty


@dataclass(frozen=True)
class Shown:
    """The screen. Covered, it has the way in and nothing else."""

    frame: Screen
    view: str
    label: str
    heading: str
    count: Count
    coverage: str
    clock: Clock
    content: Content


def shown_on(discussion: Discussion) -> Shown:
    now = moment_of(discussion)
    stage, at, result = now.stage, now.at, now.result
    if stage.covered:
        frame = invitation.screen_of(discussion, with_questions=False)
        return Shown(frame, COVER, "", discussion.edition.title, Count(), "", Clock(), Content())
    return Shown(
        frame=invitation.screen_of(discussion, with_questions=stage.view == View.DOOR),
        view=stage.view,
        label=stage_words.question_of(at.question.number, len(now.plan.asked)) if at else "",
        heading=at.question.text if at else discussion.edition.title,
        count=count_of(at, result) if at else _here(discussion),
        coverage=result.coverage if result else "",
        clock=stage_timer.clock_of(stage),
        content=stage_content.content_of(now),
    )


def _here(discussion: Discussion) -> Count:
    """How many are here; nobody is waited for once it is over."""
    return Count() if rounds.has_ended(discussion) else Count(presence.here_words(discussion))


def count_of(at: Round, result: Result | None) -> Count:
    """Exact where the group may know it; in steps of three while the answers are sealed."""
    expected = at.discussion.expected
    count = result.voices if result else invitation.answers_in_steps([at])[at.id]
    said = stage_words.answered(count, expected) if result else words.at_least(count)
    dots = max(expected, count)
    return Count(said, count, dots - count) if dots <= MOST_DOTS else Count(said)
