from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from discussions.domain import access, moderation, promises, stage_console, stage_note, stage_timer, stage_views
from discussions.domain import stage as staged
from discussions.domain.refusals import Conflict, NotFound, Refusal, UnknownChoice
from discussions.live import tickets

from ..door import staff
from ..forms.stage import CoverForm, NoteForm, PaceForm, PinForm, PromptForm, ShowForm, StepForm, TimerForm

Act = Callable[[Any, dict[str, Any]], object]

STEPS: dict[str, Act] = {
    "on": lambda found, told: staged.go_on(found, revision=told["revision"]),
    "back": lambda found, told: staged.go_back(found, revision=told["revision"]),
    "to": lambda found, told: staged.go_to(found, name=told["to"], revision=told["revision"]),
    "open": lambda found, told: staged.open_answers(found, revision=told["revision"]),
    "undo": lambda found, told: staged.undo(found, revision=told["revision"]),
}
TIMERS: dict[str, Act] = {
    "start": lambda found, told: stage_timer.start(found, minutes=told["minutes"] or 0),
    "add": lambda found, told: stage_timer.add_minute(found, revision=told["revision"]),
    "stop": lambda found, told: stage_timer.stop(found),
}
COVERS = {"cover": stage_views.cover, "uncover": stage_views.uncover}
NOTES = {"keep": stage_note.keep, "takeaway": stage_note.put_on_takeaway}


@require_safe
@staff
def stage(request: HttpRequest, slug: str) -> HttpResponse:
    return _page(request, slug)


@require_POST
@staff
def step(request: HttpRequest, slug: str) -> HttpResponse:
    return _done(request, slug, StepForm(request.POST), lambda found, told: STEPS[told["act"]](found, told))


@require_POST
@staff
def show(request: HttpRequest, slug: str) -> HttpResponse:
    return _done(
        request,
        slug,
        ShowForm(request.POST),
        lambda found, told: stage_views.show(found, **told | {"page": told["page"] or 1}),
    )


@require_POST
@staff
def cover(request: HttpRequest, slug: str) -> HttpResponse:
    return _done(request, slug, CoverForm(request.POST), lambda found, told: COVERS[told["act"]](found))


@require_POST
@staff
def timer(request: HttpRequest, slug: str) -> HttpResponse:
    return _done(request, slug, TimerForm(request.POST), lambda found, told: TIMERS[told["act"]](found, told))


@require_POST
@staff
def prompt(request: HttpRequest, slug: str) -> HttpResponse:
    def give(found: Any, told: dict[str, Any]) -> None:
        if told["prompt"] == "end":
            stage_views.end_prompt(found)
        else:
            stage_views.give_prompt(found, prompt=told["prompt"])

    return _done(request, slug, PromptForm(request.POST), give)


@require_POST
@staff
def pace(request: HttpRequest, slug: str) -> HttpResponse:
    return _done(
        request,
        slug,
        PaceForm(request.POST),
        lambda found, told: stage_views.lead(found, follows=told["pace"] == "follow"),
    )


@require_POST
@staff
def pin(request: HttpRequest, slug: str) -> HttpResponse:
    return _done(
        request,
        slug,
        PinForm(request.POST),
        lambda found, told: moderation.act(found, facilitator=request.user, kind=told["act"], items=(told["item"],)),
    )


@require_POST
@staff
def note(request: HttpRequest, slug: str) -> HttpResponse:
    form = NoteForm(request.POST)
    if not form.is_valid() and "note" in form.errors:
        access.run_by(request.user, slug)
        return _page(request, slug, note=form, status=422)
    return _done(request, slug, form, _keep_note, note=form)


def _keep_note(found: Any, told: dict[str, Any]) -> None:
    NOTES[told["act"]](found, text=told["note"], was=told["was"])


def _done(request: HttpRequest, slug: str, form: forms.Form, act: Act, *, note: NoteForm | None = None) -> HttpResponse:
    """Do what was pressed, and show the stage as it is then; a sentence says why it was not done."""
    found = access.run_by(request.user, slug)
    if not form.is_valid():
        return _page(request, slug, error=str(UnknownChoice.sentence), note=note, status=UnknownChoice.status)
    try:
        act(found, form.cleaned_data)
    except NotFound:
        raise
    except Refusal as refusal:
        return _page(request, slug, error=str(refusal.sentence), note=note, status=refusal.status)
    return redirect("facilitators:stage", slug)


def _note(note: NoteForm | None, stands: str, *, is_told: bool) -> dict[str, Any]:
    """The note as it stands, or else as it was typed; whoever is told of another one has seen it from then on."""
    if note is None:
        return {"note": stands, "note_was": stands}
    return {
        "note": note.data.get("note", ""),
        "note_was": stands if is_told else note.data.get("was", ""),
        "note_now": stands if is_told and stands != note.cleaned_data["note"] else "",
        "note_error": note.errors.get("note", [""])[0],
    }


def _page(
    request: HttpRequest, slug: str, *, error: str = "", note: NoteForm | None = None, status: int = 200
) -> HttpResponse:
    found = access.run_by(request.user, slug)
    context = {
        "page": stage_console.console_of(found),
        "promises_kept": promises.kept(),
        "error": error,
        **_note(note, stage_note.note_of(found), is_told=status == Conflict.status),
        "ticket": tickets.issue(slug, watches=True),
    }
    template = "facilitators/stage.html#stage" if request.htmx else "facilitators/stage.html"
    return render(request, template, context, status=status)
