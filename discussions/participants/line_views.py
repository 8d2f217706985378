from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from discussions.domain import access, margin, reading
from discussions.domain import lines as domain_lines
from discussions.domain.access import Visit
from discussions.domain.refusals import UnknownChoice

from . import pages, passage
from .door import page, page_or_act, remember, see_other
from .forms import LineForm


@page
def lines(request: HttpRequest, slug: str) -> HttpResponse:
    visit = access.visit(slug, request.COOKIES)
    shown = domain_lines.margin_of(visit, reading.questions_of(visit))
    context = {
        "page": pages.header(visit) | {"passage": passage.linked(visit, shown)},
        "said": domain_lines.told_above(shown),
        "moved": domain_lines.moved(shown.lines),
    }
    return remember(render(request, "participants/lines.html", context), visit)


@page_or_act
def line(request: HttpRequest, slug: str, n: int) -> HttpResponse:
    if request.method != "POST":
        return _shown(request, access.visit(slug, request.COOKIES), n)
    visit = access.known_visit(slug, request.COOKIES)
    form = LineForm(request.POST)
    if not form.is_valid():
        raise UnknownChoice
    margin.mark(visit.voice, discussion_id=visit.discussion.id, sentence=n, value=form.cleaned_data["value"])
    if request.htmx:
        # Looked up again: the mark may have made the margin, or a tick.
        return _shown(request, access.known_visit(slug, request.COOKIES), n)
    return see_other("lines", slug, at=f"line-{n}")


def _shown(request: HttpRequest, visit: Visit, n: int) -> HttpResponse:
    template = "participants/line.html#sheet" if request.htmx else "participants/line.html"
    context = {"page": pages.header(visit), "line": domain_lines.line_of(visit, n)}
    return remember(render(request, template, context), visit)
