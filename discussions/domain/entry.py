"""The way in for a facilitator: a link that works once, or an address and a password."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from django.contrib.auth import authenticate
from django.contrib.sessions.backends.db import SessionStore
from django.db import transaction

from discussions.models import EntryLink, Facilitator

from . import clock, letters, mail, waits
from .refusals import NoMail, WrongPassword

VALID_FOR = timedelta(days=2)


def issue_link(facilitator: Facilitator) -> str:
    """The token of a new one-time link, valid for two days. Only its hash is kept."""
    token = secrets.token_urlsafe(24)
    EntryLink.objects.create(facilitator=facilitator, token_hash=_hash(token), expires_at=clock.now() + VALID_FOR)
    return token


@transaction.atomic
def use_link(token: str) -> Facilitator | None:
    """The facilitator of an unused, unexpired link, which is used up by this; None for any other token."""
    EntryLink.objects.filter(expires_at__lt=clock.now()).delete()
    link = EntryLink.objects.select_for_update().filter(token_hash=_hash(token)).first()
    if link is None:
        return None
    link.delete()
    found = Facilitator.objects.filter(pk=link.facilitator_id, is_active=True).first()
    if found is not None:
        waits.forget(found.email)
    return found


def sign_in(email: str, *, password: str) -> Facilitator:
    """The facilitator with this address and password. Raises WrongPassword, and TooSoon after several of them.

    An unknown address gets the same answer after the same work: Django hashes the password for nobody as well.
    """
    waits.take_a_try(email, kind=waits.PASSWORDS)
    found = authenticate(email=email.lower(), password=password)
    if not isinstance(found, Facilitator):
        raise WrongPassword
    waits.forget(email)
    return found


@transaction.atomic
def send_link(email: str) -> None:
    """Mail a one-time link to this address if it is a facilitator's. Raises NoMail, and TooSoon after several."""
    if not mail.is_set_up():
        raise NoMail
    waits.take_a_try(email, kind=waits.LINKS)
    found = Facilitator.objects.filter(email=email.lower(), is_active=True).first()
    if found is not None:
        letter = letters.sign_in_link(found.email, issue_link(found))
        transaction.on_commit(lambda: mail.send_later(letter))


def forget_old() -> None:
    """Drop expired links and sessions, and the counts of wrong tries that are a day old."""
    EntryLink.objects.filter(expires_at__lt=clock.now()).delete()
    SessionStore.clear_expired()
    waits.forget_old()


def facilitator_named(email: str) -> Facilitator:
    """The facilitator with this address, made without a password where there is none yet."""
    found = Facilitator.objects.filter(email__iexact=email).first()
    return found or Facilitator.objects.create_user(email)


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
