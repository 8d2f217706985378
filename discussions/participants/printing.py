"""One picture of a question on a page of its own, to print; lines, opinion groups, runs and teams have theirs."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from discussions.domain import access, comparing

from . import comparison, pages
from .door import page, remember

# The part of the group that each kind of picture is.
PARTS = {"ratings": "picture", "movement": "moved", "readings": "crossing", "themes": "themes"}


@page
def compare_picture(request: HttpRequest, slug: str, n: int, kind: str) -> HttpResponse:
    """The group's picture alone, the same for everybody: no own place is drawn on what may be passed on."""
    visit = access.visit(slug, request.COOKIES)
    one = comparing.the_question(comparing.compared(visit), n)
    group = comparison.group_part(one.result, slug) if one.result else None
    picture = getattr(group, PARTS[kind]) if group else ""
    context = {"page": pages.header(visit), "q": one, "group": group, "kind": kind, "picture": picture}
    return remember(render(request, "participants/compare_picture.html", context), visit)
