from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from discussions.domain import access, acts, moderation, queue, queue_words
from discussions.domain.refusals import NotFound, Refusal
from discussions.live import tickets

from ..door import staff
from ..forms.moderation import ActForm, PlaceForm

LOGGED = 20
QUEUE = ("state", "number", "search", "theme", "after")


@require_safe
@staff
def moderate(request: HttpRequest, slug: str) -> HttpResponse:
    return _dashboard(request, slug)


@require_POST
@staff
def act(request: HttpRequest, slug: str) -> HttpResponse:
    found = access.run_by(request.user, slug)
    form = ActForm(request.POST)
    if not form.is_valid():
        return _dashboard(request, slug, form=form, status=422)
    told = {name: form.cleaned_data[name] for name in ("rule", "line", "words", "note")}
    try:
        done = moderation.act(found, facilitator=request.user, kind=form.cleaned_data["act"], items=form.chosen, **told)
    except Refusal as refusal:
        return _dashboard(request, slug, form=form, error=str(refusal.sentence), status=refusal.status)
    return _back(request, slug, done.pk)


@require_POST
@staff
def undo(request: HttpRequest, slug: str, act: int) -> HttpResponse:
    found = access.run_by(request.user, slug)
    try:
        done = acts.undo(found, facilitator=request.user, act_id=act)
    except NotFound:
        raise
    except Refusal as refusal:
        return _dashboard(request, slug, error=str(refusal.sentence), status=refusal.status)
    return _back(request, slug, done.pk)


def _back(request: HttpRequest, slug: str, done: int) -> HttpResponse:
    """To the place in the queue that the act came from. A script follows as well, and gets the part."""
    place = _place(PlaceForm(request.GET).place()) | {"done": done}
    return redirect(f"{reverse('facilitators:moderate', args=(slug,))}?{urlencode(place)}")


def _place(asked: dict[str, Any]) -> dict[str, Any]:
    return {name: asked[name] for name in (*QUEUE, "log") if name in asked}


def _dashboard(
    request: HttpRequest, slug: str, *, form: ActForm | None = None, error: str = "", status: int = 200
) -> HttpResponse:
    found = access.run_by(request.user, slug)
    asked = PlaceForm(request.GET).place()
    shown = queue.queue_of(found, **{name: asked[name] for name in QUEUE if name in asked})
    place = {"state": shown.state} | _place(asked)
    log = acts.log_of(found, most=LOGGED + 1, before=asked.get("log"))
    context = {
        "slug": slug,
        "title": found.edition.title,
        "team": found.team,
        "queue": shown,
        "place": place,
        "here": urlencode(place),
        "log": log[:LOGGED],
        "older": log[LOGGED - 1].id if len(log) > LOGGED else None,
        "done": queue.done_of(found, asked["done"]) if "done" in asked else None,
        "rules": queue.RULES,
        "keys": queue_words.all_keys(),
        "open_key": queue_words.OPEN_KEY,
        "ticket": tickets.issue(slug, watches=True),
        **_typed(form, shown, asked, error),
    }
    template = "facilitators/moderate.html#dashboard" if request.htmx else "facilitators/moderate.html"
    return render(request, template, context, status=status)


def _typed(form: ActForm | None, shown: queue.Queue, asked: dict[str, Any], error: str) -> dict[str, Any]:
    """What was typed and chosen, in the panel of its item or, where that is gone from here, in the bulk panel."""
    names = {one.name for one in shown.items}
    if form is None:
        return {"error": error, "open": asked.get("open", ""), "chosen": names if asked.get("all") else set()}
    sent = [".".join(one.split(".")[:2]) for one in form.data.getlist("item")]
    in_item = "bulk" not in form.data and sent and sent[0] in names
    return {
        "error": error or " ".join([*form.errors.get("act", ()), *form.non_field_errors()]),
        "open": sent[0] if in_item else "",
        "open_bulk": not in_item,
        "chosen": set() if in_item else set(sent),
        "typed": form.data,
        "errors": {name: said[0] for name, said in form.errors.items()},
    }
