"""How many are here: a number without persons, from the phones whose page is open and the voices that wrote."""

from __future__ import annotations

from discussions.live import presence
from discussions.live.announce import announce
from discussions.models import Discussion

from . import attention, stage_words


def here_words(discussion: Discussion) -> str:
    """How many are here, of how many expected. Facilitators and screens are not counted.

    Whoever has scripts switched off is counted once they wrote; while the answers are sealed, in steps of three.
    """
    voices = attention.voices_of([discussion.pk]).get(discussion.pk, attention.NOBODY)
    return stage_words.here(max(presence.here(discussion.slug), voices.count), discussion.expected)


def tell() -> None:
    """Tell the other processes how many phones are here in this one."""
    for slug, topic in presence.news():
        announce(slug, topic)
