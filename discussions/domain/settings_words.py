"""What is said of the settings: their names, what each makes people be told, and why one cannot change any more."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from . import local_times, words


def label(name: str) -> str:
    return {
        "edition": _("Passage"),
        "team": _("Team"),
        "expected": _("People expected"),
        "reading_rule": _("When people read each other"),
        "reads_at": _("The answers open at"),
        "moderation": _("Checking answers"),
        "floor_texts": _("Texts open at"),
        "floor_figures": _("Figures open at"),
        "joins_marks": _("Opinion groups"),
        "opens_at": _("Opens at"),
        "closes_at": _("Closes at"),
        "time_zone": _("Time zone"),
        "delete_on": _("Deleted on"),
    }[name]


def told(name: str) -> str:
    """What people are told because of a setting, in one line."""
    return {
        "edition": _("People read its text word for word. It cannot change once the discussion is open."),
        "team": _("People see this name at the top of every page."),
        "expected": _("People are told: how many voices there are, and how many were expected."),
        "reads_at": _("People are told: the answers open at this time. Only needed for that choice."),
        "floor_texts": _("People are told: texts open when so many have answered. 3 or more."),
        "floor_figures": _("People are told: figures open when so many have answered. 5 is safer, 3 is the least."),
        "opens_at": _("Who comes earlier is told when it opens. Empty: as soon as you open it."),
        "closes_at": _("People are told: you can write until then. Empty: until you close it."),
        "time_zone": _(
            "Times here are local to it. People read them in their own zone, or without scripts in this one."
        ),
        "delete_on": _("People are told: everything is deleted on this day."),
    }.get(name, "")


def told_choice(name: str, value: str) -> str:
    return {
        "reading_rule": {
            "after_own": _("People are told: you read the others' answers after answering or passing the question."),
            "when_opened": _(
                "People are told: answers are sealed until the facilitator opens them, or until closing at the latest."
            ),
            "at_time": _("People are told: answers are sealed until the time that was set."),
        },
        "moderation": {
            "after_reading": _("People are told: answers are not checked first; one can be put on hold later."),
            "check_first": _("People are told: the facilitator reads each answer before the group does."),
        },
        "joins_marks": {
            "False": _(
                "People are told nothing more: two marks of one person carry nothing that shows one hand. Chosen later "
                "on, it takes all marks apart at once, and the groups that were found go."
            ),
            "True": _(
                "For 20 people or more. People are told: your marks on the answers to a question are joined until they "
                "are counted for the last time after closing, and about a quarter of them, drawn by chance, are left "
                "out."
            ),
        },
    }[name][value]


def bound(name: str) -> str:
    """What is still possible with a setting after the first answer."""
    return {
        "reads_at": _("After the first answer it can only move to a later time."),
        "floor_texts": _("After the first answer it can only go up."),
        "floor_figures": _("After the first answer it can only go up."),
        "opens_at": _("It stays as it is: the first answer has been given."),
        "closes_at": _("After the first answer it can only move to a later time."),
        "time_zone": _("Changing it changes how times are shown, not when they are."),
        "delete_on": _("After the first answer it can only move to an earlier day."),
    }.get(name, "")


def not_looser(name: str) -> str:
    """Why a change was refused, beside its field."""
    return {
        "reading_rule": _("After the first answer this can only become stricter, and a time that was told is kept."),
        "moderation": _("After the first answer this can only become stricter."),
        "joins_marks": _("After the first answer marks cannot be joined any more; they can be kept apart at any time."),
    }.get(name, bound(name))


def not_any_more(name: str) -> str:
    """Why a choice is offered no more."""
    return f"{_('Not possible any more.')} {not_looser(name)}"


def moment(when: datetime, zone: str) -> str:
    """A moment in the words of its zone: "3 December 2026, 14:00 (Europe/Berlin)"."""
    day = date_format(when.astimezone(ZoneInfo(zone)), "j F Y, H:i")
    return f"{day} ({zone.replace('_', ' ')})"


def with_moment(sentence: str, when: datetime, zone: str) -> SafeString:
    """A sentence with its moment as an element."""
    element = local_times.element(when, moment(when, zone))
    return mark_safe(escape(sentence) % {"moment": element})  # noqa: S308 - escaped, and an element of ours


def opens_on(when: datetime, zone: str) -> SafeString:
    return with_moment(_("This discussion has not opened yet. It opens on %(moment)s."), when, zone)


def voices(count: int, expected: int, *, exact: bool) -> str:
    """How many came; in steps of three, and said so, while their answers are sealed."""
    if exact:
        return words.voices(count, expected)
    numbers = {"voices": count, "expected": expected}
    if count < words.STEP:
        return _("fewer than 3 voices, %(expected)s expected") % numbers
    said = ngettext(
        "%(voices)s voice or more, %(expected)s expected", "%(voices)s voices or more, %(expected)s expected", count
    )
    return said % numbers


def expected(count: int) -> str:
    """How many are expected where nobody can have come yet."""
    return _("%(expected)s expected") % {"expected": count}


def run(number: int) -> str:
    """Which run of a team it is, counted from its first."""
    return _("run %(number)s") % {"number": number}


def closed_on(when: datetime, zone: str) -> str:
    return _("closed on %(day)s") % {"day": _day(when.astimezone(ZoneInfo(zone)))}


def kept_until(day: date) -> str:
    return _("kept until %(day)s") % {"day": _day(day)}


def with_code(code: str) -> str:
    return _("code %(code)s") % {"code": code}


def to_look_at(waiting: int, reported: int) -> str:
    """What waits for the facilitator, or nothing."""
    parts = []
    if waiting:
        parts.append(_("%(count)s to check") % {"count": waiting})
    if reported:
        parts.append(_("%(count)s reported") % {"count": reported})
    return " · ".join(parts)


def _day(when: date) -> str:
    return date_format(when, "j F Y")
