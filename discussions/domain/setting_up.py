"""Setting up a discussion: a draft, its settings, and opening it."""

from __future__ import annotations

from dataclasses import replace

from django.db import transaction

from discussions.live.announce import announce
from discussions.models import Discussion, Edition, Facilitator, Round

from . import accounts, ballots, clock, discussions, one_way
from .refusals import LooserSettings, NotReady
from .settings_of import Settings, faults, settings_of
from .staff_refusals import AtOdds


@transaction.atomic
def draft(edition: Edition, *, facilitator: Facilitator, settings: Settings) -> Discussion:
    """A discussion that nobody but its facilitator finds, made once until it is opened or changed.

    Its edition stays open to changes.
    """
    accounts.one_at_a_time(facilitator)
    kept = vars(settings) | {"edition": edition, "state": Discussion.State.DRAFT}
    waiting = facilitator.discussions.filter(earlier=None, **kept).first()
    if waiting is not None:
        return waiting
    made = Discussion.objects.create(**kept)
    made.facilitators.add(facilitator)
    return made


@transaction.atomic
def change(discussion: Discussion, *, settings: Settings) -> None:
    """Keep those settings that are not as they stand in `discussion`; the others may have been changed since.

    Raises LooserSettings, and changes none, where one is looser than people were told, AtOdds where one makes no sense
    beside the others.
    """
    kept = Discussion.objects.select_for_update(no_key=True).get(pk=discussion.pk)
    # Whoever is writing the first answer at this moment is waited for.
    list(Round.objects.select_for_update(of=("self",)).filter(discussion=kept).order_by("id").values_list("id"))
    seen, stands = vars(settings_of(discussion)), settings_of(kept)
    wanted = replace(stands, **{name: one for name, one in vars(settings).items() if one != seen[name]})
    looser = one_way.looser(stands, wanted) if discussions.has_answers(kept) else ()
    if looser:
        raise LooserSettings(looser)
    if odd := faults(wanted, before=stands):
        raise AtOdds(odd)
    Discussion.objects.filter(pk=kept.pk).update(**vars(wanted))
    if kept.joins_marks and not wanted.joins_marks:
        ballots.forget(kept)
    announce(kept.slug, "discussion")


@transaction.atomic
def start(discussion: Discussion) -> None:
    """Open a draft: its edition is frozen and people with the link come in. Opening twice is opening once."""
    found = Discussion.objects.select_for_update(no_key=True).get(pk=discussion.pk)
    if found.state != Discussion.State.DRAFT:
        return
    if found.delete_on <= clock.today() or (found.closes_at and found.closes_at <= clock.now()):
        raise NotReady
    found.state = Discussion.State.OPEN
    found.save(update_fields=("state",))
    discussions.ask(found)


def is_bound(discussion: Discussion) -> bool:
    """Whether settings only become stricter from now on."""
    return discussions.has_answers(discussion)
