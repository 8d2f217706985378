from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from discussions.domain import access, takeaways
from discussions.domain.refusals import Refusal

from ..door import handed_over, staff
from ..forms.takeaway import TakeawayForm


@require_safe
@staff
def takeaway(request: HttpRequest, slug: str) -> HttpResponse:
    return _page(request, slug)


@require_POST
@staff
def write_takeaway(request: HttpRequest, slug: str) -> HttpResponse:
    found = access.run_by(request.user, slug)
    form = TakeawayForm(request.POST)
    if form.hides:
        takeaways.hide(found)
    if not form.is_valid():
        return _page(request, slug, form, status=422)
    if form.cleaned_data["take"]:
        return _page(request, slug, form.with_suggestion(takeaways.suggestions(found)))
    try:
        takeaways.keep(found, **form.kept())
    except Refusal as refusal:
        return _page(request, slug, form, error=str(refusal.sentence), status=refusal.status)
    return redirect("facilitators:takeaway", slug)


@require_safe
@staff
def takeaway_sheet(request: HttpRequest, slug: str) -> HttpResponse:
    found = access.run_by(request.user, slug)
    context = {"page": found, "title": found.edition.title, "takeaway": takeaways.page_of(found)}
    return render(request, "facilitators/takeaway_sheet.html", context)


@require_safe
@staff
def takeaway_file(request: HttpRequest, slug: str) -> HttpResponse:
    return handed_over(takeaways.takeaway_file(access.run_by(request.user, slug)))


def _page(
    request: HttpRequest, slug: str, form: TakeawayForm | None = None, *, error: str = "", status: int = 200
) -> HttpResponse:
    """The form with what was typed, or else with what is kept."""
    found = access.run_by(request.user, slug)
    kept = takeaways.page_of(found)
    context = {
        "page": found,
        "title": found.edition.title,
        "takeaway": kept,
        "form": form or TakeawayForm(initial=vars(kept.said)),
        "suggested": takeaways.suggestions(found),
        "error": error,
        "conflict": status == 409,
        # A form that was refused for being old may be sent again over what it has now been shown.
        "etag": kept.etag if form is None or status == 409 else form.data.get("etag", ""),
        "unsaved": form is not None,
    }
    return render(request, "facilitators/takeaway.html", context, status=status)
