from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from discussions.domain import access, reactions

from .door import act, see_other


@act
def wrong_theme(request: HttpRequest, slug: str, n: int) -> HttpResponse:
    visit = access.known_visit(slug, request.COOKIES)
    round_id = visit.round_id(n)
    reactions.object_to_theme(visit.voice, round_id=round_id)
    return see_other("compare_question", slug, n)
