from __future__ import annotations

from typing import Any

from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from discussions.domain import entry, mail, staff_words
from discussions.domain.refusals import Refusal, TooSoon

from ..door import let_in, note, way_on
from ..forms.entry import LinkForm, SignInForm

PAGE_OR_ACT = ("GET", "HEAD", "POST")


@login_not_required
@require_http_methods(PAGE_OR_ACT)
def sign_in(request: HttpRequest) -> HttpResponse:
    """By address and password. Nothing in the answer tells whether anybody has the address."""
    if request.method != "POST":
        return _ways_in(request, said=staff_words.done(request.GET.get("done", "")))
    form = SignInForm(request.POST)
    if not form.is_valid():
        return _ways_in(request, form=form, status=422)
    email = form.cleaned_data["email"]
    try:
        facilitator = entry.sign_in(email, password=form.cleaned_data["password"])
    except Refusal as refusal:
        note(request, "sign-in refused (%s): %s", type(refusal).__name__, email)
        form.add_error("password", str(refusal.sentence))
        return _waiting(_ways_in(request, form=form, status=refusal.status), refusal)
    let_in(request, facilitator)
    note(request, "signed in by password: %s", email)
    return redirect(way_on(request, request.POST.get("next", "")))


@login_not_required
@require_POST
def send_link(request: HttpRequest) -> HttpResponse:
    form = LinkForm(request.POST, auto_id="link-%s")
    if not form.is_valid():
        return _ways_in(request, link_form=form, status=422)
    try:
        entry.send_link(form.cleaned_data["email"])
    except Refusal as refusal:
        form.add_error("email", str(refusal.sentence))
        return _waiting(_ways_in(request, link_form=form, status=refusal.status), refusal)
    note(request, "sign-in link asked for: %s", form.cleaned_data["email"])
    return redirect(f"{reverse('facilitators:sign_in')}?done=sent")


@login_not_required
@require_http_methods(PAGE_OR_ACT)
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """Sign in by a link that works once. What only looks ahead uses nothing up: a scanner, a preview, a prefetch."""
    if request.method == "HEAD":
        return HttpResponse()
    if _is_prefetch(request):
        # A refused prefetch is thrown away, and the person's own click asks again.
        return HttpResponse(status=503)
    if request.method == "GET" and "press" in request.GET:
        return render(request, "facilitators/enter.html", {"token": token})
    facilitator = entry.use_link(token)
    if facilitator is None:
        note(request, "sign-in refused (used, old or unknown link)")
        return render(request, "facilitators/enter.html", {"mail": mail.is_set_up()}, status=410)
    let_in(request, facilitator)
    note(request, "signed in by link: %s", facilitator.email)
    return redirect("facilitators:home")


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    note(request, "signed out: %s", request.user)
    logout(request)
    return redirect("facilitators:sign_in")


def _is_prefetch(request: HttpRequest) -> bool:
    said = (request.headers.get(name, "") for name in ("Sec-Purpose", "Purpose", "X-Moz"))
    return any(one.lower().startswith("prefetch") for one in said)


def _ways_in(request: HttpRequest, *, status: int = 200, **more: Any) -> HttpResponse:
    page = {
        "form": SignInForm(),
        "link_form": LinkForm(auto_id="link-%s"),
        "mail": mail.is_set_up(),
        "next": way_on(request, request.POST.get("next") or request.GET.get("next", "")),
    }
    return render(request, "facilitators/sign_in.html", page | more, status=status)


def _waiting(response: HttpResponse, refusal: Refusal) -> HttpResponse:
    if isinstance(refusal, TooSoon):
        response["Retry-After"] = str(refusal.seconds)
    return response
