from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from discussions.domain import access, results
from discussions.domain import teams as others
from discussions.domain.refusals import Refusal

from ..door import staff
from ..forms.discussions import AgreeForm


@require_safe
@staff
def teams(request: HttpRequest, slug: str) -> HttpResponse:
    return _teams(request, slug)


@require_POST
@staff
def agree(request: HttpRequest, slug: str) -> HttpResponse:
    """The team was asked, and agreed to be compared with other teams."""
    found = access.run_by(request.user, slug)
    form = AgreeForm(request.POST)
    if not form.is_valid():
        return _teams(request, slug, asked_error=form.errors["asked"][0], status=422)
    try:
        others.agree(found)
    except Refusal as refusal:
        return _teams(request, slug, error=str(refusal.sentence), status=refusal.status)
    return redirect("facilitators:teams", slug)


@require_POST
@staff
def take_back(request: HttpRequest, slug: str) -> HttpResponse:
    others.take_back(access.run_by(request.user, slug))
    return redirect("facilitators:teams", slug)


def _teams(request: HttpRequest, slug: str, *, status: int = 200, **more: str) -> HttpResponse:
    found = access.run_by(request.user, slug)
    beside = others.teams_beside(found, results.readable_rounds(found)) if found.agreed else None
    return render(request, "facilitators/teams.html", {"page": found, "teams": beside, **more}, status=status)
