"""A discussion whose first question is readable, and somebody who has written to it."""

from __future__ import annotations

import pytest

from discussions.models import Discussion
from tests import people
from tests.attacks.conftest import Room, open_room
from tests.crowd import Person
from tests.layers import laid


@laid
def room() -> Room:
    return open_room()


@laid
def newcomer(room) -> Person:
    return room.crowd(1)[0]


@laid
def writer(room) -> Person:
    """One of four whose answers to question 1 can be read."""
    four = room.crowd(4)
    for place, one in enumerate(four):
        one.answer(1, f"What voice {place} says.", me=place + 1, guess=3)
    return four[0]


@laid
def another(writer) -> str:
    """The id of an answer that somebody else wrote."""
    page = writer.question(1)
    return next(item for item in page.cards() if page.has_form(f"/a/{item}/react/"))


@pytest.fixture
def filled(room):
    """Let that many people answer question 1, and give back the first as a browser."""

    def fill(count: int) -> Person:
        Discussion.objects.filter(pk=room.discussion.pk).update(expected=count)
        first, *_ = people.readable(room.discussion, count, me=[3] * count, guess=[2] * count)
        return Person(slug=room.slug, jar=people.cookies_of(first))

    return fill
