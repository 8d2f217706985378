"""Moments as people write them: a local time in a named zone. Pure: no clock, no database."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from django.utils.html import format_html
from django.utils.safestring import SafeString

_WRITTEN = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?", re.ASCII)
_YEARS = range(2000, 2200)


class NotATime(ValueError):
    """The text is no date with a time."""


class ComesTwice(ValueError):
    """Clocks are set back over this time, so it means two moments."""


class NeverComes(ValueError):
    """Clocks are set forward over this time, so it means none."""


@lru_cache
def zones() -> tuple[str, ...]:
    """The zones that are offered: places, and UTC."""
    places = (name for name in available_timezones() if "/" in name and not name.startswith(("Etc/", "SystemV/")))
    return ("UTC", *sorted(places))


def moment(text: str, zone: str) -> datetime:
    """The moment that a local time means. Raises NotATime, ComesTwice or NeverComes."""
    local = _read(text)
    first, second = (local.replace(tzinfo=ZoneInfo(zone), fold=fold) for fold in (0, 1))
    if first.astimezone(UTC).astimezone(first.tzinfo).replace(tzinfo=None, fold=0) != local:
        raise NeverComes
    if first.utcoffset() != second.utcoffset():
        raise ComesTwice
    return first.astimezone(UTC)


def written(when: datetime | None, zone: str) -> str:
    """A moment as a form for local times shows it; empty for none."""
    return when.astimezone(ZoneInfo(zone)).strftime("%Y-%m-%dT%H:%M") if when else ""


def element(when: datetime, said: str) -> SafeString:
    """A moment in words, as an element that times.js puts into the reader's own zone."""
    return format_html('<time datetime="{}">{}</time>', when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), said)


def _read(text: str) -> datetime:
    if not _WRITTEN.fullmatch(text):
        raise NotATime
    try:
        local = datetime.fromisoformat(text)
    except ValueError:
        raise NotATime from None
    if local.year not in _YEARS:
        raise NotATime
    return local
