"""The same team reads the passage again: a discussion of its own, which knows the run that came before it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction
from django.db.models import Q

from discussions.models import Discussion, Edition, Facilitator

from . import words
from .run_refusals import NothingToRunAgain
from .settings_of import Settings, settings_of, usual


@dataclass(frozen=True)
class Run:
    """Another run by the same team, as its facilitators find it."""

    slug: str
    state: str
    state_words: str
    delete_on: date


@dataclass(frozen=True)
class Runs:
    """The runs before and after a discussion, and whether it can be run again, also with a newer wording."""

    earlier: Run | None
    later: tuple[Run, ...]
    may_run: bool
    has_newer: bool


def runs_of(discussion: Discussion, *, seen_by: Facilitator) -> Runs:
    """Only runs that this facilitator runs, too, are told of."""
    own = seen_by.discussions.order_by("delete_on", "slug")
    earlier = own.filter(later=discussion).first()
    return Runs(
        _run(earlier) if earlier else None,
        tuple(_run(one) for one in own.filter(earlier=discussion)),
        discussion.has_run,
        _newer_wording(discussion, seen_by) is not None,
    )


@transaction.atomic
def run_again(discussion: Discussion, *, by: Facilitator, newer: bool = False) -> Discussion:
    """A draft with the same settings and facilitators, to be looked over and opened; made once until it is opened.

    It has a salt, a link and cookies of its own, so no voice is the same in both. With `newer` it asks the latest
    wording of the passage that this facilitator may use. Raises NothingToRunAgain for drafts and rehearsals.
    """
    original = Discussion.objects.select_for_update(no_key=True).select_related("edition").get(pk=discussion.pk)
    if not original.has_run:
        raise NothingToRunAgain
    edition = (_newer_wording(original, by) if newer else None) or original.edition
    waiting = original.later.filter(state=Discussion.State.DRAFT, facilitators=by, edition=edition).first()
    return waiting or _copy(original, edition)


def _copy(original: Discussion, edition: Edition) -> Discussion:
    made = Discussion.objects.create(
        edition=edition,
        earlier=original,
        is_sample=original.is_sample,
        state=Discussion.State.DRAFT,
        **vars(_settings_for_another_day(settings_of(original))),
    )
    made.facilitators.set(original.facilitators.all())
    return made


def _settings_for_another_day(kept: Settings) -> Settings:
    """The same settings without the times that have passed; where answers opened at a time, a press opens them."""
    at_time = kept.reading_rule == Discussion.ReadingRule.AT_TIME
    rule = Discussion.ReadingRule.WHEN_OPENED.value if at_time else kept.reading_rule
    day = usual().delete_on
    return replace(kept, reading_rule=rule, reads_at=None, opens_at=None, closes_at=None, delete_on=day)


def _newer_wording(discussion: Discussion, facilitator: Facilitator) -> Edition | None:
    edition = discussion.edition
    usable = Q(passage__owner=facilitator) | Q(passage__owner=None)
    later = Edition.objects.filter(usable, passage=edition.passage_id, number__gt=edition.number)
    return later.order_by("-number").first()


def _run(discussion: Discussion) -> Run:
    return Run(discussion.slug, discussion.state, words.discussion_state(discussion.state), discussion.delete_on)
