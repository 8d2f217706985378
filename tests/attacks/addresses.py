"""Every address of the URL conf, filled in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.urls import URLPattern, URLResolver, get_resolver, reverse

SOMETHING = UUID("00000000-0000-4000-8000-000000000000")


def every_name(found: Any = None, prefix: str = "") -> Iterator[tuple[str, set[str]]]:
    """The name of each route, and what stands in it."""
    for one in (found or get_resolver()).url_patterns:
        if isinstance(one, URLPattern):
            yield prefix + str(one.name), set(one.pattern.converters)
        elif isinstance(one, URLResolver):
            yield from every_name(one, prefix + (f"{one.namespace}:" if one.namespace else ""))


def every_address(
    slug: str,
    *,
    item: UUID = SOMETHING,
    theme: UUID = SOMETHING,
    passage: UUID = SOMETHING,
    n: int = 1,
    token: str = "not-a-token",
) -> dict[str, str]:
    filled = {"slug": slug, "item": item, "theme": theme, "passage_id": passage, "n": n, "token": token} | {
        "format": "json",
        "kind": "ratings",
        "act": 999_999_999,
    }
    return {name: reverse(name, kwargs={key: filled[key] for key in keys}) for name, keys in every_name()}
