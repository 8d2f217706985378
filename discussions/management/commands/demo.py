from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from discussions.domain import beginning, sample
from discussions.domain.links import printed


class Command(BaseCommand):
    help = "Open a discussion with sample people who answer, mark and reply. It is named as a sample."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--people", type=int, default=12)
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument("--expected", type=int, help="people expected; without it as many as the sample has")

    def handle(self, *args: Any, people: int, seed: int, expected: int | None, **options: Any) -> None:
        if not 0 <= people <= sample.MOST_PEOPLE:
            raise CommandError(f"A sample has 0 to {sample.MOST_PEOPLE} people.")
        if expected is not None and not 1 <= expected <= sample.MOST_PEOPLE:
            raise CommandError(f"From 1 to {sample.MOST_PEOPLE} people can be expected.")
        begun = beginning.begin_sample(expected=expected or max(people, 12))
        sample.fill(begun.discussion, people=people, seed=seed)
        self.stdout.write("\n".join(printed(begun.discussion, begun.token)))
