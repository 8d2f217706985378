from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from discussions.domain import access, accounts, console, promises, sealing, stage
from discussions.domain import discussions as running
from discussions.domain.refusals import Refusal

from ..door import staff
from ..forms.discussions import DeleteForm, LetInForm, RuleForm, SealForm


@require_safe
@staff
def home(request: HttpRequest) -> HttpResponse:
    page = {"discussions": console.list_of(request.user), "account": accounts.account_of(request.user)}
    return render(request, "facilitators/home.html", page)


@require_safe
@staff
def discussion(request: HttpRequest, slug: str) -> HttpResponse:
    return console_page(request, slug)


@require_POST
@staff
def rule(request: HttpRequest, slug: str) -> HttpResponse:
    found = access.run_by(request.user, slug)
    form = RuleForm(request.POST)
    if not form.is_valid():
        return console_page(request, slug, error=form.errors["rule"][0], status=422)
    try:
        running.change_reading_rule(found, **form.cleaned_data)
    except Refusal as refusal:
        return console_page(request, slug, error=str(refusal.sentence), status=refusal.status)
    return redirect("facilitators:discussion", slug)


@require_POST
@staff
def let_in(request: HttpRequest, slug: str) -> HttpResponse:
    found = access.run_by(request.user, slug)
    form = LetInForm(request.POST)
    if not form.is_valid():
        return console_page(request, slug, error=form.errors["beyond"][0], status=422)
    running.let_more_in(found, **form.cleaned_data)
    return redirect("facilitators:discussion", slug)


@require_POST
@staff
def open_answers(request: HttpRequest, slug: str, n: int) -> HttpResponse:
    found = access.run_by(request.user, slug)
    access.the_round(found, n)
    try:
        stage.open_question(found, number=n)
    except Refusal as refusal:
        return console_page(request, slug, error=str(refusal.sentence), status=refusal.status)
    return redirect("facilitators:discussion", slug)


@require_POST
@staff
def close(request: HttpRequest, slug: str) -> HttpResponse:
    running.close(access.run_by(request.user, slug))
    return redirect("facilitators:discussion", slug)


@require_POST
@staff
def reopen(request: HttpRequest, slug: str) -> HttpResponse:
    try:
        running.reopen(access.run_by(request.user, slug))
    except Refusal as refusal:
        return console_page(request, slug, error=str(refusal.sentence), status=refusal.status)
    return redirect("facilitators:discussion", slug)


@require_POST
@staff
def seal(request: HttpRequest, slug: str) -> HttpResponse:
    found = access.run_by(request.user, slug)
    form = SealForm(request.POST, team=found.team)
    if not form.is_valid():
        typed = form.data.get("typed", "")
        return console_page(request, slug, seal_error=form.errors["typed"][0], seal_typed=typed, status=422)
    try:
        sealing.seal(found)
    except Refusal as refusal:
        return console_page(request, slug, error=str(refusal.sentence), status=refusal.status)
    return redirect("facilitators:discussion", slug)


@require_POST
@staff
def delete(request: HttpRequest, slug: str) -> HttpResponse:
    found = access.run_by(request.user, slug)
    form = DeleteForm(request.POST, team=found.team)
    if not form.is_valid():
        return console_page(
            request, slug, delete_error=form.errors["typed"][0], typed=form.data.get("typed", ""), status=422
        )
    running.delete(found)
    return redirect("facilitators:home")


def console_page(request: HttpRequest, slug: str, *, status: int = 200, **more: str) -> HttpResponse:
    """The page of a discussion, with the sentences of an act that was refused."""
    page = console.console_of(access.run_by(request.user, slug))
    context = {"page": page, "promises_kept": promises.kept(), **more}
    return render(request, "facilitators/discussion.html", context, status=status)
