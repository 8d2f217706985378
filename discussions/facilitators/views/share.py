from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from discussions.domain import access, doors, sharing
from discussions.domain.refusals import UnknownChoice

from ..door import staff


@require_safe
@staff
def share(request: HttpRequest, slug: str) -> HttpResponse:
    return _sheet(request, slug)


@require_POST
@staff
def door(request: HttpRequest, slug: str) -> HttpResponse:
    """Lock the door or unlock it."""
    found = access.run_by(request.user, slug)
    act = {"lock": doors.lock, "unlock": doors.unlock}.get(request.POST.get("action", ""))
    if act is None:
        return _sheet(request, slug, error=str(UnknownChoice.sentence), status=UnknownChoice.status)
    act(found)
    return redirect("facilitators:share", slug)


@require_POST
@staff
def code(request: HttpRequest, slug: str) -> HttpResponse:
    """Switch the code on or off, or draw another one."""
    found = access.run_by(request.user, slug)
    action = request.POST.get("action", "")
    if action == "change":
        doors.change_code(found, was=request.POST.get("was", ""))
    elif action in ("on", "off"):
        doors.switch_code(found, on=action == "on")
    else:
        return _sheet(request, slug, error=str(UnknownChoice.sentence), status=UnknownChoice.status)
    return redirect("facilitators:share", slug)


def _sheet(request: HttpRequest, slug: str, *, error: str = "", status: int = 200) -> HttpResponse:
    page = sharing.sheet_of(access.run_by(request.user, slug))
    return render(request, "facilitators/share.html", {"page": page, "error": error}, status=status)
