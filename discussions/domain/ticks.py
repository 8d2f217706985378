"""Ticks: changes become visible only when three voices or more have something waiting, and never one by one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from django.conf import settings
from django.db import transaction

from discussions.live.announce import announce
from discussions.models import Answer, Discussion, Round, new_version

from . import ballots, board, clock, rounds, waiting_room
from .stir import stir_at_tick

# What the facilitators' page listens to.
MODERATION = "moderation"
CHECK_FIRST = Discussion.Moderation.CHECK_FIRST


def tick_if_due(round_: Round) -> None:
    """Tick where enough voices wait. The caller holds the question's lock."""
    if _is_due(round_):
        open_answers(round_)


def open_answers(round_: Round) -> None:
    """Tick; but a question that was sealed again shows its board as it was, unless enough voices wait.

    The caller holds the question's lock.
    """
    enough_wait = rounds.voices_waiting(round_) >= settings.TICK_VOICES
    if round_.state == Round.State.READABLE or not round_.ticks or enough_wait:
        tick(round_)
    else:
        _show_as_it_was(round_, Round.State.READABLE)


def tick_at_closing(round_: Round) -> None:
    """Tick or open without waiting any longer, where enough voices are there for it; but no promise is broken.

    The caller holds the question's lock.
    """
    if round_.state != Round.State.READABLE and is_promised(round_.discussion):
        return
    voices = rounds.voices_waiting(round_) if round_.state == Round.State.READABLE else _voices(round_)
    if voices >= settings.TICK_VOICES:
        open_answers(round_)


def seal_again(round_: Round) -> None:
    """Take an opening back. The board stays as it is, and nobody reads it before it is opened again.

    The caller holds the question's lock.
    """
    _show_as_it_was(round_, Round.State.WRITING)


def tick(round_: Round, *, last: bool = False) -> None:
    """Publish what waits, stir the rows, announce the question. The first tick opens the answers.

    After closing comes the last one: then everything goes out. The caller holds the question's lock.
    """
    if board.publish(round_, last=last):
        ballots.take(round_, last=last)
    stir_at_tick(round_.id)
    round_.state = Round.State.READABLE
    round_.waiting = {}
    round_.ticks += 1
    round_.ticked_at = clock.now()
    round_.version = new_version()
    round_.save()
    announce(round_.discussion.slug, topic(round_))
    if (round_.figures or {}).keys() & waiting_room.COUNTED or round_.discussion.moderation == CHECK_FIRST:
        announce(round_.discussion.slug, MODERATION)


def _show_as_it_was(round_: Round, state: str) -> None:
    round_.state, round_.version = state, new_version()
    round_.save(update_fields=("state", "version"))
    announce(round_.discussion.slug, topic(round_))


def topic(round_: Round) -> str:
    return f"question-{round_.question.number}"


def settle(found: Iterable[Round]) -> list[Round]:
    """The questions after the ticks that time has made due, so that a page never shows less than it may."""
    return [_ticked(one) if _time_has_come(one) else one for one in found]


def run_due() -> None:
    """What the server does every second: the ticks of open discussions that have become due."""
    open_rounds = Round.objects.filter(discussion__state=Discussion.State.OPEN)
    settle(open_rounds.exclude(waiting={}, state=Round.State.READABLE).select_related("discussion", "question"))


def is_promised(discussion: Discussion) -> bool:
    """Whether sealed answers were promised for a time that lies ahead, so that nothing opens them before."""
    rule, reads_at = discussion.reading_rule, discussion.reads_at
    return rule == Discussion.ReadingRule.AT_TIME and reads_at is not None and clock.now() < reads_at


@transaction.atomic
def _ticked(round_: Round) -> Round:
    locked = rounds.lock(round_.id)
    tick_if_due(locked)
    locked.discussion = round_.discussion
    return locked


def _is_due(round_: Round) -> bool:
    if round_.state == Round.State.WRITING:
        return _opens_itself(round_) and _voices(round_) >= settings.TICK_VOICES
    return _time_has_come(round_)


def _time_has_come(round_: Round) -> bool:
    if round_.state == Round.State.WRITING:
        return round_.discussion.reading_rule == Discussion.ReadingRule.AT_TIME and _opens_itself(round_)
    rested = round_.ticked_at is None or clock.now() - round_.ticked_at >= timedelta(seconds=settings.TICK_SECONDS)
    return round_.state == Round.State.READABLE and rested and rounds.voices_waiting(round_) >= settings.TICK_VOICES


def _opens_itself(round_: Round) -> bool:
    rule, reads_at = round_.discussion.reading_rule, round_.discussion.reads_at
    if rule == Discussion.ReadingRule.AT_TIME:
        return reads_at is not None and clock.now() >= reads_at
    return rule == Discussion.ReadingRule.AFTER_OWN


def _voices(round_: Round) -> int:
    return Answer.objects.filter(round=round_).count()
