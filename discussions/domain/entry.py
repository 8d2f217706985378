"""The way in for a facilitator: a link that works once."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from django.db import transaction

from discussions.models import EntryLink, Facilitator

from . import clock

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
    return Facilitator.objects.filter(pk=link.facilitator_id, is_active=True).first()


def facilitator_named(email: str) -> Facilitator:
    """The facilitator with this address, made without a password where there is none yet."""
    found = Facilitator.objects.filter(email__iexact=email).first()
    return found or Facilitator.objects.create_user(email)


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
