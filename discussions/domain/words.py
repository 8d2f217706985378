"""Every sentence that is made from figures or states, in one place and translatable. Numbers are counts."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

STEP = 3


def sealed(count: int) -> str:
    """What is said of answers that nobody may read yet; `count` has been rounded down to a step of three."""
    if count < STEP:
        return _("Fewer than 3 answers so far, sealed until you answer or pass.")
    return _("%(count)s answers or more, sealed until you answer or pass.") % {"count": count}


def opens_later(rule: str) -> str:
    if rule == "when_opened":
        return _("The answers open when the facilitator opens them.")
    if rule == "at_time":
        return _("The answers open at the time that was set.")
    return _("The answers open when 3 people have answered.")


def texts_hidden(answered: int, floor: int) -> str:
    if answered == 0:
        return _("Nobody has written an answer here yet.")
    words = ngettext("%(count)s answered; texts open at %(floor)s.", "%(count)s answered; texts open at %(floor)s.", answered)
    return words % {"count": answered, "floor": floor}


def figures_hidden(rated: int, floor: int) -> str:
    words = ngettext("%(count)s answered; figures open at %(floor)s.", "%(count)s answered; figures open at %(floor)s.", rated)
    return words % {"count": rated, "floor": floor}


def all_passed(passed: int) -> str:
    words = ngettext("%(count)s person passed; nobody wrote an answer.", "All %(count)s passed; nobody wrote an answer.", passed)
    return words % {"count": passed}


def marks(same: int, differently: int, read_by: int) -> str:
    """The marks of one answer: "true for 9 of the 11 who read it · 1 sees it differently"."""
    if read_by == 0:
        return ""
    first = ngettext("true for %(same)s of the 1 who read it", "true for %(same)s of the %(read)s who read it", read_by)
    second = ngettext("%(count)s sees it differently", "%(count)s see it differently", differently)
    parts = [first % {"same": same, "read": read_by}]
    if differently:
        parts.append(second % {"count": differently})
    return " · ".join(parts)


def coverage(unread: int, total: int) -> str:
    """Whether every answer has been read by somebody, as of the last tick."""
    if total == 0:
        return ""
    if unread == 0:
        return _("Every answer has been read by someone.")
    words = ngettext("%(count)s answer has not been read by anyone yet.", "%(count)s answers have not been read by anyone yet.", unread)
    return words % {"count": unread}


def own_state(state: str) -> str:
    return {
        "sealed": _("Sealed. It opens together with the others."),
        "waiting": _("Yours joins with the next two, or at closing."),
        "readable": _("Readable for the group."),
        "reworded": _("Readable, and marked as reworded."),
    }[state]


def voices(count: int, expected: int) -> str:
    return _("%(voices)s voices, %(expected)s expected") % {"voices": count, "expected": expected}


def closed() -> str:
    return _("This discussion is closed. You can still read, and take back what you wrote.")


def not_asked_yet() -> str:
    return _("The facilitator has not asked this question yet.")


def at_least(count: int) -> str:
    """A count while answers are sealed, rounded down to a step of three."""
    if count < STEP:
        return _("fewer than 3 have answered")
    return _("%(count)s or more have answered") % {"count": count}


def kind(value: str) -> str:
    return {"text": _("Answer"), "pass": _("Pass"), "reply": _("Reply")}[value]


def discussion_state(state: str) -> str:
    return {"draft": _("Draft"), "open": _("Open"), "closed": _("Closed")}[state]


def round_state(state: str) -> str:
    return {"waiting": _("Not asked yet"), "writing": _("Writing, sealed"), "readable": _("Readable")}[state]


def opens_after_own() -> str:
    return _("This opens after you answer or pass the question.")
