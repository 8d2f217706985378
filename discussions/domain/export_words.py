"""The words of exported files: heads of columns, kinds of rows, headings."""

from __future__ import annotations

from django.utils.translation import gettext as _

from .results import Scale


def columns() -> tuple[str, ...]:
    return (
        _("Number"),
        _("Question"),
        _("What"),
        _("Text"),
        _("Under"),
        _("People"),
        _("True for me too"),
        _("I see it differently"),
        _("Skipped"),
        _("Read by"),
        _("Reworded"),
    )


def kind(value: str) -> str:
    return {
        "answered": _("Answered"),
        "passed": _("Passed"),
        "hidden": _("Not shown"),
        "empty": _("Empty"),
        "finding": _("Finding"),
        "me": _("Me"),
        "guess": _("My guess of this team"),
        "answer": _("Answer"),
        "second": _("On second thought"),
        "moved": _("After reading"),
        "reply": _("Reply"),
        "reply_by_author": _("Reply of the writer"),
        "struck": _("A line that struck"),
        "read_differently": _("A line read differently"),
    }[value]


def point(value: int, scale: Scale) -> str:
    """A point of a scale, with the word at its end: "5 readily"."""
    end = {1: scale.low, 5: scale.high}.get(value, "")
    return f"{value} {end}".strip()


def reworded() -> str:
    return _("reworded")


def the_writer() -> str:
    return _("the writer")


def sample() -> str:
    return _("This is a rehearsal with sample people. Nobody real wrote these answers.")


def team(name: str) -> str:
    return _("Team: %(team)s") % {"team": name}


def asked(number: int, text: str, *, is_thread: bool) -> str:
    """The heading of a question: "Question 1: …"."""
    if is_thread:
        return _("To close: %(text)s") % {"text": text}
    return _("Question %(number)s: %(text)s") % {"number": number, "text": text}


def lines() -> str:
    return _("Lines that moved us")


def not_read() -> str:
    return _("not read by anyone yet")


def rating() -> str:
    return _("Rating")


def median() -> str:
    return _("Median")


def promise(text: str, owner: str, day: str) -> str:
    """A commitment with what was said of it: "… · Ana · by 3 March 2030"."""
    return " · ".join(filter(None, (text, owner, _("by %(day)s") % {"day": day} if day else "")))


def takeaway_headings() -> dict[str, str]:
    return {
        "heard": _("What we heard"),
        "differ": _("Where we differ"),
        "attempt": _("What we will try"),
        "commitments": _("Who does what"),
    }
