import pytest

from discussions.models import Answer, Discussion
from tests.attacks.conftest import Room, open_room
from tests.attacks.watching import short_edition
from tests.layers import laid

pytestmark = pytest.mark.usefixtures("ticks_rest")


@laid
def room() -> Room:
    return open_room(of=short_edition())


def test_a_reset_leads_back_to_the_discussion_and_nothing_is_left(room, console):
    copy = room.facilitator.follow(room.facilitator.send(console().form("/rehearse/")))
    filled = Answer.objects.exists()
    page = room.facilitator.follow(room.facilitator.send(copy.form("/reset/")))
    assert (filled, page.has_form("/rehearse/"), Answer.objects.count(), Discussion.objects.count()) == (
        True,
        True,
        0,
        1,
    )


def test_a_discussion_is_never_reset(room, console):
    token = console().form("/close/").fields["csrfmiddlewaretoken"]
    page = room.facilitator.ask("POST", f"/facilitate/d/{room.slug}/reset/", {"csrfmiddlewaretoken": token})
    assert (page.status, Discussion.objects.count()) == (409, 1)
