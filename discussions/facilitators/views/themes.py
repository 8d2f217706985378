from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from discussions.domain import access, sorting, theme_words
from discussions.domain import themes as naming
from discussions.domain.refusals import NotFound, NotReadable, Overtaken, Refusal

from ..door import staff
from ..forms.themes import (
    AnswersForm,
    ItemThemesForm,
    MergeForm,
    NameForm,
    PairForm,
    PhraseForm,
    PutUnderForm,
    SuggestedForm,
)

LISTED = 50


@require_safe
@staff
def themes(request: HttpRequest, slug: str) -> HttpResponse:
    return _all(request, slug)


@require_safe
@staff
def theme(request: HttpRequest, slug: str, theme: UUID) -> HttpResponse:
    return _one(request, slug, theme)


@require_POST
@staff
def put_under(request: HttpRequest, slug: str) -> HttpResponse:
    found = access.run_by(request.user, slug)
    form = PutUnderForm(request.POST)
    if not form.is_valid():
        return _all(request, slug, status=422, refused=_typed(form, form.sentences))
    given = form.cleaned_data
    puts = given["action"] == "put"
    try:
        if puts:
            naming.put_under(_still_there(found, given["theme"]), answers=given["answers"], by=request.user)
        else:
            naming.create(found, name=given["name"], answers=given["answers"], by=request.user)
    except Refusal as refusal:
        field = "answers" if puts or isinstance(refusal, NotReadable) else "name"
        return _all(request, slug, status=refusal.status, refused=_typed(form, {field: str(refusal.sentence)}))
    if given["phrase"]:
        naming.reject_phrase(found, phrase=given["phrase"])
    return redirect("facilitators:themes", slug)


@require_POST
@staff
def dismiss_phrase(request: HttpRequest, slug: str) -> HttpResponse:
    found = access.run_by(request.user, slug)
    form = PhraseForm(request.POST)
    if not form.is_valid():
        return _all(request, slug, status=422)
    naming.reject_phrase(found, phrase=form.cleaned_data["phrase"])
    return redirect("facilitators:themes", slug)


@require_POST
@staff
def dismiss_pair(request: HttpRequest, slug: str) -> HttpResponse:
    found = access.run_by(request.user, slug)
    form = PairForm(request.POST)
    if not form.is_valid():
        return _all(request, slug, status=422)
    naming.reject_pair(found, answers=form.cleaned_data["answers"])
    return redirect("facilitators:themes", slug)


@require_POST
@staff
def suggested(request: HttpRequest, slug: str, theme: UUID) -> HttpResponse:
    chosen = access.theme_of(access.run_by(request.user, slug), theme)
    form = SuggestedForm(request.POST)
    if not form.is_valid():
        return _one(request, slug, theme, status=422)
    answers = form.cleaned_data["answers"]
    try:
        if form.cleaned_data["action"] == "accept":
            naming.put_under(chosen, answers=answers, by=request.user)
        else:
            naming.reject(chosen, answers=answers)
    except Refusal as refusal:
        return _one(request, slug, theme, status=refusal.status, suggested_error=refusal.sentence)
    return redirect("facilitators:theme", slug, theme)


@require_POST
@staff
def take_out(request: HttpRequest, slug: str, theme: UUID) -> HttpResponse:
    chosen = access.theme_of(access.run_by(request.user, slug), theme)
    form = AnswersForm(request.POST)
    if not form.is_valid():
        return _one(request, slug, theme, status=422, out_error=form.errors["answers"][0])
    try:
        naming.take_out(chosen, answers=form.cleaned_data["answers"], by=request.user)
    except Refusal as refusal:
        return _one(request, slug, theme, status=refusal.status, out_error=refusal.sentence)
    return redirect("facilitators:theme", slug, theme)


@require_POST
@staff
def rename_theme(request: HttpRequest, slug: str, theme: UUID) -> HttpResponse:
    chosen = access.theme_of(access.run_by(request.user, slug), theme)
    form = NameForm(request.POST)
    typed = request.POST.get("name", "")
    if not form.is_valid():
        return _one(request, slug, theme, status=422, typed=typed, name_error=form.errors["name"][0])
    try:
        naming.rename(chosen, **form.cleaned_data, by=request.user)
    except Refusal as refusal:
        return _one(request, slug, theme, status=refusal.status, typed=typed, name_error=refusal.sentence)
    return redirect("facilitators:theme", slug, theme)


@require_POST
@staff
def merge_theme(request: HttpRequest, slug: str, theme: UUID) -> HttpResponse:
    found = access.run_by(request.user, slug)
    chosen = access.theme_of(found, theme)
    form = MergeForm(request.POST)
    if not form.is_valid():
        return _one(request, slug, theme, status=422, merge_error=form.errors["into"][0])
    try:
        into = _still_there(found, form.cleaned_data["into"])
        naming.merge(chosen, into=into, by=request.user)
    except Refusal as refusal:
        return _one(request, slug, theme, status=refusal.status, merge_error=refusal.sentence)
    return redirect("facilitators:theme", slug, into.pk)


@require_POST
@staff
def delete_theme(request: HttpRequest, slug: str, theme: UUID) -> HttpResponse:
    naming.delete(access.theme_of(access.run_by(request.user, slug), theme), by=request.user)
    return redirect("facilitators:themes", slug)


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def item_themes(request: HttpRequest, slug: str, item: UUID) -> HttpResponse:
    """The themes of one answer with their boxes; sent, what was ticked or unticked is done."""
    found = access.run_by(request.user, slug)
    sorting.item_of(found, item)
    if request.method != "POST":
        return _item(request, slug, item, back=_asked_on(request, item))
    form = ItemThemesForm(request.POST)
    if not form.is_valid():
        error = next(iter(form.errors.values()))[0]
        return _item(request, slug, item, error=error, status=422, back=form.data.get("back", ""))
    given = form.cleaned_data
    try:
        naming.place(found, answer=item, was=given["was"], themes=given["themes"], by=request.user)
    except Refusal as refusal:
        return _item(request, slug, item, error=refusal.sentence, status=refusal.status, back=form.data.get("back", ""))
    return redirect(_back(slug, form.data.get("back", "")))


def _asked_on(request: HttpRequest, item: UUID) -> str:
    """The page of this site that led here, at the answer."""
    led_here = urlsplit(request.headers.get("Referer", ""))
    return f"{led_here.path}?{led_here.query}#answer-{item}"


def _back(slug: str, asked: str) -> str:
    """A page of this discussion at the staff door, or its themes."""
    home = f"/facilitate/d/{slug}/"
    mine = asked.startswith(home) and url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return asked if mine else f"{home}themes/"


def _still_there(discussion: Any, theme: UUID) -> Any:
    """A theme that was chosen from a list. Raises Overtaken where it has left that list since."""
    try:
        return access.theme_of(discussion, theme)
    except NotFound:
        raise Overtaken(theme_words.gone()) from None


def _typed(form: PutUnderForm, errors: dict[str, str]) -> dict[str, Any]:
    """What comes back to the form that was refused; its phrase says which of the page's forms it was."""
    data = form.data
    return {
        "where": data.get("phrase") or data.get("where", ""),
        "name": data.get("name", ""),
        "theme": data.get("theme", ""),
        "chosen": set(data.getlist("answers")),
        "errors": errors,
    }


def _where(page: sorting.Sorting, sent_from: str) -> str:
    """The form that was sent or, where somebody has dealt with it meanwhile, the one for a new theme."""
    shown = {*(one.phrase for one in page.mentioned), *(pair.key for pair in page.nearly_the_same)}
    return sent_from if sent_from in shown or (sent_from == "loose" and page.loose) else "new"


def _all(request: HttpRequest, slug: str, *, status: int = 200, **more: Any) -> HttpResponse:
    page = sorting.sorting_of(access.run_by(request.user, slug))
    given = request.GET.get("from", "")
    first = int(given) if given.isascii() and given.isdigit() and len(given) < 9 else 0
    after = first + LISTED
    rest = max(0, len(page.loose) - after)
    if refused := more.get("refused"):
        more["refused"] = refused | {"where": _where(page, refused["where"])}
    open_one = more.get("refused", {}).get("where") or request.GET.get("phrase", "")
    shown = {"loose": page.loose[first:after], "next": after if rest else None, "rest": rest}
    context = {"page": page, "open": open_one, **shown, **more}
    return render(request, "facilitators/themes.html", context, status=status)


def _one(request: HttpRequest, slug: str, theme: UUID, *, status: int = 200, **more: Any) -> HttpResponse:
    found = access.run_by(request.user, slug)
    context = {"page": sorting.one_theme(access.theme_of(found, theme)), **more}
    return render(request, "facilitators/theme.html", context, status=status)


def _item(request: HttpRequest, slug: str, item: UUID, *, status: int = 200, **more: Any) -> HttpResponse:
    page = sorting.item_of(access.run_by(request.user, slug), item)
    template = "facilitators/parts/item_themes.html" if request.htmx else "facilitators/item_themes.html"
    return render(request, template, {"page": page, "item": page, **more}, status=status)
