"""Sentences about the lines of a passage."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def marks(struck: int, differently: int) -> str:
    """What the marks of a line say: "struck 7 of us · 3 read it differently"."""
    first = ngettext("struck %(count)s of us", "struck %(count)s of us", struck) % {"count": struck}
    second = ngettext("%(count)s reads it differently", "%(count)s read it differently", differently)
    return " · ".join([first] * bool(struck) + [second % {"count": differently}] * bool(differently))


def with_quotes(said: str, count: int) -> str:
    quoted = ngettext("quoted in %(count)s answer", "quoted in %(count)s answers", count) % {"count": count}
    return f"{said} · {quoted}"


def own(count: int) -> str:
    words = ngettext("You marked %(count)s line of the passage.", "You marked %(count)s lines of the passage.", count)
    return words % {"count": count} if count else ""


def numbers() -> str:
    """What a number beside a line means."""
    return _("A number says how many a line struck, one after ↔ how many read it differently.")


def most_marked() -> str:
    return " ".join((_("Shown here are the lines most marked."), numbers()))


def invites() -> str:
    return _("Mark what struck you, or what you read differently. Marks are counted, never named.")


def how_to_mark() -> str:
    return _("Choose a sentence: say that it struck you, that you read it differently, or begin an answer with it.")


def too_few(floor: int) -> str:
    return _("How many marked it is shown once %(floor)s have.") % {"floor": floor}


def joins_later() -> str:
    """When a mark is seen by others, told before it is made."""
    return _("Marks are counted, never named. They join the others’ %(count)s people at a time.") % {
        "count": settings.TICK_VOICES
    }


def opens_with_answers() -> str:
    return _("What the others marked opens together with the first answers that you can read.")


def closed() -> str:
    return _("This discussion is closed, so nothing more is marked.")
