from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

from django.core.management.base import BaseCommand, CommandError, CommandParser

COLUMNS = ("participant", "statement", "vote")


class Command(BaseCommand):
    help = "Print the opinion groups in a file of votes (columns participant,statement,vote; 1, 0 or -1) as JSON."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE.csv")
        parser.add_argument(
            "--moderated", default="", metavar="IDS", help="statements taken out by moderation, separated by commas"
        )

    def handle(self, *args: Any, file: Path, moderated: str, **options: Any) -> None:
        # numpy is loaded for this command alone; no web process pays for it.
        from discussions.compare.opinions import opinion_groups  # noqa: PLC0415 - see above

        out = [one.strip() for one in moderated.split(",") if one.strip()]
        try:
            with file.open(encoding="utf-8-sig", newline="") as lines:
                found = opinion_groups(_votes(lines), moderated=out)
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from None
        except ValueError as error:
            raise CommandError(f"{file} is not a file of votes: {error}.") from None
        said = {"groups": found.groups or {}, "distinct": found.distinct, "verdict": found.verdict, "k": found.k}
        more = {"placed": len(found.people), "p": [found.p_first, found.p_second, found.p_camps]}
        self.stdout.write(json.dumps(said | more, ensure_ascii=False))


def _votes(lines: TextIO) -> Iterator[tuple[str, str, int]]:
    rows = csv.reader(lines)
    head = next(rows, [])
    if not set(COLUMNS) <= set(head):
        raise ValueError(f"its first line has to name the columns {', '.join(COLUMNS)}")
    person, answer, vote = (head.index(name) for name in COLUMNS)
    for row in rows:
        if row:
            try:
                yield row[person], row[answer], int(row[vote])
            except IndexError:
                raise ValueError(f"line {rows.line_num} is too short") from None
