"""Who runs a discussion: invite another facilitator, remove one, never the last."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.hashers import make_password
from django.db import transaction

from discussions.models import Discussion, Facilitator

from . import entry, letters, mail, staff_words
from .links import entry_url_to_press
from .refusals import LastFacilitator, NotFound


@dataclass(frozen=True)
class Runner:
    """Somebody who runs a discussion. `who` is what a form sends back."""

    who: int
    email: str
    is_me: bool
    may_be_removed: bool


@dataclass(frozen=True)
class Running:
    slug: str
    title: str
    team: str
    runners: tuple[Runner, ...]
    mail_is_set_up: bool


@dataclass(frozen=True)
class Invited:
    """What to tell the one who invited, and the one-time link to hand over where there is one."""

    sentence: str
    link: str


def running_of(discussion: Discussion, *, seen_by: Facilitator) -> Running:
    found = list(discussion.facilitators.order_by("email"))
    return Running(
        slug=discussion.slug,
        title=discussion.edition.title,
        team=discussion.team,
        runners=tuple(Runner(one.pk, one.email, one.pk == seen_by.pk, len(found) > 1) for one in found),
        mail_is_set_up=mail.is_set_up(),
    )


def invite(discussion: Discussion, *, email: str, by: Facilitator) -> Invited:
    """Let somebody run the discussion as well, by mail, or with a link that the inviting one hands over.

    Such a link is the whole account. It is shown only where the account holds nothing but this discussion and
    nobody was ever in it; everybody else signs in as they are used to.
    """
    invited, is_nobodys_yet = _add(discussion, email.lower())
    token = entry.issue_link(invited) if is_nobodys_yet or mail.is_set_up() else ""
    mailed = mail.is_set_up() and mail.send(letters.invitation(invited.email, token, discussion, by=by.email))
    sentence = staff_words.invited(invited.email, mailed=mailed, needs_link=is_nobodys_yet, tried_mail=mail.is_set_up())
    return Invited(sentence, entry_url_to_press(token) if is_nobodys_yet and not mailed else "")


@transaction.atomic
def remove(discussion: Discussion, *, who: int, by: Facilitator) -> str:
    """End somebody's access at once, and say whose.

    Raises LastFacilitator, or NotFound where one of the two does not run the discussion, or no longer does.
    """
    Discussion.objects.select_for_update().get(pk=discussion.pk)
    running = dict(discussion.facilitators.values_list("pk", "email"))
    if not {who, by.pk} <= running.keys():
        raise NotFound
    if len(running) == 1:
        raise LastFacilitator
    for one in _with_rehearsals(discussion):
        one.facilitators.remove(who)
    return str(running[who])


@transaction.atomic
def _add(discussion: Discussion, email: str) -> tuple[Facilitator, bool]:
    # Pressed twice, two come here at once.
    known, is_new = Facilitator.objects.get_or_create(email=email, defaults={"password": make_password(None)})
    runs = set(known.discussions.exclude(rehearses=discussion).values_list("pk", flat=True))
    for one in _with_rehearsals(discussion):
        one.facilitators.add(known)
    if is_new:
        return known, True
    untouched = known.last_login is None and not known.has_usable_password()
    return known, untouched and runs == {discussion.pk}


def _with_rehearsals(discussion: Discussion) -> list[Discussion]:
    return [discussion, *discussion.rehearsals.all()]
