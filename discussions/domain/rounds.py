"""The lock of a question, and who has something waiting for its next tick."""

from __future__ import annotations

from uuid import UUID

from discussions.models import Discussion, Round

from . import clock, mutes, words
from .anonymity import Purpose, Voice
from .refusals import Closed, NotWriting, TooMany

# More than a person marks and writes between two ticks; beyond it, a device is being noisy.
WAITING_AT_MOST = 60


def lock(round_id: UUID) -> Round:
    """The question's row, locked until the transaction ends. Every write to a question begins here."""
    return Round.objects.select_for_update(of=("self",)).select_related("discussion", "question").get(pk=round_id)


def lock_for_writing(round_id: UUID, voice: Voice) -> Round:
    """As `lock`, for a voice that wants to write.

    Raises NotWriting before the question is asked, Closed after the closing time and its grace, Muted.
    """
    round_ = lock(round_id)
    if is_over(round_.discussion):
        raise Closed
    if round_.state == Round.State.WAITING:
        raise NotWriting
    mutes.refuse_muted(voice, round_.discussion_id)
    return round_


def is_over(discussion: Discussion) -> bool:
    """Whether nothing more is taken: closed by the facilitator, or a minute after the closing time."""
    late = discussion.closes_at is not None and clock.now() > discussion.closes_at + clock.GRACE
    return discussion.state != Discussion.State.OPEN or late


def why_closed(round_: Round) -> str:
    """Why nothing can be written to a question, in words; empty where it can."""
    if is_over(round_.discussion):
        return words.closed(is_sealed=round_.discussion.is_sealed)
    return words.not_asked_yet() if round_.state == Round.State.WAITING else ""


def add_waiting(round_: Round, voice: Voice, change: int = 1) -> None:
    """Count one more thing of this voice for the next tick, or one less.

    Voices are told apart by a tag whose scope is this tick alone, so it joins nothing to nothing. Before the
    first tick there is no need to: the answers themselves are counted.
    """
    if not round_.ticks:
        return
    mark = _mark(round_, voice)
    count = round_.waiting.pop(mark, 0) + change
    # Sorted by a random-looking mark: the row keeps no order of coming.
    round_.waiting = dict(sorted((round_.waiting | ({mark: count} if count > 0 else {})).items()))
    round_.save(update_fields=("waiting",))


def refuse_noise(round_: Round, voice: Voice) -> None:
    """Raises TooMany where one voice has more waiting than a person writes between two ticks."""
    if round_.waiting.get(_mark(round_, voice), 0) >= WAITING_AT_MOST:
        raise TooMany


def _mark(round_: Round, voice: Voice) -> str:
    return voice.tag(Purpose.WAITING, UUID(int=round_.id.int ^ round_.ticks)).hex()
