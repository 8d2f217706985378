"""The way to a second device: what rows tell of it, who gets in, and whether an answer tells why it says no."""

from __future__ import annotations

import re
from base64 import b32encode, b64encode, urlsafe_b64decode
from datetime import timedelta
from time import process_time
from uuid import uuid4

import pytest
import time_machine
from django.apps import apps
from django.core.cache import cache
from django.db import connection
from django.test import override_settings

from askforhelp import settings as shipped
from discussions.domain import access, clock, pairing
from discussions.domain.anonymity import Purpose, cookie_name
from discussions.domain.pairing_refusals import WrongText, WrongWords
from discussions.models import Pairing
from tests import people
from tests.crowd import Page, Person
from tests.domain.test_pairing import with_other

from .conftest import Room, open_room
from .test_exactly_once import AT_ONCE, at_once

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_tries_yet():
    cache.clear()


@pytest.fixture
def writer(room):
    one = people.person(room.discussion)
    people.answer(one, "Only mine.", me=4)
    return one


def everything() -> bytes:
    """Every row of every table, as `pg_dump` writes it."""
    found = b""
    for model in apps.get_models(include_auto_created=True):
        with connection.cursor() as cursor, cursor.copy(f"COPY {model._meta.db_table} TO STDOUT") as out:
            found += b"".join(bytes(row) for row in out)
    return found


def traces(of: access.Visit, words: str) -> dict[str, bytes]:
    """What would tell whose the open words are, in each way of writing it."""
    kept = of.voice.cookie()
    secret = urlsafe_b64decode(kept + "=")
    ways = {"hex": secret.hex().encode(), "b64": b64encode(secret)[:40], "b64url": kept[:40].encode()}
    ways |= {"b32": b32encode(secret)[:40], "cookie in hex": kept.encode().hex().encode()}
    return ways | {"words": words.encode(), "words in hex": words.encode().hex().encode()}


def found_in(dump: bytes, sought: dict[str, bytes]) -> set[str]:
    return {way for way, value in sought.items() if value in dump}


def test_rows_tell_neither_the_voice_nor_the_words(writer):
    words = pairing.offer(writer)
    pairing.recovery_text(writer)
    assert (found_in(everything(), traces(writer, words)), Pairing.objects.count()) == (set(), 1)


def test_a_voice_that_lies_open_is_found(writer):
    words = pairing.offer(writer)
    secret = urlsafe_b64decode(writer.voice.cookie() + "=")
    for planted, way in (
        (secret, "hex"),
        (writer.voice.cookie().encode(), "cookie in hex"),
        (words.encode(), "words in hex"),
    ):
        Pairing.objects.update(box=planted)
        assert found_in(everything(), traces(writer, words)) == {way}


def test_nothing_in_a_pairing_is_a_tag(room, writer):
    pairing.offer(writer)
    row = Pairing.objects.get()
    scopes = [row.pk, room.discussion.pk, people.round_of(room.discussion).pk]
    tags = {writer.tag(purpose, scope) for purpose in Purpose for scope in scopes}
    assert [tag for tag in tags if tag in bytes(row.box) or tag[:16] == row.pk.bytes] == []


def test_the_rows_and_the_words_open_nothing_without_the_secret_of_the_server(room, writer):
    words, text = pairing.offer(writer), pairing.recovery_text(writer)
    stranger = access.pairing_visit(room.slug, {})
    with override_settings(SECRET_KEY="the secret of another server, as long as this one"):
        for typed, refusal in ((words, WrongWords), (text, WrongText)):
            with pytest.raises(refusal):
                pairing.receive(stranger, typed)
    assert pairing.receive(stranger, words).voice.cookie() == writer.voice.cookie()


def test_a_key_takes_32_mib_to_make():
    """128 bytes times n times r, as RFC 7914 tells."""
    assert 128 * shipped.PAIRING_COST * pairing._SCRYPT["r"] == 32 * 2**20


def test_a_box_opens_in_its_own_row_alone(room, writer):
    words = pairing.offer(writer)
    Pairing.objects.update(id=uuid4())
    with pytest.raises(WrongWords):
        pairing.receive(access.pairing_visit(room.slug, {}), words)


def seconds_to_refuse(room: Room, words: str) -> float:
    begun = process_time()
    with pytest.raises(WrongWords):
        pairing.receive(access.pairing_visit(room.slug, {}), words)
    return process_time() - begun


def test_where_nothing_is_open_the_answer_takes_the_same_work(room, writer, settings):
    settings.PAIRING_COST = shipped.PAIRING_COST
    words = pairing.offer(writer)
    mistyped, unknown = (min(seconds_to_refuse(room, with_other(words, place)) for _ in range(3)) for place in (3, 0))
    assert unknown > mistyped / 2


def ask(room: Room, typed: str) -> str:
    """What a new browser is told, without what differs for each request."""
    one = Person(slug=room.slug)
    page = one.send(one.get(f"{one.home}pairing/").form("/receive/"), typed=typed)
    said = page.text.replace(typed, "")
    return re.sub(r'name="(csrfmiddlewaretoken|key)" value="[\w-]+"', "", f"{page.status} {said}")


def test_used_old_mistyped_and_unknown_words_get_the_same_answer(room, writer):
    used, old, right = (pairing.offer(writer) for _ in range(3))
    pairing.receive(access.pairing_visit(room.slug, {}), used)
    said = {ask(room, with_other(right, 3)), ask(room, with_other(right, 0)), ask(room, used)}
    with time_machine.travel(clock.now() + timedelta(minutes=11), tick=False):
        said.add(ask(room, old))
    assert (len(said), "These four words open nothing here." in said.pop()) == (1, True)


def test_an_answer_that_told_more_would_be_seen(room):
    assert ask(room, "river apple stone") != ask(room, "river apple stone cloud")


def second_device(room: Room, words: str) -> Page:
    one = Person(slug=room.slug)
    return one.send(one.get(f"{one.home}pairing/").form("/receive/"), typed=words)


@pytest.mark.django_db(transaction=True)
def test_of_twenty_who_type_the_same_words_at_once_one_gets_in():
    room = open_room()
    one = people.person(room.discussion)
    people.answer(one, "Only mine.")
    words = pairing.offer(one)
    pages = at_once(lambda _: second_device(room, words))
    let_in = [page.new_cookies()[cookie_name(room.discussion)] for page in pages if page.status == 303]
    assert (let_in, {page.status for page in pages}) == ([one.voice.cookie()], {303, 404})
    assert (len(pages), Pairing.objects.count()) == (AT_ONCE, 0)


@pytest.mark.django_db(transaction=True)
def test_twenty_guesses_at_once_are_no_more_than_five():
    room = open_room()
    one = people.person(room.discussion)
    people.answer(one, "Only mine.")
    words = pairing.offer(one)
    pages = at_once(lambda place: second_device(room, with_other(words, 1 + place % 3)))
    assert ({page.status for page in pages}, Pairing.objects.count()) == ({404}, 0)
    assert second_device(room, words).status == 404
