"""An answer that begins with a line of the passage."""

from __future__ import annotations

from django.http import QueryDict

from discussions.domain import access, keys, lines
from discussions.domain.access import Visit

from .filled import NOTHING_REFUSED, FormPart, Refused
from .forms import QuoteForm


def begun(visit: Visit, n: int, given: QueryDict) -> Refused:
    """The form of a question with the line that the address names in it; nothing once the voice has answered."""
    if "line" not in given:
        return NOTHING_REFUSED
    form = QuoteForm(given)
    quoted = lines.quote(visit.discussion, form.cleaned_data["line"]) if form.is_valid() else ""
    if not quoted:
        return NOTHING_REFUSED
    round_ = access.the_round(visit.discussion, n)
    if not access.may_answer(visit, round_):
        return NOTHING_REFUSED
    return Refused(FormPart(key=keys.issue(round_.id), text=quoted, quoted=True))
