"""The settings of a discussion as one value, and which values make no sense together."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings as site
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from discussions.models import Discussion

from . import clock, local_times

KEPT_FOR = timedelta(days=90)
KEPT_AT_LEAST, KEPT_AT_MOST = timedelta(days=1), timedelta(days=400)
MOMENTS = ("reads_at", "opens_at", "closes_at")
# What decides whether answers can open at a time.
READING = ("reading_rule", "reads_at", "closes_at", "delete_on")


@dataclass(frozen=True)
class Settings:
    """All that a facilitator sets before a discussion; each name is the column's."""

    team: str
    expected: int
    reading_rule: str
    reads_at: datetime | None
    moderation: str
    floor_texts: int
    floor_figures: int
    joins_marks: bool
    opens_at: datetime | None
    closes_at: datetime | None
    time_zone: str
    delete_on: date


NAMES = tuple(field.name for field in fields(Settings))


def settings_of(discussion: Discussion) -> Settings:
    return Settings(**{name: getattr(discussion, name) for name in NAMES})


def usual() -> Settings:
    """What a new discussion begins with."""
    return Settings(
        team="",
        expected=12,
        reading_rule=Discussion.ReadingRule.AFTER_OWN.value,
        reads_at=None,
        moderation=Discussion.Moderation.AFTER_READING.value,
        floor_texts=3,
        floor_figures=5,
        joins_marks=False,
        opens_at=None,
        closes_at=None,
        time_zone=site.TIME_ZONE,
        delete_on=clock.today() + KEPT_FOR,
    )


def shown(settings: Settings) -> dict[str, str]:
    """The settings as a form shows them, with times local to their zone."""
    texts = {name: str(getattr(settings, name)) for name in NAMES}
    return texts | {name: local_times.written(getattr(settings, name), settings.time_zone) for name in MOMENTS}


def faults(settings: Settings, *, before: Settings) -> dict[str, str]:
    """A sentence for each setting that makes no sense. What was so before is not held against anybody."""
    found = {}
    said = reading_fault(settings)
    if said and any(getattr(settings, name) != getattr(before, name) for name in READING):
        found["reads_at"] = said
    if settings.closes_at != before.closes_at and settings.closes_at and settings.closes_at <= clock.now():
        found["closes_at"] = _("This time has passed.")
    if settings.opens_at and settings.closes_at and settings.closes_at <= settings.opens_at:
        found["closes_at"] = _("It has to close after it opens.")
    if (settings.delete_on, settings.closes_at, settings.opens_at) != (
        before.delete_on,
        before.closes_at,
        before.opens_at,
    ):
        found |= _delete_fault(settings, before)
    return found


def reading_fault(settings: Settings) -> str:
    """Why answers cannot open at the time that is set; empty where they can, and under any other rule."""
    if settings.reading_rule != Discussion.ReadingRule.AT_TIME:
        return ""
    if settings.reads_at is None:
        return _("Choose the time when the answers open.")
    if settings.closes_at and settings.reads_at > settings.closes_at:
        return _("The answers would open after the discussion closes. Choose an earlier time.")
    if settings.reads_at.astimezone(ZoneInfo(settings.time_zone)).date() >= settings.delete_on:
        return _("Everything would be deleted before the answers open. Choose an earlier time.")
    return ""


def first_and_last_day() -> tuple[date, date]:
    """Between which days everything may be deleted, seen from today."""
    return clock.today() + KEPT_AT_LEAST, clock.today() + KEPT_AT_MOST


def _delete_fault(settings: Settings, before: Settings) -> dict[str, str]:
    first, last = first_and_last_day()
    if settings.delete_on != before.delete_on and not first <= settings.delete_on <= last:
        days = {"first": date_format(first, "j F Y"), "last": date_format(last, "j F Y")}
        return {"delete_on": _("Choose a day from %(first)s to %(last)s.") % days}
    zone = ZoneInfo(settings.time_zone)
    times = [one.astimezone(zone).date() for one in (settings.opens_at, settings.closes_at) if one]
    if any(day >= settings.delete_on for day in times):
        return {"delete_on": _("Everything would be deleted before the discussion is over. Choose a later day.")}
    return {}
