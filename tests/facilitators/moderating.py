"""Moderating without scripts, for the tests of its views."""

from __future__ import annotations

from urllib.parse import urlencode

from discussions.domain import concerns
from discussions.models import Answer, Discussion, Moderated
from tests import people
from tests.attacks.conftest import Room
from tests.crowd import Page


def board(room: Room, **asked: str) -> Page:
    """The dashboard as it stands now."""
    return room.facilitator.get(f"/facilitate/d/{room.slug}/moderate/?{urlencode(asked)}")


def send(room: Room, item: str, act: str, *, place: str = "", **typed: str) -> Page:
    """Press a button of one item, given by what its form sends for it."""
    token = board(room).form("/sign-out/").fields["csrfmiddlewaretoken"]
    fields = {"csrfmiddlewaretoken": token, "item": item, "act": act, **typed}
    return room.facilitator.ask("POST", f"/facilitate/d/{room.slug}/moderate/act/{place}", fields)


def ref(text: str, etag: str = "") -> str:
    answer = Answer.objects.get(text=text)
    raised = concerns.of_answers([answer.pk]).get(answer.pk, [])
    known = "-".join(concerns.marks(answer.discussion_id, raised))
    return f"answer.{answer.pk}.{etag}.{known}"


def fill_waiting(of: Discussion, count: int, *, text: str = "Somebody wrote this.") -> None:
    """That many answers of which each waits for a check."""
    asked = people.round_of(of)
    fields = {"discussion": of, "round": asked, "kind": "text", "text": text[:2_000]}
    made = Answer.objects.bulk_create(Answer(tag=n.to_bytes(32, "big"), **fields) for n in range(count))
    Moderated.objects.bulk_create(Moderated(round=asked, answer=one, state="waiting", text=one.text) for one in made)


def fill_readable(of: Discussion, count: int, *, text: str) -> None:
    """That many answers which the group can read."""
    fields = {"discussion": of, "round": people.round_of(of), "kind": "text", "text": text[:2_000]}
    Answer.objects.bulk_create(Answer(tag=n.to_bytes(32, "big"), **fields) for n in range(count))
    people.publish(of)
