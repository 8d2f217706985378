from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email

from discussions.domain import entry
from discussions.domain.links import entry_url


class Command(BaseCommand):
    help = "Make a facilitator, or find the one with this address, and print a sign-in link that works once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", metavar="EMAIL")

    def handle(self, *args: Any, email: str, **options: Any) -> None:
        try:
            validate_email(email)
        except ValidationError:
            raise CommandError(f"{email} is not an e-mail address.") from None
        token = entry.issue_link(entry.facilitator_named(email))
        self.stdout.write(f"Facilitate: {entry_url(token)}")
