from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from discussions.domain import discussions, nightly


class Command(BaseCommand):
    help = "Delete the discussions whose delete date has come, stir all rows, and rewrite the participants' tables."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="say what would be deleted and change nothing")

    def handle(self, *args: Any, dry_run: bool, **options: Any) -> None:
        due = discussions.due_for_deletion()
        if not dry_run:
            _run()
        verb = "would be deleted" if dry_run else "deleted"
        noun = "discussion" if len(due) == 1 else "discussions"
        self.stdout.write(f"{len(due)} {noun} {verb}.")


def _run() -> None:
    try:
        nightly.run()
    except nightly.NotRewritten as error:
        raise CommandError(
            f"What was taken back or deleted stays in the files of the database: {error}. Let its role own the tables."
        ) from None
