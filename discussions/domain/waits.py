"""Waiting longer after each wrong try at one address. It locks nobody out, and knows no network address."""

from __future__ import annotations

import math
from datetime import timedelta

from django.db import transaction
from django.utils.crypto import salted_hmac

from discussions.models import WrongPasswords

from . import clock
from .refusals import TooSoon

FREE_TRIES = 3
LONGEST = 300
KEPT_FOR = timedelta(days=1)

PASSWORDS = "password"
LINKS = "link"
KINDS = (PASSWORDS, LINKS)


def seconds_after(tries: int) -> int:
    """How long to wait after so many tries in a row: 0, 0, 0, then 1, 2, 4, 8 and so on, in seconds; 300 at most."""
    if tries <= FREE_TRIES:
        return 0
    return min(LONGEST, 1 << min(tries - FREE_TRIES - 1, 10))


@transaction.atomic
def take_a_try(address: str, *, kind: str) -> None:
    """Count a try for this e-mail address, whether or not anybody has it. Raises TooSoon while one has to wait.

    It is counted before anything is compared: guesses that come at once wait for each other.
    """
    key, now = _hash(address, kind), clock.now()
    WrongPasswords.objects.bulk_create([WrongPasswords(address_hash=key, next_try=now)], ignore_conflicts=True)
    row = WrongPasswords.objects.select_for_update().filter(pk=key).first()
    # Somebody with the right password may have cleared it in between.
    if row is None:
        return
    if row.next_try > now:
        raise TooSoon(math.ceil((row.next_try - now).total_seconds()))
    row.count += 1
    row.next_try = now + timedelta(seconds=seconds_after(row.count))
    row.save(update_fields=("count", "next_try"))


def forget(address: str) -> None:
    """Begin anew for this address: whoever has it has come in."""
    WrongPasswords.objects.filter(pk__in=[_hash(address, kind) for kind in KINDS]).delete()


def forget_old() -> None:
    """Drop what nobody has tried for a day."""
    WrongPasswords.objects.filter(next_try__lt=clock.now() - KEPT_FOR).delete()


def _hash(address: str, kind: str) -> bytes:
    return salted_hmac(f"discussions.waits.{kind}", address.strip().lower(), algorithm="sha256").digest()
