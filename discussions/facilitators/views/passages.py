from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from discussions.domain import access, drafts, editing, passage_files, passage_words, rendering
from discussions.domain import passages as kept
from discussions.domain.drafts import Draft, DraftQuestion
from discussions.domain.refusals import ComesAlong, Conflict, PassageInUse

from ..door import staff
from ..editor import Happened, editor_of
from ..forms.passages import PasteForm, pressed, typed

page_or_act = require_http_methods(["GET", "HEAD", "POST"])
WRITE, EDIT = "facilitators/write_passage.html", "facilitators/edit_passage.html"


@require_safe
@staff
def passages(request: HttpRequest) -> HttpResponse:
    return render(request, "facilitators/passages.html", {"passages": kept.of(request.user)})


@page_or_act
@staff
def paste_passage(request: HttpRequest) -> HttpResponse:
    """Paste a whole passage. What was recognised is shown in the editor; nothing is kept yet."""
    if request.method != "POST":
        return render(request, "facilitators/paste_passage.html")
    form = PasteForm(request.POST, request.FILES)
    if not form.is_valid():
        context = {"text": request.POST.get("text", ""), "errors": form.errors}
        return render(request, "facilitators/paste_passage.html", context, status=422)
    draft = form.cleaned_data["draft"]
    happened = Happened(
        faults=drafts.faults(draft), left_out=form.cleaned_data["left_out"], said=passage_words.recognised(draft)
    )
    return render(request, WRITE, {"page": editor_of(draft, happened=happened)})


@page_or_act
@staff
def write_passage(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return render(request, WRITE, {"page": editor_of(Draft(questions=(DraftQuestion(),)))})
    draft = typed(request.POST)
    if step := pressed(draft, request.POST.get("act", "")):
        return render(request, WRITE, {"page": editor_of(step[0], happened=Happened(focus=step[1]))})
    draft, happened = _looked_over(draft)
    if happened.faults or happened.left_out:
        return render(request, WRITE, {"page": editor_of(draft, happened=happened)}, status=422)
    edition = editing.write(draft, owner=request.user)
    return redirect("facilitators:passage", edition.passage_id)


@require_safe
@staff
def passage(request: HttpRequest, passage_id: UUID) -> HttpResponse:
    return _shown(request, passage_id)


@page_or_act
@staff
def edit_passage(request: HttpRequest, passage_id: UUID) -> HttpResponse:
    try:
        found = access.own_passage(request.user, passage_id)
    except ComesAlong as refusal:
        return _shown(request, passage_id, refusal=refusal)
    now = editing.loaded(found)
    if request.method != "POST":
        return render(request, EDIT, {"page": editor_of(now.draft, kept=now, etag=now.etag), "passage_id": found.pk})
    draft, etag = typed(request.POST), request.POST.get("etag", "")
    if step := pressed(draft, request.POST.get("act", "")):
        draft, happened, status = step[0], Happened(focus=step[1]), 200
    else:
        draft, happened = _looked_over(draft)
        if not (happened.faults or happened.left_out):
            try:
                editing.rewrite(found, draft, etag=etag)
                return redirect("facilitators:passage", found.pk)
            except Conflict as refusal:
                happened = Happened(conflict=refusal)
        status = happened.conflict.status if happened.conflict else 422
    page = editor_of(draft, kept=now, etag=etag, happened=happened)
    return render(request, EDIT, {"page": page, "passage_id": found.pk}, status=status)


@require_safe
@staff
def preview_passage(request: HttpRequest, passage_id: UUID) -> HttpResponse:
    found = access.usable_passage(request.user, passage_id)
    phone = rendering.on_a_phone(editing.loaded(found).draft)
    return render(request, "facilitators/preview_passage.html", {"phone": phone, "passage_id": found.pk})


@require_POST
@staff
def duplicate_passage(request: HttpRequest, passage_id: UUID) -> HttpResponse:
    copy = kept.duplicate(access.usable_passage(request.user, passage_id), owner=request.user)
    return redirect("facilitators:edit_passage", copy.passage_id)


@require_POST
@staff
def delete_passage(request: HttpRequest, passage_id: UUID) -> HttpResponse:
    try:
        kept.delete(access.own_passage(request.user, passage_id))
    except (ComesAlong, PassageInUse) as refusal:
        return _shown(request, passage_id, refusal=refusal)
    return redirect("facilitators:passages")


@require_safe
@staff
def download_passage(request: HttpRequest, passage_id: UUID) -> HttpResponse:
    draft = editing.loaded(access.usable_passage(request.user, passage_id)).draft
    name = passage_files.file_name(draft.title)
    return HttpResponse(
        passage_files.as_markdown(draft),
        content_type="text/markdown; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _looked_over(draft: Draft) -> tuple[Draft, Happened]:
    """The draft to show or to keep: as it was typed, or without what is not taken over."""
    tidy, left_out = drafts.tidied(draft)
    faults = drafts.faults(tidy)
    shown = draft if faults and not left_out else tidy
    return shown, Happened(faults=faults, left_out=left_out)


def _shown(request: HttpRequest, passage_id: UUID, *, refusal: ComesAlong | PassageInUse | None = None) -> HttpResponse:
    found = kept.shown(access.usable_passage(request.user, passage_id))
    context = {"page": found, "phone": rendering.on_a_phone(found.draft), "error": refusal.sentence if refusal else ""}
    return render(request, "facilitators/passage.html", context, status=refusal.status if refusal else 200)
