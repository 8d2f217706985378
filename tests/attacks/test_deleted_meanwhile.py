"""Whatever others do while a facilitator deletes a discussion ends in a page that says so and gives back the words."""

from __future__ import annotations

from threading import Event, Thread

import pytest
from django.db import IntegrityError, connection, transaction

from discussions.domain import access, discussions
from discussions.models import Answer, Discussion, Facilitator, LineMark
from tests import people
from tests.crowd import Browser, Page
from tests.domain.test_nightly import somebody_waits_for_a_lock

from .conftest import Room, open_room
from .serving import wait_until

WORDS = "Words that took a while"


@pytest.fixture
def room(transactional_db) -> Room:
    return open_room()


def send_while_deleted(one: Browser, form_of: Page, ending: str, **typed: str) -> Page:
    """Send a form after the rows were deleted and before that is committed."""
    deleted = Event()

    def delete() -> None:
        try:
            with transaction.atomic():
                discussions.delete(Discussion.objects.get())
                deleted.set()
                wait_until(somebody_waits_for_a_lock)
        finally:
            connection.close()

    other = Thread(target=delete)
    other.start()
    deleted.wait()
    page = one.send(form_of.form(ending), **typed)
    other.join()
    assert Discussion.objects.count() == 0
    return page


@pytest.mark.parametrize(
    ("path", "ending", "typed"),
    [
        ("settings/", "/settings/", {"team": WORDS}),
        ("stage/", "/note/", {"act": "keep", "note": WORDS}),
        ("takeaway/", "/write/", {"action": "keep", "heard": WORDS}),
        ("themes/", "/put-under/", {"action": "make", "name": WORDS}),
    ],
)
def test_a_facilitator_is_told_and_gets_the_words_back(room, path, ending, typed):
    page = room.facilitator.get(f"/facilitate/d/{room.slug}/{path}")
    told = send_while_deleted(room.facilitator, page, ending, **typed)
    assert (told.status, WORDS in told.text) == (404, True)


def test_whoever_marks_a_line_is_told(room):
    [one] = room.crowd(1)
    told = send_while_deleted(one, one.get(f"{one.home}lines/1/"), "/lines/1/", value="struck")
    assert told.status == 404


@pytest.mark.parametrize(
    "write",
    [lambda one: people.answer(one, WORDS), lambda one: people.mark_line(one, 1)],
    ids=["an answer", "a mark on a line"],
)
def test_whoever_is_writing_is_waited_for_and_nothing_stays(room, write):
    one, written = people.person(room.discussion), Event()

    def write_slowly() -> None:
        try:
            with transaction.atomic():
                write(one)
                written.set()
                wait_until(somebody_waits_for_a_lock)
        finally:
            connection.close()

    other = Thread(target=write_slowly)
    other.start()
    written.wait()
    discussions.delete(room.discussion)
    other.join()
    assert [model.objects.count() for model in (Discussion, Answer, LineMark)] == [0, 0, 0]


def test_whoever_asks_for_four_words_is_told(room):
    [one] = room.crowd(1)
    one.answer(1, "Mine.")
    assert send_while_deleted(one, one.get(f"{one.home}pairing/"), "/words/").status == 404


@pytest.mark.parametrize("fault", [IntegrityError, Facilitator.DoesNotExist])
def test_a_fault_in_a_discussion_that_is_there_stays_a_fault(room, fault):
    for slug in (room.slug, None):
        with pytest.raises(fault), access.while_there(slug):
            raise fault
