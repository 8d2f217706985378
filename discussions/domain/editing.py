"""Keeping a passage: its first edition, a change in place, the next edition where a discussion uses this one."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass

from django.db import transaction
from django.db.models import Exists, OuterRef

from discussions.models import Edition, Facilitator, Passage, Question

from . import accounts, drafts
from .drafts import Draft, DraftQuestion
from .passage_files import as_markdown
from .recognising import NotAPassage
from .refusals import Conflict, InUseMeanwhile, NotFound


@dataclass(frozen=True)
class Loaded:
    """The latest edition as it is edited. `etag` tells whether it is still the same when the change comes back."""

    draft: Draft
    number: int
    frozen: bool
    etag: str


def loaded(passage: Passage) -> Loaded:
    return _loaded(passage.editions.order_by("-number")[0])


@transaction.atomic
def write(draft: Draft, *, owner: Facilitator | None) -> Edition:
    """Keep a draft as the first edition of a new passage; without an owner it comes with the server.

    An owner who has a passage that is the same word for word keeps that one. Raises NotAPassage where the draft has a
    fault.
    """
    draft = _without_fault(draft)
    kept = _kept_by(owner, draft) if owner else None
    return kept or _add_edition(Passage.objects.create(title=draft.title, owner=owner), draft, number=1)


@transaction.atomic
def rewrite(passage: Passage, draft: Draft, *, etag: str) -> Edition:
    """Keep a change: in place, or as the next edition where this one is frozen. Without a change nothing is made.

    Raises Conflict where what stands is not what was loaded under `etag`, NotAPassage where the draft has a fault.
    """
    draft = _without_fault(draft)
    # Two changes at once stand in line at the passage; a discussion that begins to use the edition, at the edition.
    if not Passage.objects.select_for_update().filter(pk=passage.pk):
        raise NotFound
    latest = passage.editions.select_for_update().order_by("-number")[0]
    now = _loaded(latest)
    if etag != now.etag:
        refusal = InUseMeanwhile if etag == _etag(now.draft, now.number, frozen=False) else Conflict
        raise refusal(as_markdown(now.draft), now.etag)
    if draft == now.draft:
        return latest
    Passage.objects.filter(pk=passage.pk).update(title=draft.title)
    if latest.frozen:
        return _add_edition(passage, draft, number=latest.number + 1)
    latest.title, latest.body = draft.title, draft.body
    latest.save(update_fields=("title", "body"))
    latest.questions.all().delete()
    _ask(latest, draft)
    return latest


def draft_of(edition: Edition) -> Draft:
    asked = list(edition.questions.all())
    return Draft(
        edition.title,
        edition.body,
        tuple(
            DraftQuestion(one.text, one.scale_statement, one.scale_low, one.scale_high)
            for one in asked
            if one.kind == Question.Kind.QUESTION
        ),
        next((one.text for one in asked if one.kind == Question.Kind.THREAD), ""),
    )


def _kept_by(owner: Facilitator, draft: Draft) -> Edition | None:
    """The latest edition of one of their passages that is this draft; two presses at once stand in line."""
    accounts.one_at_a_time(owner)
    alike = Edition.objects.filter(passage__owner=owner, title=draft.title, body=draft.body)
    later = Edition.objects.filter(passage=OuterRef("passage"), number__gt=OuterRef("number"))
    return next((one for one in alike.exclude(Exists(later)) if draft_of(one) == draft), None)


def _loaded(edition: Edition) -> Loaded:
    draft = draft_of(edition)
    return Loaded(draft, edition.number, edition.frozen, _etag(draft, edition.number, frozen=edition.frozen))


def _etag(draft: Draft, number: int, *, frozen: bool) -> str:
    return hashlib.sha256(json.dumps([asdict(draft), number, frozen]).encode()).hexdigest()[:32]


def _without_fault(draft: Draft) -> Draft:
    tidy, _left_out = drafts.tidied(draft)
    for sentence in drafts.faults(tidy).values():
        raise NotAPassage(sentence)
    return Draft(tidy.title, tidy.body, tidy.asked, tidy.closing)


def _add_edition(passage: Passage, draft: Draft, *, number: int) -> Edition:
    edition = Edition.objects.create(passage=passage, number=number, title=draft.title, body=draft.body)
    _ask(edition, draft)
    return edition


def _ask(edition: Edition, draft: Draft) -> None:
    asked = [
        Question(
            edition=edition,
            number=number,
            text=one.text,
            scale_statement=one.statement,
            scale_low=one.low,
            scale_high=one.high,
        )
        for number, one in enumerate(draft.questions, start=1)
    ]
    if draft.closing:
        thread = Question.Kind.THREAD
        asked.append(Question(edition=edition, number=len(asked) + 1, kind=thread, text=draft.closing))
    Question.objects.bulk_create(asked)
