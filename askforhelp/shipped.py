"""Which static files are shipped: of the scripts that come with django-htmx, the one that pages use."""

from typing import ClassVar

from django.contrib.staticfiles.apps import StaticFilesConfig


class Shipped(StaticFilesConfig):
    """As Django's own. Compressing two dozen files that nobody asks for took seconds of every start."""

    ignore_patterns: ClassVar[list[str]] = [
        *StaticFilesConfig.ignore_patterns,
        "htmax-*",
        "htmx-4*",
        "htmx-2.js",
        "ext",
    ]
