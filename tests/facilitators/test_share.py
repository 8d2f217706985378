import pytest

from discussions.domain import codes, invitation
from discussions.models import Discussion


@pytest.fixture
def sheet(room):
    return lambda: room.facilitator.get(f"/facilitate/d/{room.slug}/share/").text


def test_the_sheet_has_link_code_picture_text_and_promise(room, sheet):
    link, code = invitation.join_url(room.discussion), codes.spoken(room.discussion.code)
    wanted = (f'href="{link}"', f">{code}<", "<svg", "<textarea", "Nobody can tell who wrote what")
    page = sheet()
    assert [one in page for one in wanted] == [True] * 5


@pytest.mark.parametrize("change", [{"code_open": False}, {"door_locked": True}, {"state": "closed"}], ids=str)
def test_a_code_that_opens_nothing_is_not_shown(room, sheet, change):
    code = codes.spoken(room.discussion.code)
    before = code in sheet()
    Discussion.objects.update(**change)
    assert (before, code in sheet()) == (True, False)


def test_of_a_closed_discussion_there_is_no_sheet_and_no_text_to_invite_with(room, sheet):
    Discussion.objects.update(state="closed")
    page = sheet()
    assert [one in page for one in ("It can still be read.", "<textarea", "<svg", ">Lock the door<")] == [
        True,
        False,
        False,
        True,
    ]
