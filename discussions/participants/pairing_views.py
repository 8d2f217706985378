from __future__ import annotations

import secrets
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from discussions.domain import access, invitation, own
from discussions.domain import pairing as domain_pairing
from discussions.domain.access import Visit
from discussions.domain.refusals import Refusal

from . import pages
from .door import act, page, remember, see_other


@page
def pairing(request: HttpRequest, slug: str) -> HttpResponse:
    return _page(request, access.pairing_visit(slug, request.COOKIES))


@act
def pairing_words(request: HttpRequest, slug: str) -> HttpResponse:
    visit = access.pairing_visit(slug, request.COOKIES)
    qr = invitation.qr_svg(invitation.pairing_url(visit.discussion), pixels=4)
    return _page(request, visit, words=domain_pairing.offer(visit), qr=qr)


@act
def recovery_text(request: HttpRequest, slug: str) -> HttpResponse:
    visit = access.pairing_visit(slug, request.COOKIES)
    return _page(request, visit, text=domain_pairing.recovery_text(visit))


@act
def receive(request: HttpRequest, slug: str) -> HttpResponse:
    visit = access.pairing_visit(slug, request.COOKIES)
    typed, leaves = request.POST.get("typed", "").replace("\0", ""), "leaves" in request.POST
    try:
        received = domain_pairing.receive(visit, typed, key=request.POST.get("key", ""), leaves=leaves)
    except Refusal as refused:
        return _page(request, visit, typed=typed, leaves=leaves, error=refused.sentence, status=refused.status)
    return remember(see_other("mine", slug), received)


def _page(request: HttpRequest, visit: Visit, *, status: int = 200, **told: Any) -> HttpResponse:
    # Whoever stands before a locked door is told no more than the screen tells.
    header = pages.header(visit) | {"ticket": "", "pace": None, "passage": ""}
    context = {
        "page": header,
        "owns": own.owns_anything(visit),
        "address": invitation.join_url(visit.discussion),
        "code": invitation.code_now(visit.discussion),
        "minutes": domain_pairing.MINUTES,
        "key": secrets.token_urlsafe(),
    }
    return render(request, "participants/pairing.html", context | told, status=status)
