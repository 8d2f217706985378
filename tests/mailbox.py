"""The letters that have gone out, and a mail server that takes none."""

from __future__ import annotations

import re
import smtplib
from collections.abc import Sequence

from django.core import mail as django_mail
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from discussions.domain import mail


class Refusing(BaseEmailBackend):
    """As when the mail server is away."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        raise smtplib.SMTPServerDisconnected("not today")


def letters() -> list[EmailMessage]:
    """Every letter so far, those on their way included."""
    mail.finish()
    return list(django_mail.outbox)


def links_in(letter: EmailMessage) -> list[str]:
    """The addresses in a letter, as paths on this site."""
    return [re.sub(r"^https?://[^/]+", "", found) for found in re.findall(r"https?://\S+", str(letter.body))]
