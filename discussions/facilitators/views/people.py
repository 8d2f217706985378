from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from discussions.domain import access, cofacilitators, staff_words
from discussions.domain.refusals import LastFacilitator, UnknownChoice

from ..door import note, staff
from ..forms.entry import InviteForm, RemoveForm


@require_safe
@staff
def people(request: HttpRequest, slug: str) -> HttpResponse:
    return _people(request, slug, said=staff_words.done(request.GET.get("done", "")))


@require_POST
@staff
def invite_facilitator(request: HttpRequest, slug: str) -> HttpResponse:
    """The page that follows is the only one that shows the link, so it is the answer itself and not a redirect."""
    found = access.run_by(request.user, slug)
    form = InviteForm(request.POST)
    if not form.is_valid():
        return _people(request, slug, form=form, status=422)
    email = form.cleaned_data["email"]
    invited = cofacilitators.invite(found, email=email, by=request.user)
    note(request, "%s invited %s to %s", request.user, email, slug)
    return _people(request, slug, invited=invited)


@require_POST
@staff
def remove_facilitator(request: HttpRequest, slug: str) -> HttpResponse:
    found = access.run_by(request.user, slug)
    form = RemoveForm(request.POST)
    if not form.is_valid():
        return _people(request, slug, trouble=str(UnknownChoice.sentence), status=422)
    who = form.cleaned_data["who"]
    try:
        removed = cofacilitators.remove(found, who=who, by=request.user)
    except LastFacilitator as refusal:
        return _people(request, slug, trouble=str(refusal.sentence), status=refusal.status)
    note(request, "%s removed %s from %s", request.user, removed, slug)
    if who == request.user.pk:
        return redirect("facilitators:home")
    return redirect(f"{reverse('facilitators:people', args=(slug,))}?done=removed")


def _people(request: HttpRequest, slug: str, *, status: int = 200, **more: Any) -> HttpResponse:
    page = cofacilitators.running_of(access.run_by(request.user, slug), seen_by=request.user)
    return render(request, "facilitators/people.html", {"page": page, "form": InviteForm(), **more}, status=status)
