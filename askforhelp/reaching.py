"""Whether the database answers, and a sentence where it does not."""

from __future__ import annotations

import psycopg
from django.conf import settings
from django.db import DatabaseError, OperationalError

from askforhelp import postgres

REACH_SECONDS = 5


class NotReached(Exception):
    """The database does not answer; the message says why and where to look."""


def reach(url: str) -> None:
    """Knock at the database. Raises NotReached with what stands in the way, which a pool would keep to itself."""
    try:
        psycopg.connect(url, connect_timeout=REACH_SECONDS).close()
    except psycopg.Error as error:
        raise NotReached(f"The database cannot be reached: {first_line(error)}. Look at {looked_at()}.") from None


def explained(error: DatabaseError) -> Exception:
    """A sentence where the database does not answer, or refuses this role or these tables; else the error itself."""
    said = first_line(error)
    if isinstance(error, OperationalError):
        return NotReached(f"The database does not answer: {said}. Look at {looked_at()}.")
    match getattr(error.__cause__, "sqlstate", None):
        case "42501" | "25006":
            return NotReached(f"The database refuses it: {said}. Its role has to own the tables, and to write in them.")
        case "42P01" | "42703":
            return NotReached(f"The tables are of another version: {said}. Run manage.py migrate.")
    return error


def looked_at() -> str:
    """Where it stands what is wrong: in the address of a server of one's own, or in the embedded server's log."""
    return str(postgres.log_of(settings.DATA_DIR)) if settings.EMBEDDED else "DATABASE_URL"


def first_line(error: BaseException) -> str:
    """What the database said, without its hints and its full stop."""
    return str(error).strip().partition("\n")[0].rstrip(".")
