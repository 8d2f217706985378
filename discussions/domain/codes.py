"""The door with a code: eight digits, open while the facilitator keeps it open."""

from __future__ import annotations

import re

from django.core.cache import cache

from discussions.models import Discussion

from . import clock
from .refusals import TooManyWrongCodes, WrongCode

# For the whole site and never by address: forty phones share one. At this pace all codes last for two years.
WRONG_TRIES_A_MINUTE = 100


def discussion_of(code: str) -> Discussion:
    """The open discussion with this code. Unknown, old and closed codes all raise the same WrongCode."""
    tried = f"wrong-codes-{clock.now():%H%M}"
    if cache.get(tried, 0) >= WRONG_TRIES_A_MINUTE:
        raise TooManyWrongCodes
    digits = re.sub(r"\D", "", code, flags=re.ASCII)
    open_doors = Discussion.objects.filter(code_open=True, door_locked=False, state=Discussion.State.OPEN)
    found = open_doors.filter(code=digits).first()
    if found is None or len(digits) != len(found.code):
        cache.add(tried, 0, timeout=120)
        cache.incr(tried)
        raise WrongCode
    return found


def spoken(code: str) -> str:
    """The code as it is shown and said: 4 + 4 digits."""
    return f"{code[:4]} {code[4:]}"
