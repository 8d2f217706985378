"""When answers open and what waits joins the others, in words. Numbers are counts."""

from __future__ import annotations

from enum import Enum, auto

from django.conf import settings
from django.utils.translation import gettext as _


class Seal(Enum):
    """What opens answers that somebody may not read yet."""

    OWN = auto()
    ENOUGH = auto()
    PRESS = auto()
    TIME = auto()
    CLOSING = auto()


class Rest(Enum):
    """What lets out what fewer than a tick needs have waiting."""

    END = auto()
    SEALING = auto()
    MINUTE = auto()
    TIME = auto()
    ONLY_SEALING = auto()


def opens(seal: Seal, *, enough: int) -> str:
    """When answers open, told to whoever has answered or passed, and of all of them."""
    return {
        Seal.OWN: _("The answers are open."),
        Seal.ENOUGH: _("The answers open when %(enough)s people have answered."),
        Seal.PRESS: _("The answers open when the facilitator opens them, or at closing."),
        Seal.TIME: _("The answers open at the time that was set."),
        Seal.CLOSING: _("The answers open a minute after closing."),
    }[seal] % {"enough": enough}


def opens_after_own(seal: Seal, *, enough: int) -> str:
    """When a question opens for somebody who has neither answered nor passed it, and still can."""
    return {
        Seal.OWN: _("This opens after you answer or pass the question."),
        Seal.ENOUGH: _("This opens when %(enough)s people have answered or passed, you among them."),
        Seal.PRESS: _("This opens when the facilitator opens it, once you have answered or passed the question."),
        Seal.TIME: _("This opens at the time that was set, once you have answered or passed the question."),
    }[seal] % {"enough": enough}


def sealed(seal: Seal, *, count: int, enough: int) -> str:
    """As `opens_after_own`, with how many have answered; `count` has been rounded down to a step of three."""
    few, more = {
        Seal.OWN: (
            _("Fewer than 3 answers so far, sealed until you answer or pass."),
            _("%(count)s answers or more, sealed until you answer or pass."),
        ),
        Seal.ENOUGH: (
            _("Fewer than 3 answers so far, sealed until there are %(enough)s and you answer or pass."),
            _("%(count)s answers or more, sealed until there are %(enough)s and you answer or pass."),
        ),
        Seal.PRESS: (
            _("Fewer than 3 answers so far, sealed until the facilitator opens them and you answer or pass."),
            _("%(count)s answers or more, sealed until the facilitator opens them and you answer or pass."),
        ),
        Seal.TIME: (
            _("Fewer than 3 answers so far, sealed until the time that was set, and until you answer or pass."),
            _("%(count)s answers or more, sealed until the time that was set, and until you answer or pass."),
        ),
    }[seal]
    return (more if count else few) % {"count": count, "enough": enough}


def joins(rest: Rest) -> str:
    """What becomes of something of one's own that waits."""
    return {
        Rest.END: _("Yours joins with the next %(others)s, or at the end."),
        Rest.SEALING: _(
            "Yours joins with the next %(others)s. If the discussion is sealed before, words join all the same, and "
            "ratings do not."
        ),
        Rest.MINUTE: _("Yours joins the others a minute after closing."),
        Rest.TIME: _("Yours joins the others at the time that was set."),
        Rest.ONLY_SEALING: _(
            "Yours is kept back. If the discussion is sealed, words join the others, and ratings of three or more do."
        ),
    }[rest] % {"others": settings.TICK_VOICES - 1}


def joins_if_sent(rest: Rest) -> str:
    """What becomes of anything that is sent once answers can be read, told before it is sent."""
    if rest is Rest.SEALING:
        said = _(
            "The answers are open already. What you send joins with what the next %(others)s people send. If the "
            "discussion is sealed before, words join all the same, then perhaps alone, and ratings and marks do not."
        )
    else:
        said = _(
            "The answers are open already. What you send joins with what the next %(others)s people send, or at the "
            "end, then perhaps alone."
        )
    return said % {"others": settings.TICK_VOICES - 1}


def not_in_the_picture(rest: Rest) -> str:
    return " ".join((_("Not in this picture yet."), joins(rest)))
