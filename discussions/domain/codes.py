"""The door with a code: eight digits, open while the facilitator keeps it open."""

from __future__ import annotations

from unicodedata import decimal

from discussions.models import Discussion

from .refusals import TooManyWrongCodes, WrongCode
from .tries import WrongTries

# At this pace all codes last for two years.
WRONG = WrongTries("codes", a_minute=100)


def discussion_of(code: str) -> Discussion:
    """The open discussion with this code. Unknown, old and closed codes all raise the same WrongCode."""
    if WRONG.are_many():
        raise TooManyWrongCodes
    digits = "".join(str(decimal(one)) for one in code if one.isdecimal())
    open_doors = Discussion.objects.filter(code_open=True, door_locked=False, state=Discussion.State.OPEN)
    found = open_doors.filter(code=digits).first()
    if found is None or len(digits) != len(found.code):
        WRONG.add()
        raise WrongCode
    return found


def spoken(code: str) -> str:
    """The code as it is shown and said: 4 + 4 digits."""
    return f"{code[:4]} {code[4:]}"
