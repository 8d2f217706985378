"""Sentences about what facilitators decided: the honest lines on the board, the rules, and the log."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from discussions.models import Act, Moderated


def not_seen() -> str:
    """Of what nobody may read as of what was never there: the two are not told apart."""
    return _("The group cannot read this, so nobody decides about it. The rest is shown as it stands now.")


def off_board(held: int, checking: int) -> str:
    """The line under a question of which answers are not shown; never whose, and empty where none is."""
    return " ".join(filter(None, (_held(held), _checking(checking))))


def _held(count: int) -> str:
    if not count:
        return ""
    words = ngettext(
        "%(count)s answer is held by the facilitator.", "%(count)s answers are held by the facilitator.", count
    )
    return words % {"count": count}


def _checking(count: int) -> str:
    if not count:
        return ""
    words = ngettext(
        "%(count)s answer waits until the facilitator has read it.",
        "%(count)s answers wait until the facilitator has read them.",
        count,
    )
    return words % {"count": count}


def held_replies(count: int) -> str:
    words = ngettext(
        "%(count)s reply is held by the facilitator.", "%(count)s replies are held by the facilitator.", count
    )
    return words % {"count": count}


def texts_hidden(readable: int, floor: int) -> str:
    """Why texts are closed where some of them are off the board, so that the number who answered says nothing."""
    if not readable:
        return _("No answer can be read at the moment; texts open at %(floor)s.") % {"floor": floor}
    words = ngettext(
        "%(count)s can be read at the moment; texts open at %(floor)s.",
        "%(count)s can be read at the moment; texts open at %(floor)s.",
        readable,
    )
    return words % {"count": readable, "floor": floor}


def rule(value: str) -> str:
    return str(Moderated.Rule(value).label) if value else ""


def logged(kind: str, *, answers: int, replies: int, number: int | None, undone: str = "", to_theme: str = "") -> str:
    """A line of the log, such as "Held an answer to question 3".

    `undone` is the kind of the act that was undone; `to_theme` says that a theme was made, called anew or deleted.
    """
    what = _things(answers, replies, number)
    if kind == Act.Kind.UNDO:
        return _("Undone: %(act)s") % {"act": _did(undone, what, to_theme)} if undone else _("Undone")
    return _did(kind, what, to_theme)


def _did(kind: str, what: str, to_theme: str) -> str:
    if to_theme:
        return _did_to_theme(to_theme, what)
    return {
        Act.Kind.RELEASE: _("Released %(what)s"),
        Act.Kind.KEEP: _("Kept %(what)s"),
        Act.Kind.HOLD: _("Held %(what)s"),
        Act.Kind.SEND_BACK: _("Sent %(what)s back"),
        Act.Kind.REDACT: _("Blacked out a part of %(what)s"),
        Act.Kind.PIN: _("Pinned %(what)s"),
        Act.Kind.UNPIN: _("Unpinned %(what)s"),
        Act.Kind.MUTE: _("Muted %(what)s"),
        Act.Kind.THEME: _("Put %(what)s under a theme"),
        Act.Kind.UNTHEME: _("Took %(what)s out of a theme"),
    }[Act.Kind(kind)] % {"what": what}


def _did_to_theme(done: str, what: str) -> str:
    if done == "called":
        return _("Renamed a theme")
    if done == "made":
        return _("Made a theme of %(what)s") % {"what": what} if what else _("Made a theme")
    return _("Deleted a theme of %(what)s") % {"what": what} if what else _("Deleted a theme")


def _things(answers: int, replies: int, number: int | None) -> str:
    """What an act was about: "an answer to question 3", "4 answers and 1 reply"."""
    parts = []
    if answers:
        parts.append(ngettext("an answer", "%(count)s answers", answers) % {"count": answers})
    if replies:
        parts.append(ngettext("a reply", "%(count)s replies", replies) % {"count": replies})
    things = _("%(first)s and %(second)s") % {"first": parts[0], "second": parts[1]} if parts[1:] else "".join(parts)
    return things if number is None else _("%(things)s to question %(number)s") % {"things": things, "number": number}
