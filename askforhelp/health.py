"""Whether this process lives, and whether it can serve people."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import resolve
from django.views.decorators.http import require_safe

from discussions.domain import promises
from discussions.live.listener import listening

ASKED = {"/livez", "/readyz"}


def under_any_name(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: whoever watches asks by an address of the machine, which is none of the names of the site."""

    def answer(request: HttpRequest) -> HttpResponse:
        asks = request.path_info in ASKED
        found: HttpResponse = resolve(request.path_info).func(request) if asks else get_response(request)
        return found

    return answer


@login_not_required
@require_safe
def livez(request: HttpRequest) -> HttpResponse:
    return HttpResponse("alive\n", content_type="text/plain")


@login_not_required
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """Database, migrations, listener and promises, each by name; 503 while one is missing."""
    found = {"database": False, "migrations": False, "listener": listening.is_set(), "promises": False}
    try:
        executor = MigrationExecutor(connection)
        found["database"] = True
        found["migrations"] = not executor.migration_plan(executor.loader.graph.leaf_nodes())
        found["promises"] = promises.kept()
    except DatabaseError:
        # What is wrong is said by the fields; the message of the database may quote an address.
        pass
    return JsonResponse(found, status=200 if all(found.values()) else 503)
