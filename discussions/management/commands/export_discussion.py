from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from discussions.domain import access, formats
from discussions.domain.refusals import NotFound


class Command(BaseCommand):
    help = "Print everything of a discussion that may leave: what its group can read, in a new random order each time."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug", metavar="SLUG", help="the long name in the link of the discussion, after /d/")
        parser.add_argument("--format", choices=sorted(formats.FORMATS), default="json", help="default: json")

    def handle(self, *args: Any, slug: str, format: str, **options: Any) -> None:
        try:
            discussion = access.named(slug)
        except NotFound:
            raise CommandError(f"There is no discussion {slug}. Its name stands in its link, after /d/.") from None
        self.stdout.write(formats.export_file(discussion, format=format).text, ending="")
