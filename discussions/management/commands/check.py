from __future__ import annotations

from typing import Any

from django.core.management.commands.check import Command as Check


class Command(Check):
    help = "Ask the settings whether something is wrong, and with --tag anonymity whether every promise is true here."

    def handle(self, *app_labels: Any, **options: Any) -> None:
        # A promise that is broken closes the door of the participants. It must not stop a purge, or a migration.
        deploy = options["deploy"] or "anonymity" in (options["tags"] or ())
        super().handle(*app_labels, **options | {"deploy": deploy})
