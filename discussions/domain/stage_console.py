"""The stage as its facilitators see it: where the group is, and what each button will do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.text import Truncator

from discussions.models import Discussion, Moderated, Round, Stage

from . import (
    keys,
    openings,
    presence,
    rounds,
    stage,
    stage_content,
    stage_screen,
    stage_timer,
    stage_views,
    stage_words,
    staging,
    ticks,
)
from .board import BoardCard
from .opening_words import Seal
from .stage_moment import moment_of
from .stage_steps import Phase, Step
from .stage_timer import Clock
from .staging import Plan

# More are looked through on the page for moderating.
MOST_TO_PIN = 60
LETTERS_TO_PIN = 240
MINUTES = (2, 3, 5, 8, 12)
# It works at once, and never while somebody types.
COVER_KEY = "c"


@dataclass(frozen=True)
class Move:
    """A step that can be gone to, and what it does."""

    name: str
    label: str
    told: str
    is_now: bool = False


@dataclass(frozen=True)
class Undo:
    """For how many seconds the last step can be taken back, and what that does."""

    seconds: int
    told: str


@dataclass(frozen=True)
class Choice:
    value: str
    label: str
    is_now: bool
    minutes: int = 0


@dataclass(frozen=True)
class ToPin:
    """A readable answer; `ref` names it as it stands for the act of pinning."""

    ref: str
    text: str
    is_pinned: bool


@dataclass(frozen=True)
class Console:
    slug: str
    title: str
    team: str
    state: str
    is_sample: bool
    revision: int
    step: str
    question: str
    follows: bool
    covered: bool
    on: Move | None
    end_words: str
    back: Move | None
    steps: tuple[Move, ...]
    undo: Undo
    may_open: bool
    count_words: str
    coverage: str
    here_words: str
    clock: Clock
    views: tuple[Choice, ...]
    page: int
    pages: int
    prompts: tuple[Choice, ...]
    prompt: str
    to_pin: tuple[ToPin, ...]
    more_to_pin: bool
    minutes: tuple[int, ...] = MINUTES
    cover_key: str = COVER_KEY


def console_of(discussion: Discussion) -> Console:
    moment = moment_of(discussion)
    now, plan, at, result = moment.stage, moment.plan, moment.at, moment.result
    moves, ended = _moves(plan, now), rounds.has_ended(discussion)
    content = stage_content.content_of(moment)
    return Console(
        slug=discussion.slug,
        title=discussion.edition.title,
        team=discussion.team,
        state=discussion.state,
        is_sample=discussion.is_sample,
        revision=now.revision,
        step=stage_words.step(staging.step_of(now)),
        question=at.question.text if at else "",
        follows=now.follows,
        covered=now.covered,
        on=None if ended else _beside(moves, 1),
        end_words=stage_words.closed() if ended else stage_words.last_step(),
        back=_beside(moves, -1),
        steps=moves,
        undo=_undo(now),
        may_open=at is not None and at.question.number in stage.can_open(discussion, plan),
        count_words=stage_screen.count_of(at, result).words if at else "",
        coverage=result.coverage if result else "",
        here_words=presence.here_words(discussion),
        clock=stage_timer.clock_of(now),
        views=tuple(Choice(one, stage_words.view(one), one == now.view) for one in stage_views.possible(now, plan)),
        page=content.page,
        pages=content.pages,
        prompts=tuple(_prompt(one, now) for one in stage_views.PROMPTS),
        prompt=stage_words.prompt(now.prompt),
        to_pin=_to_pin(result.cards[:MOST_TO_PIN] if result else ()),
        more_to_pin=result is not None and len(result.cards) > MOST_TO_PIN,
    )


def _undo(now: Stage) -> Undo:
    seconds = staging.seconds_to_undo(now)
    past = now.past[-1] if seconds else {}
    return Undo(seconds, stage_words.undo_told(opened=bool(past.get("opened")), closed=bool(past.get("closed"))))


def _prompt(prompt: str, now: Stage) -> Choice:
    label, minutes = stage_words.prompt_label(prompt), stage_views.PROMPTS[Stage.Prompt(prompt)]
    return Choice(prompt, label, prompt == now.prompt, minutes)


def _moves(plan: Plan, now: Stage) -> tuple[Move, ...]:
    opened = stage.can_open(now.discussion, plan)
    return tuple(_move(plan, now, one, opens=one.number in opened) for one in plan.steps)


def _move(plan: Plan, now: Stage, step: Step, *, opens: bool) -> Move:
    at = plan.round_of(step.number)
    reads = step.phase in (Phase.EXCHANGE, Phase.COMPARE)
    stays = reads and at is not None and at.state != Round.State.READABLE and not opens
    told = stage_words.told(
        step,
        opens=reads and opens,
        sealed=_sealed(now.discussion, step, stays=stays),
        rest=openings.rest_of(now.discussion),
        leads=now.follows,
    )
    return Move(step.name, stage_words.step(step), told, step == staging.step_of(now))


def _sealed(discussion: Discussion, step: Step, *, stays: bool) -> Seal | None:
    """What keeps answers sealed when a step is made that would open them otherwise."""
    if ticks.is_promised(discussion) and (stays or step.phase == Phase.CLOSE):
        return Seal.TIME
    return Seal.ENOUGH if stays else None


def _beside(moves: Sequence[Move], move: int) -> Move | None:
    place = next(place for place, one in enumerate(moves) if one.is_now) + move
    return moves[place] if 0 <= place < len(moves) else None


def _to_pin(cards: Sequence[BoardCard]) -> tuple[ToPin, ...]:
    stands = {
        one.answer_id: (one.pinned, keys.pack(bytes(one.etag)))
        for one in Moderated.objects.filter(answer__id__any=[card.id for card in cards])
    }
    return tuple(_one_to_pin(one, *stands.get(one.id, (False, ""))) for one in cards)


def _one_to_pin(card: BoardCard, is_pinned: bool, etag: str) -> ToPin:
    return ToPin(f"{card.id}.{etag}", Truncator(card.text).chars(LETTERS_TO_PIN), is_pinned)
