"""The one place where the domain asks what time it is."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

GRACE = timedelta(minutes=1)
# So long can a step be undone, a closing too.
UNDONE_WITHIN = timedelta(minutes=1)


def now() -> datetime:
    return timezone.now()


def today() -> date:
    return timezone.localdate()


def has_come(day: date, *, zone: str) -> bool:
    """Whether a day has begun, here and in that zone."""
    return day <= today() and day <= now().astimezone(ZoneInfo(zone)).date()
