"""Answers that can be read, a theme, and the forms of their pages, for the tests of the themes' addresses."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from discussions.models import Theme
from tests import people
from tests.attacks.conftest import Room
from tests.crowd import Page


def ids(*voices) -> list[str]:
    return [str(people.card_of(one).pk) for one in voices]


def members(theme: Theme) -> list[str]:
    return sorted(str(one) for one in theme.answers.values_list("pk", flat=True))


def themes_page(room: Room, path: str = "") -> Page:
    return room.facilitator.get(f"/facilitate/d/{room.slug}/themes/{path}")


def post(room: Room, path: str, fields: dict[str, Any]) -> Page:
    """Send these fields to an address of the themes; a list sends its field several times."""
    token = themes_page(room).form("/sign-out/").fields["csrfmiddlewaretoken"]
    pairs = [("csrfmiddlewaretoken", token)]
    for name, value in fields.items():
        pairs += [(name, str(one)) for one in (value if isinstance(value, list) else [value])]
    return room.facilitator.ask("POST", f"/facilitate/d/{room.slug}/themes/{path}", pairs)


def at(theme: Theme | UUID, act: str) -> str:
    return f"{getattr(theme, 'pk', theme)}/{act}/"
