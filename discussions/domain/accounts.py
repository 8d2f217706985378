"""A facilitator's own account: password, address, and who is signed in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core import signing
from django.db import IntegrityError, transaction

from discussions.models import EntryLink, Facilitator, new_session_key

from . import letters, mail, waits
from .refusals import AddressTaken, LinkTooOld, MailFailed, WrongCurrentPassword

CONFIRMED_WITHIN = timedelta(days=2)
_SALT = "discussions.accounts.new_address"


@dataclass(frozen=True)
class Account:
    email: str
    has_password: bool
    has_own_address: bool
    mail_is_set_up: bool

    @property
    def is_ready(self) -> bool:
        """Whether its owner can come back without a new link from whoever runs the server."""
        return self.has_own_address and (self.has_password or self.mail_is_set_up)


def account_of(facilitator: Facilitator) -> Account:
    return Account(
        email=facilitator.email,
        has_password=facilitator.has_usable_password(),
        # The first start and the sample make accounts that no mail can reach.
        has_own_address=not facilitator.email.endswith("@localhost"),
        mail_is_set_up=mail.is_set_up(),
    )


def check_current(facilitator: Facilitator, password: str) -> None:
    """Nothing where no password is set. Raises WrongCurrentPassword, and TooSoon after several of them."""
    if not facilitator.has_usable_password():
        return
    waits.take_a_try(facilitator.email, kind=waits.PASSWORDS)
    if not facilitator.check_password(password):
        raise WrongCurrentPassword
    waits.forget(facilitator.email)


def one_at_a_time(facilitator: Facilitator) -> None:
    """Let what this account makes be made one after the other. The caller is in a transaction."""
    Facilitator.objects.select_for_update(no_key=True).get(pk=facilitator.pk)


@transaction.atomic
def set_password(facilitator: Facilitator, *, password: str) -> None:
    """Every other session ends with it, for each is bound to the password; so do links that were not used."""
    facilitator.set_password(password)
    facilitator.save(update_fields=("password",))
    EntryLink.objects.filter(facilitator_id=facilitator.pk).delete()


@transaction.atomic
def sign_out_everywhere(facilitator: Facilitator) -> None:
    """End every session and every unused link of this account."""
    facilitator.session_key = new_session_key()
    facilitator.save(update_fields=("session_key",))
    EntryLink.objects.filter(facilitator_id=facilitator.pk).delete()


def change_email(facilitator: Facilitator, *, email: str) -> bool:
    """Whether the address has changed. Where mail is set up it changes only once the new address has answered.

    Raises MailFailed, or AddressTaken; with mail a taken address is told to nobody but its owner.
    """
    if not mail.is_set_up():
        _change_email(facilitator, email.lower())
        return True
    token = signing.dumps([facilitator.pk, facilitator.email, email.lower()], salt=_SALT)
    if not mail.send(letters.new_address(email, token)):
        raise MailFailed
    return False


def confirm_email(facilitator: Facilitator, *, token: str) -> None:
    """Take the address that the token was mailed to. Raises LinkTooOld or AddressTaken."""
    try:
        account, old, new = _read(token)
    except (signing.BadSignature, ValueError):
        raise LinkTooOld from None
    if (account, old) != (facilitator.pk, facilitator.email):
        raise LinkTooOld
    _change_email(facilitator, new)
    if not old.endswith("@localhost"):
        mail.send_later(letters.address_changed(old, new))


def _read(token: str) -> Any:
    return signing.loads(token, salt=_SALT, max_age=CONFIRMED_WITHIN)


def _change_email(facilitator: Facilitator, email: str) -> None:
    try:
        with transaction.atomic():
            Facilitator.objects.filter(pk=facilitator.pk).update(email=email)
            # Links that went to the old address are for whoever reads it.
            EntryLink.objects.filter(facilitator_id=facilitator.pk).delete()
    except IntegrityError:
        raise AddressTaken from None
    facilitator.email = email
