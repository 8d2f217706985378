"""Who has marked answers since the marks were counted last. They are counted anew once three people have.

Three who act may be two who reply and one who marks. Counted then, the marks of one hand would lie open together, and
beside them the one answer that this hand did not mark, because it wrote it.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings

from discussions.models import Round

from . import rounds
from .anonymity import Purpose, Voice

# In the figures of a question: since which tick marks wait, and how many of each voice.
NAME = "marking"
# Far above any number of ticks, so that no tag here is one of those of the next tick.
APART = 1 << 100


def add(round_: Round, voice: Voice, change: int = 1) -> None:
    """Count so many marks more, or less, that this voice has waiting. The caller holds the question's lock."""
    since, waiting = _waiting(round_)
    tag = voice.tag(Purpose.WAITING, UUID(int=round_.id.int ^ since ^ APART))[: rounds.MARK_BYTES].hex()
    count = waiting.pop(tag, 0) + change
    _keep(round_, since, waiting | ({tag: count} if count > 0 else {}))


def lose(round_: Round, marks: int) -> None:
    """So many marks that wait go with the words they are of. The caller holds the question's lock."""
    since, waiting = _waiting(round_)
    if marks and waiting:
        _keep(round_, since, waiting | {rounds.LOST: waiting.get(rounds.LOST, 0) + marks})


def may_be_counted(round_: Round) -> bool:
    """Whether marks may be counted anew: those of nobody wait, or those of enough people."""
    waiting = _waiting(round_)[1]
    return not waiting or rounds.certain(waiting) >= settings.TICK_VOICES


def kept(round_: Round) -> dict[str, Any]:
    """What a tick that counts no marks leaves for the next one."""
    return {NAME: round_.figures[NAME]} if round_.figures and NAME in round_.figures else {}


def forget(round_: Round) -> None:
    """Nobody marks any more, so nothing need tell how many of the marks are of one voice. The caller holds the lock."""
    if round_.figures and round_.figures.pop(NAME, None):
        round_.save(update_fields=("figures",))


def _waiting(round_: Round) -> tuple[int, dict[str, int]]:
    found = (round_.figures or {}).get(NAME) or {"since": round_.ticks, "voices": {}}
    return found["since"], dict(found["voices"])


def _keep(round_: Round, since: int, waiting: dict[str, int]) -> None:
    # Sorted by a random-looking tag: the row keeps no order of coming.
    found = {NAME: {"since": since, "voices": dict(sorted(waiting.items()))}}
    round_.figures = (round_.figures or {}) | found
    round_.save(update_fields=("figures",))
