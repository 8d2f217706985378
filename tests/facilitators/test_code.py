import pytest

from discussions.models import Discussion
from tests.crowd import Browser


@pytest.fixture
def code(room):
    def press(action: str) -> int:
        page = room.facilitator.get(f"/facilitate/d/{room.slug}/share/")
        return room.facilitator.send(page.form("/code/"), action=action).status

    return press


def join(code: str) -> int:
    one = Browser()
    return one.send(one.get("/").form("/join/"), code=code).status


def test_a_changed_code_ends_the_old_one_at_once(room, code):
    old = room.discussion.code
    before = join(old)
    code("change")
    assert (before, join(old), join(Discussion.objects.get().code)) == (303, 404, 303)


def test_a_code_that_was_changed_meanwhile_is_not_changed_again(room):
    page = room.facilitator.get(f"/facilitate/d/{room.slug}/share/")
    first, second = (
        (room.facilitator.send(page.form("/code/"), action="change").status, Discussion.objects.get().code)
        for _ in range(2)
    )
    assert (first == second, first == (302, room.discussion.code)) == (True, False)


def test_whoever_is_in_keeps_access_when_the_code_changes(room, code):
    [one] = room.crowd(1)
    code("change")
    assert one.get(one.home).status == 200


def test_a_code_switched_off_joins_nobody_until_it_is_on_again(room, code):
    code("off")
    off = join(room.discussion.code)
    code("on")
    assert (off, join(room.discussion.code)) == (404, 303)


def test_another_word_is_refused(code):
    assert code("guess") == 422
