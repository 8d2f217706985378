import pytest

from discussions.models import Discussion
from tests.crowd import Browser


@pytest.fixture
def door(room):
    def press(action: str) -> int:
        page = room.facilitator.get(f"/facilitate/d/{room.slug}/share/")
        return room.facilitator.send(page.form("/door/"), action=action).status

    return press


@pytest.mark.parametrize("path", ["", "q/1/", "compare/", "compare.json", "mine/", "receipt/", "forget/"])
def test_behind_a_locked_door_new_browsers_read_that_it_is_closed(room, door, path):
    [one] = room.crowd(1)
    door("lock")
    statuses = [who.get(f"/d/{room.slug}/{path}").status for who in (one, Browser())]
    assert statuses == [200, 403]


def test_a_new_browser_gets_no_voice_at_a_locked_door(room, door):
    door("lock")
    page = Browser().get(f"/d/{room.slug}/")
    assert (page.new_cookies(), "The door is closed" in page.text) == ({}, True)


def test_who_is_in_goes_on_writing(room, door):
    [one] = room.crowd(1)
    door("lock")
    assert one.answer(1, "Still here.").status == 303


def test_the_door_opens_again(room, door):
    door("lock")
    assert (door("unlock"), Browser().get(f"/d/{room.slug}/").status) == (302, 200)


def test_another_word_is_refused_and_changes_nothing(room, door):
    assert (door("ajar"), Discussion.objects.get().door_locked) == (422, False)
