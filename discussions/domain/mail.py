"""Plain mail, where it is set up. A mail that does not go out is noted, and nothing else depends on it."""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from django.conf import settings
from django.core.mail import send_mail

logger = logging.getLogger(__name__)

# One thread: a slow mail server holds up letters, never pages.
_postman = ThreadPoolExecutor(max_workers=1, thread_name_prefix="mail")


@dataclass(frozen=True)
class Letter:
    to: str
    subject: str
    text: str


def is_set_up() -> bool:
    return bool(settings.MAIL)


def send(letter: Letter) -> bool:
    """Send now; False where there is no mail or the mail server did not take it."""
    if not is_set_up():
        return False
    try:
        send_mail(letter.subject, letter.text, None, [letter.to])
    # An address that cannot be written down for a mail server is a ValueError.
    except (OSError, ValueError) as error:
        logger.warning("a mail was not sent: %s", type(error).__name__)
        return False
    return True


def send_later(letter: Letter) -> None:
    """Send without waiting, so that the answer takes no longer than one for which nothing is sent."""
    _postman.submit(send, letter)


def finish() -> None:
    """Wait until everything that was handed over has been tried."""
    _postman.submit(int).result()
