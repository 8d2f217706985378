"""The words of the dashboard: states, what each button does before it is pressed, and what was done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

OPEN_KEY = "b"


@dataclass(frozen=True)
class Offer:
    """A button: what stands on it, what it will do, and its key."""

    kind: str
    label: str
    told: str
    key: str


def tab(state: str) -> str:
    return {"waiting": _("Waiting"), "concerns": _("Concerns"), "readable": _("Readable"), "held": _("Held")}[state]


def empty(state: str) -> str:
    return {
        "waiting": _("Nothing waits for a look."),
        "concerns": _("Nobody has raised a concern that is still open."),
        "readable": _("Nothing can be read by the group yet."),
        "held": _("Nothing is held back."),
    }[state]


def item_state(state: str) -> str:
    return {"waiting": _("Waiting"), "cleared": _("Readable"), "held": _("Held"), "sent_back": _("Sent back")}[state]


def concern(reasons: Sequence[str]) -> str:
    """How many raised a concern, and why: "Concern from 2 · It names a person"."""
    if not reasons:
        return ""
    said = {
        "names": _("It names a person"),
        "attack": _("It attacks somebody"),
        "private": _("It tells something private"),
        "other": _("Something else"),
        "theme": _("Its writer finds it under the wrong theme"),
    }
    count = ngettext("Concern from %(count)s", "Concern from %(count)s", len(reasons)) % {"count": len(reasons)}
    return " · ".join([count, *(words for reason, words in said.items() if reason in reasons)])


def answered(count: int, expected: int, *, sealed: bool) -> str:
    """How many of those expected have answered or passed; in steps of three while sealed."""
    if sealed:
        return f"{count}–{count + 2}/{expected}"
    return f"{count}/{expected}"


def offer(kind: str) -> Offer:
    return {
        "release": Offer(kind, _("Release"), _("The group can read it."), "a"),
        "keep": Offer(kind, _("Keep"), _("It stays readable, and the concern is settled. Nobody is told."), "a"),
        "hold": Offer(kind, _("Hold"), _("Its words leave the board at once; a line says so."), "h"),
        "pin": Offer(kind, _("Pin"), _("It is marked to be shown on the screen."), "p"),
        "unpin": Offer(kind, _("Unpin"), _("It is no longer marked for the screen."), "p"),
    }[kind]


def done(kind: str, items: int) -> str:
    """What is said after an act: "1 item held"."""
    if kind == "undo":
        return _("Undone: it is as it was before")
    words = ngettext("%(count)s item %(done)s", "%(count)s items %(done)s", items)
    return words % {"count": items, "done": _did(kind)}


def _did(kind: str) -> str:
    return {
        "release": _("released"),
        "keep": _("kept"),
        "hold": _("held"),
        "send_back": _("sent back to be reworded"),
        "redact": _("partly blacked out"),
        "pin": _("pinned"),
        "unpin": _("unpinned"),
        "mute": _("muted"),
        "theme": _("put under a theme"),
        "untheme": _("taken from a theme"),
    }[kind]


def all_keys() -> tuple[tuple[str, str], ...]:
    """Every key, and what it does."""
    return (
        ("j", _("Next item")),
        ("k", _("Previous item")),
        ("x", _("Select it, or not")),
        ("a", _("Keep or release")),
        ("h", _("Hold")),
        (OPEN_KEY, _("Send back to its writer: opens the form")),
        ("t", _("Put it under a theme")),
        ("p", _("Pin, or unpin")),
        ("z", _("Undo what was done last")),
        ("?", _("Show these keys")),
    )
