"""What the screen shows, and the pace of the phones. None of it is a step: it is changed back by another press."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction

from discussions.models import Discussion, Round, Stage

from . import clock, lines, stage_steps, staging
from .refusals import UnknownChoice
from .stage_steps import View
from .staging import Plan

# Minutes that a prompt is given; a facilitator adds to them.
PROMPTS = {Stage.Prompt.ALONE: 2, Stage.Prompt.PAIRS: 4, Stage.Prompt.FOURS: 6, Stage.Prompt.ALL: 10}
# These show words or figures of the group.
OF_ANSWERS = (
    View.WALL,
    View.PINNED,
    View.PICTURE,
    View.MOVED,
    View.THEMES,
    View.AGREED,
    View.DIFFER,
    View.HEARD,
    View.GROUPS,
    View.THEN,
    View.TEAMS,
)
MOST_PAGES = 999


def possible(stage: Stage, plan: Plan) -> tuple[str, ...]:
    """The views that can be chosen now: those of a question need one, and those of answers one that can be read."""
    at = plan.round_of(stage.number) if stage.phase in stage_steps.BY_QUESTION else None
    found = [View.DOOR, View.PASSAGE]
    if at is not None:
        found.append(View.QUESTION)
        found += [view for view in OF_ANSWERS if _is_open(view, at)]
    if lines.is_open(one.state == Round.State.READABLE for one in plan.asked):
        found.append(View.LINES)
    if stage.prompt:
        found.append(View.PROMPT)
    return (*found, View.TAKEAWAY)


@transaction.atomic
def show(discussion: Discussion, *, view: str, page: int = 1, revision: int | None = None) -> None:
    """Put this on the screen; of what is long, this page.

    Raises UnknownChoice for what cannot be shown now, DoneAlready where a step was made since this revision was seen:
    it would show another question.
    """
    stage = staging.hold(discussion, revision=revision)
    if view not in possible(stage, staging.plan_of(discussion)) or not 1 <= page <= MOST_PAGES:
        raise UnknownChoice
    staging.remember(stage)
    stage.view, stage.page = view, page
    staging.save(stage)


@transaction.atomic
def cover(discussion: Discussion) -> None:
    """Show nothing but the way in, whatever is on the screen. Covering twice is covering once."""
    _set_cover(discussion, covered=True)


@transaction.atomic
def uncover(discussion: Discussion) -> None:
    _set_cover(discussion, covered=False)


@transaction.atomic
def lead(discussion: Discussion, *, follows: bool) -> None:
    """Have all phones follow, or let everybody go at their own pace."""
    stage = staging.hold(discussion)
    if stage.follows == follows:
        return
    staging.remember(stage)
    stage.follows = follows
    staging.save(stage)


@transaction.atomic
def give_prompt(discussion: Discussion, *, prompt: str) -> None:
    """Show a prompt for talking, with a timer of its own. Raises UnknownChoice for any other word."""
    if prompt not in PROMPTS:
        raise UnknownChoice
    stage = staging.hold(discussion)
    staging.remember(stage)
    stage.prompt, stage.view, stage.page = prompt, View.PROMPT, 1
    stage.prompt_ends_at = clock.now() + timedelta(minutes=PROMPTS[Stage.Prompt(prompt)])
    staging.save(stage)


@transaction.atomic
def end_prompt(discussion: Discussion) -> None:
    """Take the prompt away; the screen goes back to what its step begins with."""
    stage = staging.hold(discussion)
    if not stage.prompt:
        return
    at = staging.plan_of(discussion).round_of(stage.number)
    staging.remember(stage)
    stage.prompt, stage.prompt_ends_at = "", None
    stage.view = stage_steps.first_view(staging.step_of(stage), has_scale=bool(at and at.question.has_scale))
    stage.page = 1
    staging.save(stage)


def _set_cover(discussion: Discussion, *, covered: bool) -> None:
    stage = staging.hold(discussion)
    if stage.covered != covered:
        stage.covered = covered
        staging.save(stage)


def _is_open(view: str, at: Round) -> bool:
    """Whether the answers can be read, and the discussion has what the view is of."""
    has_it = {
        View.PICTURE: at.question.has_scale,
        View.MOVED: at.question.has_scale,
        View.GROUPS: at.discussion.joins_marks,
        View.THEN: at.discussion.earlier_id is not None,
        View.TEAMS: at.discussion.agreed,
    }
    return at.state == Round.State.READABLE and has_it.get(View(view), True)
