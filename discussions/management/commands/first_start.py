from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from discussions.domain import beginning
from discussions.domain.links import printed


class Command(BaseCommand):
    help = "On a first start: load the passage, open one discussion of it, and make a one-time sign-in link."

    def handle(self, *args: Any, **options: Any) -> None:
        begun = beginning.begin()
        self.stdout.write("\n".join(printed(begun.discussion, begun.token)))
