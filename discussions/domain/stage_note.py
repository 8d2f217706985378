"""The facilitators' note. It stays on their console, unless they put it on the takeaway."""

from __future__ import annotations

from django.db import transaction

from discussions.models import Discussion, Stage

from . import staging, takeaways, texts


@transaction.atomic
def keep(discussion: Discussion, *, text: str) -> None:
    """Keep the note as it was typed. No page is told: nobody but facilitators can see a difference."""
    staging.hold(discussion)
    Stage.objects.filter(discussion=discussion).update(note=texts.normal_form(text))


def put_on_takeaway(discussion: Discussion, *, text: str) -> None:
    """Add the note to what was heard, and begin an empty one. Raises NoRoom where it does not fit; it is kept then."""
    keep(discussion, text=text)
    with transaction.atomic():
        takeaways.add_heard(discussion, text=texts.normal_form(text))
        keep(discussion, text="")


def note_of(discussion: Discussion) -> str:
    return staging.stage_of(discussion).note
