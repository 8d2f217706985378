"""Rehearsing: a copy with sample people, which goes without a trace."""

from __future__ import annotations

import secrets
from dataclasses import replace

from django.db import transaction

from discussions.models import Discussion, Edition

from . import clock, discussions, sample
from .refusals import NotARehearsal
from .settings_of import settings_of

# So few that a press of a button is soon over, and never too few for the floors of a team.
PEOPLE, MOST_PEOPLE = 8, 20


@transaction.atomic
def rehearse(discussion: Discussion) -> Discussion:
    """The rehearsal of a discussion, made and filled where there is none: same edition and settings, own link and code.

    Raises NotARehearsal where there are sample people already: in a rehearsal and in a sample.
    """
    original = Discussion.objects.select_for_update(no_key=True).get(pk=discussion.pk)
    if original.is_sample:
        raise NotARehearsal
    return original.rehearsals.first() or _copy(original)


@transaction.atomic
def reset(rehearsal: Discussion) -> Discussion:
    """Delete a rehearsal and everything in it; its original, which is as if it had never been, comes back."""
    original, edition = rehearsal.rehearses, rehearsal.edition
    if original is None:
        raise NotARehearsal
    discussions.delete(rehearsal)
    _thaw(edition)
    return original


def _copy(original: Discussion) -> Discussion:
    # A rehearsal is held now: the opening time does not wait, and a closing time that has passed closes nothing.
    kept = settings_of(original)
    closes_at = kept.closes_at if kept.closes_at and kept.closes_at > clock.now() else None
    settings = replace(kept, opens_at=None, closes_at=closes_at)
    made = Discussion.objects.create(
        edition=original.edition,
        rehearses=original,
        is_sample=True,
        state=Discussion.State.OPEN,
        more_voices=original.more_voices,
        **vars(settings),
    )
    made.facilitators.set(original.facilitators.all())
    discussions.ask(made)
    people = min(max(PEOPLE, kept.floor_texts, kept.floor_figures), MOST_PEOPLE)
    sample.fill(made, people=people, seed=secrets.randbelow(2**32))
    return made


def _thaw(edition: Edition) -> None:
    """An edition that only drafts use is open to changes again, unless a later one has taken its place."""
    used = Discussion.objects.filter(edition=edition).exclude(state=Discussion.State.DRAFT)
    if not used.exists() and not Edition.objects.filter(passage=edition.passage_id, number__gt=edition.number).exists():
        Edition.objects.filter(pk=edition.pk).update(frozen=False)
