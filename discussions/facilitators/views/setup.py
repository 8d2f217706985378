from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from discussions.domain import access, local_times, passages, setting_up, settings_words
from discussions.domain.refusals import LooserSettings, Refusal
from discussions.domain.settings_of import settings_of, usual
from discussions.domain.staff_refusals import AtOdds

from ..door import staff
from ..forms.parts import sections_of
from ..forms.setup import Kept, NewForm, SettingsForm
from .discussions import console_page


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def new(request: HttpRequest) -> HttpResponse:
    """A draft of a discussion; `?edition=` chooses its passage beforehand."""
    editions, kept = passages.choices_for(request.user), Kept(usual())
    if request.method != "POST":
        chosen = request.GET.get("edition", "")
        return _new(request, NewForm(kept=kept, editions=editions, edition=chosen))
    form = NewForm(request.POST, kept=kept, editions=editions)
    if not form.is_valid():
        return _new(request, form, status=422)
    edition = passages.edition_for(request.user, form.cleaned_data["edition"])
    made = setting_up.draft(edition, facilitator=request.user, settings=form.settings())
    return redirect("facilitators:discussion", made.slug)


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def settings(request: HttpRequest, slug: str) -> HttpResponse:
    found = access.run_by(request.user, slug)
    if request.method != "POST":
        return _settings(request, slug, SettingsForm(kept=_kept(found)))
    form, status = SettingsForm(request.POST, kept=_kept(found)), 422
    if form.is_valid():
        try:
            setting_up.change(found, settings=form.settings())
            return redirect("facilitators:discussion", slug)
        except (LooserSettings, AtOdds) as refusal:
            # Read again, so that the sentences stand beside the settings that they speak of.
            form, status = SettingsForm(request.POST, kept=_kept(access.run_by(request.user, slug))), refusal.status
            form.full_clean()
            form.refuse(_sentences(refusal))
    return _settings(request, slug, form, status=status)


@require_POST
@staff
def start(request: HttpRequest, slug: str) -> HttpResponse:
    found = access.run_by(request.user, slug)
    try:
        setting_up.start(found)
    except Refusal as refusal:
        return console_page(request, slug, error=str(refusal.sentence), status=refusal.status)
    return redirect("facilitators:discussion", slug)


def _new(request: HttpRequest, form: NewForm, *, status: int = 200) -> HttpResponse:
    context = {"sections": sections_of(form), "zones": local_times.zones(), "errors": len(form.errors)}
    return render(request, "facilitators/new.html", context, status=status)


def _kept(found: Any) -> Kept:
    return Kept(settings_of(found), bound=setting_up.is_bound(found))


def _sentences(refusal: LooserSettings | AtOdds) -> dict[str, str]:
    """Why each setting was refused, by its name."""
    if isinstance(refusal, AtOdds):
        return refusal.sentences
    return {name: settings_words.not_looser(name) for name in refusal.names}


def _settings(request: HttpRequest, slug: str, form: SettingsForm, *, status: int = 200) -> HttpResponse:
    context = {
        "slug": slug,
        "team": form.kept.settings.team,
        "bound": form.kept.bound,
        "was": form.kept.shown(),
        "sections": sections_of(form),
        "zones": local_times.zones(),
        "errors": len(form.errors),
    }
    return render(request, "facilitators/settings.html", context, status=status)
