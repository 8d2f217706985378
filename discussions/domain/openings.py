"""What keeps answers sealed and what lets the rest out: for every reading rule, and every state of a discussion."""

from __future__ import annotations

from django.conf import settings

from discussions.models import Discussion, Round

from . import opening_words, rounds, ticks
from .opening_words import Rest, Seal


def opens(round_: Round) -> str:
    """When the answers of a sealed question open, told to nobody in particular."""
    return opening_words.opens(_seal_of(round_), enough=_enough(round_))


def sealed(round_: Round, *, wrote: bool) -> str:
    """When the answers of a question open for a voice that may not read them."""
    if wrote or _is_open_to_all(round_):
        return opens(round_)
    return opening_words.opens_after_own(_seal_of(round_), enough=_enough(round_))


def sealed_with_count(round_: Round, *, voices: int) -> str:
    """As `sealed`, with how many have answered, for a voice that has not."""
    if _is_open_to_all(round_):
        return opens(round_)
    count = rounds.voices_in_steps(round_, voices)
    return opening_words.sealed(_seal_of(round_), count=count, enough=_enough(round_))


def rest_of(discussion: Discussion) -> Rest:
    """What lets out what too few have waiting. Only the first closing does."""
    is_over = rounds.is_over(discussion)
    if discussion.rest_is_out:
        return Rest.ONLY_SEALING if is_over else Rest.SEALING
    if not is_over:
        return Rest.END
    return Rest.TIME if ticks.is_promised(discussion) else Rest.MINUTE


def _seal_of(round_: Round) -> Seal:
    if round_.state != Round.State.READABLE and ticks.is_promised(round_.discussion):
        return Seal.TIME
    if rounds.is_over(round_.discussion):
        return Seal.CLOSING
    if round_.state == Round.State.READABLE:
        return Seal.OWN
    return Seal.PRESS if round_.discussion.reading_rule == Discussion.ReadingRule.WHEN_OPENED else Seal.ENOUGH


def _enough(round_: Round) -> int:
    return max(settings.TICK_VOICES, round_.discussion.floor_texts)


def _is_open_to_all(round_: Round) -> bool:
    """Whether nobody has to write first: in the closing thread, and where nobody can any more."""
    return round_.question.kind == round_.question.Kind.THREAD or rounds.is_over(round_.discussion)
