"""Two doors, two logging rules: the staff door logs fully, the participants' door leaves no text, tag or address."""

from __future__ import annotations

import logging
import re
from typing import Any

STAFF = "/facilitate/"
# A link that was asked for and not used up, by a browser that looks ahead or a wrong method, is still good.
_TOKEN = re.compile(r"(/facilitate/(?:enter|confirm-email)/)[^/\s]+")


class WithoutTrace(logging.Formatter):
    """Level, route name, exception class and code line; never a message, a path or a body.

    A record of the staff door is written as usual, but for the tokens of its links.
    """

    def format(self, record: logging.LogRecord) -> str:
        request = getattr(record, "request", None)
        if request is not None and getattr(request, "path", "").startswith(STAFF):
            return _TOKEN.sub(r"\1…", super().format(record))
        match = getattr(request, "resolver_match", None)
        route = match.view_name if match else "-"
        return f"{record.levelname} {route} {_what(record)}"


class OnlyErrors(logging.Filter):
    """What is below an error is dropped, except from the staff door."""

    def filter(self, record: logging.LogRecord) -> bool:
        request = getattr(record, "request", None)
        staff = request is not None and getattr(request, "path", "").startswith(STAFF)
        return staff or record.levelno >= logging.ERROR


def _what(record: logging.LogRecord) -> str:
    if not record.exc_info or record.exc_info[0] is None:
        return record.name
    kind, _error, trace = record.exc_info
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    line = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "-"
    return f"{kind.__name__} {line}"


LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"without_trace": {"()": WithoutTrace, "format": "%(levelname)s %(name)s %(message)s"}},
    "filters": {"only_errors": {"()": OnlyErrors}},
    "handlers": {
        "door": {"class": "logging.StreamHandler", "formatter": "without_trace", "filters": ["only_errors"]},
        "plain": {"class": "logging.StreamHandler", "level": "WARNING"},
    },
    "loggers": {
        # What carries a request, a statement or a row goes through the door's rule alone.
        "django": {"handlers": ["door"], "level": "INFO", "propagate": False},
        "django.server": {"handlers": ["door"], "level": "INFO", "propagate": False},
        "psycopg": {"handlers": ["door"], "level": "ERROR", "propagate": False},
        "psycopg.pool": {"handlers": ["door"], "level": "ERROR", "propagate": False},
        # The staff door's own words carry their request, and are dropped without one.
        "discussions.facilitators": {"handlers": ["door"], "level": "INFO", "propagate": False},
        # These write class names only.
        "askforhelp": {"handlers": ["plain"], "level": "INFO", "propagate": False},
        "discussions": {"handlers": ["plain"], "level": "INFO", "propagate": False},
    },
}
