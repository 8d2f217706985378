from __future__ import annotations

from django.apps import AppConfig


class DiscussionsConfig(AppConfig):
    name = "discussions"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Registers the system checks of `manage.py check --tag anonymity`.
        from discussions.domain import promises  # noqa: F401, PLC0415 - registers its checks once models are loaded
