"""Sentences of the staff door that are made from figures or states."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

MINUTE = 60


def end_told(*, is_closed: bool, rest_is_out: bool, promised: bool = False) -> str:
    """What closing a discussion does, or opening it again; `promised`: its answers open at a time that lies ahead."""
    if is_closed and rest_is_out:
        said = _(
            "People can write and mark again. What they have read stays readable. From now on new answers join only "
            "%(count)s at a time, after the next closing too; what is left over then waits until you seal the "
            "discussion."
        )
    elif is_closed:
        said = _("People can write and mark again. What they have read stays readable.")
    elif rest_is_out:
        said = _(
            "Nobody can write or mark any more. It was closed before, so what fewer than %(count)s have waiting stays "
            "back until you seal it. People can still read, and take back what they wrote. You can open it again."
        )
    elif promised:
        said = _(
            "Nobody can write or mark any more. Sealed answers open at the time that was set, and not before; what "
            "fewer than %(count)s have waiting goes out then, too. People can still take back what they wrote. You can "
            "open it again."
        )
    else:
        said = _(
            "Nobody can write or mark any more. What %(count)s or more have waiting becomes readable now, what fewer "
            "have a minute later. People can still read, and take back what they wrote. You can open it again."
        )
    return said % {"count": settings.TICK_VOICES}


def wait(seconds: int) -> str:
    """How long somebody has to wait after wrong tries; from two minutes on in minutes, rounded up."""
    if seconds < 2 * MINUTE:
        words = ngettext(
            "That was tried several times. Wait %(count)s second, then try again.",
            "That was tried several times. Wait %(count)s seconds, then try again.",
            seconds,
        )
        return words % {"count": seconds}
    words = ngettext(
        "That was tried several times. Wait %(count)s minute, then try again.",
        "That was tried several times. Wait %(count)s minutes, then try again.",
        -(-seconds // MINUTE),
    )
    return words % {"count": -(-seconds // MINUTE)}


def done(what: str) -> str:
    """What a page says after an act that led back to it; nothing for any other word."""
    return {
        "sent": _(
            "If this address belongs to a facilitator, a link is on its way to it. "
            "If nothing comes within a few minutes, ask for a link as below."
        ),
        "password": _("Your new password holds from now on. Other browsers were signed out."),
        "address": _("Your address was changed."),
        "asked": _("A link was sent to the new address. Your address changes once you open it."),
        "elsewhere": _("Every other browser is signed out, and links that were not used no longer work."),
        "removed": _("Removed. That person has no way in here any more."),
    }.get(what, "")


def invited(email: str, *, mailed: bool, needs_link: bool, tried_mail: bool) -> str:
    """What happened to an invitation."""
    if mailed:
        return _("%(email)s runs this discussion with you now, and a mail says so.") % {"email": email}
    if needs_link and tried_mail:
        return _("%(email)s was added, but the mail did not go out. Hand this link over yourself.") % {"email": email}
    if needs_link:
        return _("%(email)s was added. Give this link to them.") % {"email": email}
    if tried_mail:
        return _("%(email)s runs this discussion with you now. The mail did not go out: tell them yourself.") % {
            "email": email
        }
    return _("%(email)s runs this discussion with you now, and finds it after signing in. Tell them.") % {
        "email": email
    }
