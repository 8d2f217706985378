from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from discussions.domain import access, then_and_now
from discussions.domain import runs as running
from discussions.domain.refusals import Refusal, UnknownChoice

from ..door import staff
from ..forms.discussions import RunAgainForm


@require_safe
@staff
def runs(request: HttpRequest, slug: str) -> HttpResponse:
    return runs_page(request, slug)


@require_POST
@staff
def run_again(request: HttpRequest, slug: str) -> HttpResponse:
    found = access.run_by(request.user, slug)
    form = RunAgainForm(request.POST)
    if not form.is_valid():
        return runs_page(request, slug, error=str(UnknownChoice.sentence), status=UnknownChoice.status)
    try:
        made = running.run_again(found, by=request.user, newer=form.cleaned_data["wording"] == "newer")
    except Refusal as refusal:
        return runs_page(request, slug, error=str(refusal.sentence), status=refusal.status)
    return redirect("facilitators:discussion", made.slug)


def runs_page(request: HttpRequest, slug: str, *, error: str = "", status: int = 200) -> HttpResponse:
    """The page of a team's runs, with the sentence of an act that was refused."""
    found = access.run_by(request.user, slug)
    compared = then_and_now.for_facilitators(found)
    context = {
        "page": found,
        "runs": running.runs_of(found, seen_by=request.user),
        "compared": compared,
        "error": error,
    }
    return render(request, "facilitators/runs.html", context, status=status)
