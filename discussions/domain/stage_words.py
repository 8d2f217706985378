"""The words of a workshop: what a step is called, what a button will do, and what phones and screen say."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from .opening_words import Rest, Seal
from .stage_steps import Step


def step(one: Step) -> str:
    """What a step is called on the console: "Question 2 · write"."""
    name = {
        "free": _("Not begun"),
        "read": _("Read the passage"),
        "write": _("write"),
        "exchange": _("read each other"),
        "compare": _("compare and talk"),
        "commit": _("What we will try"),
        "close": _("Close"),
    }[one.phase]
    if one.phase in ("write", "exchange", "compare"):
        return _("Question %(number)s · %(name)s") % {"number": one.number, "name": name}
    return name


def closed() -> str:
    """What the screen, the sheet to share and the console say of a discussion that is over."""
    return _("This discussion is closed. It can still be read.")


def last_step() -> str:
    return _("This was the last step.")


def question_of(number: int, total: int) -> str:
    return _("Question %(number)s of %(total)s") % {"number": number, "total": total}


def told(one: Step, *, opens: bool, sealed: Seal | None, rest: Rest, leads: bool) -> str:
    """What going to a step does. `opens`: it opens answers; `sealed`: what keeps them sealed all the same.

    `rest`: what lets out what too few have waiting, as it is before the step.
    """
    said = [
        {
            "free": _("Phones are left to themselves again."),
            "read": _("The passage comes onto the screen."),
            "write": _("The question comes onto the screen."),
            "exchange": _("People read each other on their phones."),
            "compare": _("How the answers compare comes onto the screen."),
            "commit": _("Talk about what you will try. The takeaway page comes onto the screen once you show it."),
            "close": _("Nobody can write or mark any more."),
        }[one.phase]
    ]
    if one.phase == "close" and sealed is None:
        said.append(_let_out(rest))
    if opens:
        said.append(_("The answers open now."))
    if sealed is Seal.TIME:
        said.append(_("The answers open at the time that was set."))
    elif sealed:
        said.append(_("Fewer than 3 have answered, so the answers stay sealed."))
    if leads and one.phase not in ("free", "close"):
        said.append(_("Phones follow, but for those somebody types on."))
    return " ".join(filter(None, said))


def _let_out(rest: Rest) -> str:
    """What a closing lets out; nothing where there is none, since it is closed already."""
    said = {
        Rest.END: _(
            "What %(count)s or more have waiting becomes readable now, what fewer have a minute later at the earliest."
        ),
        Rest.SEALING: _(
            "What %(count)s or more have waiting becomes readable now. It was closed before, so what fewer have stays "
            "back until you seal it."
        ),
    }.get(rest, "")
    return said % {"count": settings.TICK_VOICES}


def undo_told(*, opened: bool, closed: bool) -> str:
    """What taking the last step back does."""
    if closed:
        return _("The discussion opens again, and what it opened is sealed again. What was read stays read.")
    if opened:
        return _("The answers are sealed again. What was read stays read.")
    return _("It is as it was before the last press.")


def following(one: Step) -> str:
    """What phones say about where the group is."""
    return {
        "free": "",
        "read": _("The group is reading the passage."),
        "write": _("The group is at question %(number)s, writing."),
        "exchange": _("The group is at question %(number)s, reading each other."),
        "compare": _("The group is at question %(number)s, comparing and talking."),
        "commit": _("The group is talking about what it will try."),
        "close": _("The group has come to the end."),
    }[one.phase] % {"number": one.number}


def go_there(one: Step) -> str:
    """The link to where the group is."""
    return {
        "read": _("To the passage"),
        "write": _("To question %(number)s"),
        "exchange": _("To question %(number)s"),
        "compare": _("To the comparison"),
        "commit": _("To the closing thread"),
        "close": _("What we take away"),
    }[one.phase] % {"number": one.number}


def view(value: str) -> str:
    return {
        "door": _("The way in"),
        "passage": _("Passage"),
        "question": _("Question"),
        "wall": _("All answers"),
        "pinned": _("Pinned"),
        "picture": _("Ratings"),
        "themes": _("Themes"),
        "agreed": _("Where many agree"),
        "differ": _("Where we differ"),
        "heard": _("Said by one, read by all"),
        "moved": _("Second thoughts"),
        "groups": _("Opinion groups"),
        "lines": _("Lines that moved us"),
        "then": _("Then and now"),
        "teams": _("Beside other teams"),
        "prompt": _("Prompt"),
        "takeaway": _("Takeaway"),
    }[value]


def prompt_label(value: str) -> str:
    return {"alone": _("Alone"), "pairs": _("In pairs"), "fours": _("In fours"), "all": _("All together")}[value]


def prompt(value: str) -> str:
    """What the screen asks people to do."""
    return {
        "": "",
        "alone": _("Take a moment alone. Which of these answers stays with you, and why?"),
        "pairs": _("Turn to somebody next to you. One speaks and one listens; then change."),
        "fours": _("Two pairs come together. Where do you see it the same, and where differently?"),
        "all": _("All together: what do we want to try, and what would help?"),
    }[value]


def here(count: int, expected: int) -> str:
    return _("%(count)s here, %(expected)s expected") % {"count": count, "expected": expected}


def answered(count: int, expected: int) -> str:
    """How many answered or passed, where the group may know it."""
    if count > expected:
        return _("%(count)s have answered") % {"count": count}
    return _("%(count)s of %(expected)s have answered") % {"count": count, "expected": expected}


def clock_time(moment: datetime, zone: str) -> str:
    """Until when a timer runs, in the time zone of the discussion."""
    return _("until %(time)s") % {"time": date_format(moment.astimezone(ZoneInfo(zone)), "H:i")}


def not_to_be_read() -> str:
    return _("These answers are sealed.")


def nothing_pinned() -> str:
    return _("Nothing is pinned yet.")


def no_themes() -> str:
    return _("There are no themes yet.")


def no_takeaway() -> str:
    return _("What we take away will stand here.")
