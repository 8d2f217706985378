from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from discussions.domain import access, rehearsing
from discussions.domain.refusals import Refusal

from ..door import staff
from .discussions import console_page


@require_POST
@staff
def rehearse(request: HttpRequest, slug: str) -> HttpResponse:
    found = access.run_by(request.user, slug)
    try:
        made = rehearsing.rehearse(found)
    except Refusal as refusal:
        return console_page(request, slug, error=str(refusal.sentence), status=refusal.status)
    return redirect("facilitators:discussion", made.slug)


@require_POST
@staff
def reset(request: HttpRequest, slug: str) -> HttpResponse:
    found = access.run_by(request.user, slug)
    try:
        original = rehearsing.reset(found)
    except Refusal as refusal:
        return console_page(request, slug, error=str(refusal.sentence), status=refusal.status)
    return redirect("facilitators:discussion", original.slug)
