from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from discussions.domain import passages


class Command(BaseCommand):
    help = "Read a passage from a text or Markdown file and keep it. Prints what was recognised."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--dry-run", action="store_true", help="print what would be recognised and keep nothing")

    def handle(self, *args: Any, file: Path, dry_run: bool, **options: Any) -> None:
        try:
            found = passages.recognise(file.read_text(encoding="utf-8"))
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from None
        except UnicodeDecodeError:
            raise CommandError(f"{file} is not a text file in UTF-8.") from None
        except passages.NotAPassage as error:
            raise CommandError(str(error)) from None
        if not dry_run:
            passages.save(found)
        self.stdout.write("\n".join(_lines(found)))


def _lines(found: passages.Recognised) -> list[str]:
    lines = [f"Title: {found.title}", f"Paragraphs: {len(found.paragraphs)}"]
    for number, question in enumerate(found.questions, start=1):
        lines.append(f"Question {number}: {question.text}")
        if question.scale:
            lines.append(f"  Scale: {question.scale.statement} ({question.scale.low} … {question.scale.high})")
    if found.closing:
        lines.append(f"Closing thread: {found.closing}")
    return lines
