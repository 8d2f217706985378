"""Passages: those that a facilitator can use, what is in them, copies, and their end."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from discussions.models import Discussion, Edition, Facilitator, Passage, Question

from . import drafts, editing, passage_words
from .drafts import Draft
from .recognising import (
    LARGEST,
    LONGEST_TITLE,
    MOST_QUESTIONS,
    NotAPassage,
    Recognised,
    RecognisedQuestion,
    Scale,
    read,
    recognise,
)
from .refusals import NotFound, PassageInUse
from .rendering import Read, as_read

__all__ = (
    "LARGEST",
    "MOST_QUESTIONS",
    "NotAPassage",
    "Read",
    "Recognised",
    "RecognisedQuestion",
    "Scale",
    "as_read",
    "read",
    "recognise",
)


@dataclass(frozen=True)
class Listed:
    """A passage in a list, by its latest edition. What is not one's own comes with the server."""

    id: UUID
    title: str
    words: str
    is_own: bool


@dataclass(frozen=True)
class Shown:
    """A passage as its facilitator sees it. `may_delete` is False once a discussion uses it."""

    id: UUID
    draft: Draft
    number: int
    words: str
    is_own: bool
    may_delete: bool
    warning: str
    edition_id: UUID


def save(found: Recognised, *, owner: Facilitator | None = None) -> Edition:
    """Keep what was recognised as the first edition of a new passage."""
    return editing.write(drafts.of(found), owner=owner)


def of(facilitator: Facilitator) -> list[Listed]:
    """One's own passages and then those that come with the server, each by title."""
    found = [
        Listed(one.passage_id, one.title, _words(one), one.passage.owner_id is not None) for one in _latest(facilitator)
    ]
    return sorted(found, key=lambda one: (not one.is_own, one.title.casefold(), one.id))


def choices_for(facilitator: Facilitator) -> list[tuple[UUID, str]]:
    """The latest edition of each passage that this facilitator may use, with the words to choose it by."""
    own_first = sorted(
        _latest(facilitator), key=lambda one: (one.passage.owner_id is None, one.title.casefold(), one.id)
    )
    return [(one.id, passage_words.choice(one.title, _words(one), is_own=_is_own(one))) for one in own_first]


def edition_for(facilitator: Facilitator, edition_id: UUID) -> Edition:
    """An edition that this facilitator may use, an earlier one too. Raises NotFound for all others."""
    found = Edition.objects.select_related("passage").filter(_usable(facilitator), pk=edition_id).first()
    if found is None:
        raise NotFound
    return found


def the_edition(passage: Passage) -> Edition:
    """The latest edition of a passage."""
    return passage.editions.order_by("-number")[0]


def shown(passage: Passage) -> Shown:
    """What stands on a passage's page."""
    edition = the_edition(passage)
    draft = editing.draft_of(edition)
    return Shown(
        id=passage.id,
        draft=draft,
        number=edition.number,
        words=_words(edition),
        is_own=passage.owner_id is not None,
        may_delete=passage.owner_id is not None and not _used(passage),
        warning="" if draft.questions else passage_words.nothing_asked(thread=bool(draft.closing)),
        edition_id=edition.id,
    )


def duplicate(passage: Passage, *, owner: Facilitator) -> Edition:
    """A copy of the latest edition as a passage of one's own."""
    draft = editing.draft_of(the_edition(passage))
    title = passage_words.copy_of(draft.title)[:LONGEST_TITLE]
    return editing.write(Draft(title, draft.body, draft.questions, draft.closing), owner=owner)


@transaction.atomic
def delete(passage: Passage) -> None:
    """Delete a passage that no discussion uses. Raises PassageInUse otherwise."""
    # A discussion that begins to use one of its editions waits for this, or is seen here.
    list(passage.editions.select_for_update())
    if _used(passage):
        raise PassageInUse
    passage.delete()


def _used(passage: Passage) -> bool:
    return Discussion.objects.filter(edition__passage=passage).exists()


def _is_own(edition: Edition) -> bool:
    return edition.passage.owner_id is not None


def _usable(facilitator: Facilitator) -> Q:
    return Q(passage__owner=facilitator) | Q(passage__owner=None)


def _latest(facilitator: Facilitator) -> list[Edition]:
    found = Edition.objects.filter(_usable(facilitator)).select_related("passage").prefetch_related("questions")
    return list(found.order_by("passage_id", "-number").distinct("passage_id"))


def _words(edition: Edition) -> str:
    kinds = [one.kind for one in edition.questions.all()]
    return passage_words.listed(
        kinds.count(Question.Kind.QUESTION),
        thread=Question.Kind.THREAD in kinds,
        number=edition.number,
        # Of those that come with the server, that would tell of the discussions of others.
        in_use=edition.frozen and edition.passage.owner_id is not None,
    )
