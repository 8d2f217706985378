from __future__ import annotations

import os
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandParser

from discussions.domain import opinions


class Command(BaseCommand):
    help = "Count the joined marks of questions and keep what pages may show. The server starts it by itself."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("rounds", nargs="+", type=UUID, metavar="QUESTION")

    def handle(self, *args: Any, rounds: list[UUID], **options: Any) -> None:
        # The pages come first: this takes whatever nobody else wants of the machine.
        os.nice(10)
        for one in rounds:
            opinions.count(one)
