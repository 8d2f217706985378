"""Sealing: giving up for ever that anybody can show what is whose."""

from __future__ import annotations

from django.db import transaction

from discussions.live.announce import announce
from discussions.models import Discussion, Round

from . import discussions, marking, ticks
from .reading_refusals import SealedAfterItsTime
from .refusals import NotClosed


@transaction.atomic
def seal(discussion: Discussion) -> None:
    """Destroy the salt of a closed discussion: no tag can be made any more, so nothing can be shown to be anybody's.

    What still waits goes out first, since nothing opens it again; but where a closing has let the rest out before,
    ratings and marks join as ever, lest one of them lie open beside its words. Raises NotClosed before, and
    SealedAfterItsTime while answers are promised for a time that lies ahead. The night's rewrite takes the old row out
    of the data file, too.
    """
    found = Discussion.objects.select_for_update(no_key=True).get(pk=discussion.pk)
    if found.state != Discussion.State.CLOSED:
        raise NotClosed
    if not found.rest_is_out and ticks.is_promised(found):
        raise SealedAfterItsTime
    discussions.let_rest_out(found, last=not found.rest_is_out)
    for round_ in Round.objects.filter(discussion=found):
        marking.forget(round_)
    found.salt, found.rest_is_out = b"", True
    found.save(update_fields=("salt", "rest_is_out"))
    announce(found.slug, "discussion")
