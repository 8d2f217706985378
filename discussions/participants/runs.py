"""A question then and now, and a team beside other teams: both behind the rule of the own discussion."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from discussions.domain import access, comparing, then_and_now
from discussions.domain import teams as others
from discussions.domain.refusals import NotFound

from . import pages
from .door import page, remember


@page
def compare_then(request: HttpRequest, slug: str, n: int) -> HttpResponse:
    """One question in both runs, on a page of its own to print."""
    visit = access.visit(slug, request.COOKIES)
    if visit.discussion.earlier_id is None:
        raise NotFound
    one = comparing.the_question(comparing.compared(visit), n)
    then = then_and_now.then_and_now(one.round, one.result) if one.result else None
    context = {"page": pages.header(visit), "q": one, "then": then}
    return remember(render(request, "participants/compare_then.html", context), visit)


@page
def teams(request: HttpRequest, slug: str) -> HttpResponse:
    visit = access.visit(slug, request.COOKIES)
    found = comparing.compared(visit)
    beside = others.teams_beside(visit.discussion, [one.round for one in found if one.result])
    sealed = [one for one in found if not one.result]
    context = {"page": pages.header(visit), "teams": beside, "sealed": sealed}
    return remember(render(request, "participants/teams.html", context), visit)
