"""The facilitators' note. It stays on their console, unless they put it on the takeaway."""

from __future__ import annotations

from django.db import transaction

from discussions.models import Discussion, Stage

from . import staging, takeaways, texts
from .refusals import Conflict


@transaction.atomic
def keep(discussion: Discussion, *, text: str, was: str = "") -> None:
    """Keep the note as it was typed. No page is told: nobody but facilitators can see a difference.

    Raises Conflict where there is by now a note that is neither this one nor the one that it was typed over.
    """
    stands, text = staging.hold(discussion).note, texts.normal_form(text)
    if stands not in ("", texts.normal_form(was), text):
        raise Conflict(stands)
    Stage.objects.filter(discussion=discussion).update(note=text)


def put_on_takeaway(discussion: Discussion, *, text: str, was: str = "") -> None:
    """Add the note to what was heard, and begin an empty one.

    Raises NoRoom where it does not fit; it is kept then. Raises Conflict as `keep`.
    """
    keep(discussion, text=text, was=was)
    with transaction.atomic():
        takeaways.add_heard(discussion, text=texts.normal_form(text))
        keep(discussion, text="", was=text)


def note_of(discussion: Discussion) -> str:
    return staging.stage_of(discussion).note
