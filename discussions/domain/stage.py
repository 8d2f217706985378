"""Leading a group through its workshop: on, back, to any step, and each step undone for a minute."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.db.models import Count

from discussions.models import Answer, Discussion, Round, Stage

from . import clock, discussions, rounds, stage_steps, staging, ticks
from .refusals import TooFew, UnknownChoice
from .stage_steps import Phase, Step
from .staging import Plan


@transaction.atomic
def go_on(discussion: Discussion, *, revision: int) -> None:
    """The next step. Raises DoneAlready where somebody has just made one, UnknownChoice after the last."""
    _move(discussion, revision, lambda plan, now: stage_steps.beside(plan.steps, now, 1))


@transaction.atomic
def go_back(discussion: Discussion, *, revision: int) -> None:
    """The step before. What was opened or closed stays so. Raises as `go_on`."""
    _move(discussion, revision, lambda plan, now: stage_steps.beside(plan.steps, now, -1))


@transaction.atomic
def go_to(discussion: Discussion, *, name: str, revision: int) -> None:
    """Any step, by its name. Raises as `go_on`."""
    _move(discussion, revision, lambda plan, _now: stage_steps.named(plan.steps, name))


@transaction.atomic
def open_answers(discussion: Discussion, *, revision: int) -> None:
    """Open the answers of the question the group is at. Raises TooFew, DoneAlready.

    Raises UnknownChoice at no question, and where the reading rule and not the facilitator opens them.
    """
    stage = staging.hold(discussion, revision=revision)
    if stage.phase not in stage_steps.BY_QUESTION or stage.number is None or not opens_by_a_step(discussion):
        raise UnknownChoice
    opened = discussions.open_answers(discussion, number=stage.number)
    staging.remember(stage, opened=[stage.number] if opened else [])
    stage.revision += 1
    staging.save(stage)


@transaction.atomic
def open_question(discussion: Discussion, *, number: int) -> None:
    """Open the answers of any question, wherever the group is; an undo takes that back as it does a step.

    Raises NotOpenYet for a draft, and as `discussions.open_answers`.
    """
    stage = staging.hold(discussion)
    if discussions.open_answers(discussion, number=number):
        staging.remember(stage, opened=[number])
        stage.revision += 1
        staging.save(stage)


@transaction.atomic
def undo(discussion: Discussion, *, revision: int) -> None:
    """Take the last step back, with what it opened or closed. Raises TooLateToUndo, DoneAlready.

    What was read stays read. A closing that is undone has let out nothing that one or two had waiting.
    """
    stage = staging.hold(discussion, revision=revision)
    was = staging.put_back(stage)
    if was.get("closed"):
        discussions.reopen(discussion)
    for number in was.get("opened", ()):
        _seal_again(discussion, number)
    staging.save(stage)


def opens_by_a_step(discussion: Discussion) -> bool:
    """Whether it is the facilitator who opens answers; otherwise the reading rule does, and no step comes before it."""
    return discussion.reading_rule == Discussion.ReadingRule.WHEN_OPENED


def can_open(discussion: Discussion, plan: Plan) -> frozenset[int]:
    """The questions whose sealed answers a step would open now."""
    if not opens_by_a_step(discussion):
        return frozenset()
    sealed = {one.id: one.question.number for one in plan.rounds if one.state != Round.State.READABLE}
    counted = Answer.objects.filter(round__in=list(sealed)).values_list("round_id").annotate(Count("id"))
    return frozenset(sealed[item] for item, count in counted if count >= discussions.VOICES_TO_OPEN)


def _move(discussion: Discussion, revision: int, choose: Callable[[Plan, Step], Step | None]) -> None:
    stage = staging.hold(discussion, revision=revision)
    plan = staging.plan_of(discussion)
    step = choose(plan, staging.step_of(stage))
    if step is None:
        raise UnknownChoice
    since = clock.now()
    staging.remember(stage, since=since, **_effects(discussion, plan, step))
    stage.revision += 1
    _stand_at(stage, plan, step)
    staging.save(stage)


def _stand_at(stage: Stage, plan: Plan, step: Step) -> None:
    at = plan.round_of(step.number)
    stage.phase, stage.number = step.phase, step.number
    stage.view, stage.page = stage_steps.first_view(step, has_scale=bool(at and at.question.has_scale)), 1
    stage.prompt, stage.prompt_ends_at, stage.timer_ends_at = "", None, None


def _effects(discussion: Discussion, plan: Plan, step: Step) -> dict[str, Any]:
    """What a step does besides: it opens answers to be read, or closes the discussion. What an undo has to know."""
    if step.phase == Phase.CLOSE and discussion.state == Discussion.State.OPEN:
        opened = [one.question.number for one in plan.rounds if one.state != Round.State.READABLE]
        discussions.close(discussion)
        return {"opened": opened, "closed": True}
    if step.phase in (Phase.EXCHANGE, Phase.COMPARE) and step.number and opens_by_a_step(discussion):
        return {"opened": [step.number] if _open(discussion, step.number) else []}
    return {}


def _open(discussion: Discussion, number: int) -> bool:
    try:
        return discussions.open_answers(discussion, number=number)
    except TooFew:
        # The group goes on all the same; the answers stay sealed, and the facilitator was told so.
        return False


def _seal_again(discussion: Discussion, number: int) -> None:
    found = Round.objects.filter(discussion=discussion, question__number=number).values_list("id", flat=True).get()
    round_ = rounds.lock(found)
    # Where they open after one's own answer, the first three have opened them themselves.
    if round_.discussion.reading_rule != Discussion.ReadingRule.AFTER_OWN:
        ticks.seal_again(round_)
