"""Concerns about answers as facilitators meet them: why, from how many, and whether they are still those of a page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from uuid import UUID

from django.db.models import TextField, Value
from django.db.models.functions import Cast, Concat
from django.utils.crypto import salted_hmac

from discussions.models import Concern

NAMED = Concat("reason", Value(" "), Cast("id", TextField()), output_field=TextField())


def of_answers(answers: Collection[UUID]) -> dict[UUID, list[str]]:
    """What facilitators may know of, by answer: a reason and an id each."""
    found: dict[UUID, list[str]] = defaultdict(list)
    known = Concern.objects.filter(answer__id__any=list(answers), published=True)
    for answer, named in known.values_list("answer_id", NAMED):
        found[answer].append(named)
    return found


def reasons(named: Sequence[str]) -> list[str]:
    return [one.split()[0] for one in named]


def marks(discussion_id: UUID, named: Sequence[str]) -> list[str]:
    """What a page knows each of these concerns by: another mark for another concern, and for another reason.

    They are keyed, so that no row can be found by them.
    """
    return sorted(
        salted_hmac("discussions.concerns", f"{discussion_id} {one}", algorithm="sha256").hexdigest()[:8]
        for one in named
    )
