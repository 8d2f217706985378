from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from discussions.domain import access, formats
from discussions.domain import export as leaving

from ..door import handed_over, staff


@require_safe
@staff
def export(request: HttpRequest, slug: str) -> HttpResponse:
    found = access.run_by(request.user, slug)
    context = {"page": found, "title": found.edition.title, "questions": leaving.exported(found).questions}
    return render(request, "facilitators/export.html", context)


@require_safe
@staff
def export_file(request: HttpRequest, slug: str, format: str) -> HttpResponse:
    return handed_over(formats.export_file(access.run_by(request.user, slug), format=format))


@require_safe
@staff
def print_page(request: HttpRequest, slug: str) -> HttpResponse:
    found = access.run_by(request.user, slug)
    asked = leaving.asked_in(found)
    opinions = leaving.opinions_in(found)
    context = {
        "page": found,
        "title": found.edition.title,
        "questions": [(one, opinions.get(one.number)) for one in asked],
        "moved": leaving.lines_that_moved(found, asked),
    }
    return render(request, "facilitators/print_page.html", context)
