"""While the database is away, a few requests wait for it, and whoever stands behind them is told so at once."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from django.http import HttpRequest, HttpResponse

from discussions.participants.refusals import unavailable

PAUSE = 1.0  # seconds after a wait in vain, until somebody waits again

_until = 0.0


def while_away(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: with three threads, three hundred phones would wait for each other's waits in vain."""

    def answer(request: HttpRequest) -> HttpResponse:
        global _until
        if monotonic() < _until:
            return unavailable(request)
        response = get_response(request)
        if getattr(response, "waited_in_vain", False):
            _until = monotonic() + PAUSE
        return response

    return answer
