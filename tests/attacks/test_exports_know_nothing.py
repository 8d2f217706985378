"""Every export of a discussion, searched for whatever could join it to a row, a voice or a moment."""

from __future__ import annotations

import re
from base64 import b64encode, urlsafe_b64encode
from datetime import UTC, datetime
from uuid import uuid4

import pytest

from discussions.domain import formats
from discussions.models import Answer, Card, Discussion, LineMark, Rating, Reaction, Reply, Round
from tests import people
from tests.layers import laid

pytestmark = pytest.mark.django_db

UUID = re.compile(r"[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}", re.IGNORECASE)
MOMENT = re.compile(r"\d{4}-\d\d-\d\d|\d{1,2}:\d\d|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}|\b1\d{9}\b")
LONG_SECRET = re.compile(r"[A-Za-z0-9_+/-]{24,}")


@laid
def of():
    """Six voices with everything a voice can do: answers, ratings, marks, replies, a rewording, a pass."""
    found = people.discussion()
    team = people.answered(found, 6, me=[1, 2, 3, 4, 5, 5], guess=[2] * 6)
    people.publish(found)
    for one in team[1:]:
        people.react(one, people.card_of(team[0]), "differently")
        people.reply(one, people.card_of(team[0]), "A note.")
        people.mark_line(one, 3)
    people.answer(team[2], "Said anew.")
    people.answer(team[5], "")
    people.publish(found)
    return Discussion.objects.get(pk=found.pk)


def secrets() -> set[str]:
    """Ids and tags of every row, in each way of writing them."""
    raw = {
        bytes(tag)
        for model in (Answer, Rating, Reply, Reaction, LineMark)
        for tag in model.objects.values_list("tag", flat=True)
    }
    ids = {
        one
        for model in (Answer, Rating, Reply, Reaction, LineMark, Round, Discussion)
        for one in model.objects.values_list("id", flat=True)
    }
    raw |= {one.bytes for one in ids} | {bytes(one) for one in Answer.objects.values_list("etag", flat=True)}
    written = {form(one) for one in raw for form in (bytes.hex, spelled, spelled_for_urls)}
    return written | {str(one) for one in ids} | set(Discussion.objects.values_list("slug", flat=True))


def spelled(value: bytes) -> str:
    return b64encode(value).decode().rstrip("=")


def spelled_for_urls(value: bytes) -> str:
    return urlsafe_b64encode(value).decode().rstrip("=")


def telltales(text: str) -> list[str]:
    known = [secret for secret in secrets() if secret.lower() in text.lower()]
    return known + UUID.findall(text) + MOMENT.findall(text) + LONG_SECRET.findall(text)


def files(of: Discussion) -> dict[str, str]:
    return {format: formats.export_file(of, format=format).text for format in formats.FORMATS}


def test_no_file_holds_an_id_a_tag_or_a_moment(of):
    found = files(of)
    assert {format: telltales(text) for format, text in found.items()} == {format: [] for format in found}
    assert all("Said anew." in text and "A note." in text for text in found.values())


@pytest.mark.parametrize(
    "planted",
    [lambda: uuid4().hex, lambda: str(uuid4()), lambda: datetime.now(UTC).isoformat(), lambda: max(secrets(), key=len)],
)
def test_a_planted_one_would_be_found_in_each_of_them(of, planted):
    answer = Answer.objects.filter(kind="text").first()
    people.Card.objects.filter(answer=answer).update(text=f"Planted {planted()}")
    Round.objects.filter(cards=answer.pk).update(version=b"planted!")
    assert [telltales(text.replace("\\", "")) != [] for text in files(of).values()] == [True] * 3


def test_two_files_have_the_same_rows_and_no_row_says_where_it_lay(of):
    first, second = (sorted(files(of)["csv"].splitlines()) for _ in range(2))
    assert first == second
    assert Card.objects.count() == 5
