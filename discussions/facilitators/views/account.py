from __future__ import annotations

from typing import Any

from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from discussions.domain import accounts, staff_words
from discussions.domain.refusals import Refusal

from ..door import note, staff
from ..forms.entry import EmailForm, PasswordForm


@require_safe
@staff
def account(request: HttpRequest) -> HttpResponse:
    return _account(request, said=staff_words.done(request.GET.get("done", "")))


@require_POST
@staff
def change_password(request: HttpRequest) -> HttpResponse:
    form = PasswordForm(request.POST, facilitator=request.user)
    refused = _refused(request, form)
    if refused:
        note(request, "password not changed: %s", request.user)
        return _account(request, password_form=form, status=refused)
    accounts.set_password(request.user, password=form.cleaned_data["new"])
    update_session_auth_hash(request, request.user)
    note(request, "password changed: %s", request.user)
    return _done("password")


@require_POST
@staff
def change_email(request: HttpRequest) -> HttpResponse:
    form = EmailForm(request.POST, facilitator=request.user)
    refused = _refused(request, form)
    if refused:
        return _account(request, email_form=form, status=refused)
    before, wanted = request.user.email, form.cleaned_data["email"]
    try:
        changed = accounts.change_email(request.user, email=wanted)
    except Refusal as refusal:
        form.add_error("email", str(refusal.sentence))
        return _account(request, email_form=form, status=refusal.status)
    note(request, "address %s: %s to %s", "changed" if changed else "to be confirmed", before, wanted)
    return _done("address" if changed else "asked")


@require_safe
@staff
def confirm_email(request: HttpRequest, token: str) -> HttpResponse:
    before = request.user.email
    try:
        accounts.confirm_email(request.user, token=token)
    except Refusal as refusal:
        return _account(request, trouble=str(refusal.sentence), status=refusal.status)
    note(request, "address changed: %s to %s", before, request.user)
    return _done("address")


@require_POST
@staff
def sign_out_everywhere(request: HttpRequest) -> HttpResponse:
    """Every browser but this one."""
    accounts.sign_out_everywhere(request.user)
    update_session_auth_hash(request, request.user)
    note(request, "signed out everywhere else: %s", request.user)
    return _done("elsewhere")


def _refused(request: HttpRequest, form: PasswordForm | EmailForm) -> int:
    """The status of a refusal, whose sentence stands beside its field; 0 where nothing is wrong."""
    if not form.is_valid():
        return 422
    try:
        accounts.check_current(request.user, form.cleaned_data.get("current", ""))
    except Refusal as refusal:
        form.add_error("current", str(refusal.sentence))
        return refusal.status
    return 0


def _done(what: str) -> HttpResponse:
    return redirect(f"{reverse('facilitators:account')}?done={what}")


def _account(request: HttpRequest, *, status: int = 200, **more: Any) -> HttpResponse:
    page = {
        "account": accounts.account_of(request.user),
        "password_form": PasswordForm(facilitator=request.user),
        "email_form": EmailForm(facilitator=request.user, initial={"email": request.user.email}),
    }
    return render(request, "facilitators/account.html", page | more, status=status)
