from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from discussions.domain import access, group_names, landscapes, results
from discussions.domain.refusals import NotFound, Refusal

from ..door import staff
from ..forms.opinions import GroupNameForm


@require_safe
@staff
def opinions(request: HttpRequest, slug: str) -> HttpResponse:
    return _opinions(request, slug)


@require_POST
@staff
def name_group(request: HttpRequest, slug: str, n: int) -> HttpResponse:
    round_ = access.the_round(access.run_by(request.user, slug), n)
    form = GroupNameForm(request.POST)
    typed = {"number": n, "group": request.POST.get("group", ""), "name": request.POST.get("name", "")}
    if not form.is_valid():
        said = {f"{field}_error": errors[0] for field, errors in form.errors.items()}
        return _opinions(request, slug, status=422, refused=typed | said)
    try:
        group_names.name_group(round_, **form.cleaned_data)
    except Refusal as refusal:
        return _opinions(request, slug, status=refusal.status, refused=typed | {"group_error": refusal.sentence})
    return redirect("facilitators:opinions", slug)


def _opinions(
    request: HttpRequest, slug: str, *, status: int = 200, refused: dict[str, object] | None = None
) -> HttpResponse:
    found = access.run_by(request.user, slug)
    if not found.joins_marks:
        raise NotFound
    shown = [landscapes.opinions_of(one, results.result_of(one)) for one in results.readable_rounds(found)]
    context = {"page": found, "questions": shown, "refused": refused}
    return render(request, "facilitators/opinions.html", context, status=status)
