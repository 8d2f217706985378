from datetime import timedelta

from discussions.domain import clock
from discussions.models import Discussion
from tests.attacks.conftest import open_room


def draft(**settings):
    room = open_room(**settings)
    room.discussion.rounds.all().delete()
    Discussion.objects.update(state="draft")
    return room


def test_a_draft_opens_and_people_come_in(db):
    room = draft()
    address = f"/d/{room.slug}/"
    before = room.facilitator.get(address).status
    assert (before, room.press("/start/"), room.facilitator.get(address).status) == (404, 302, 200)


def test_a_draft_whose_days_are_over_says_what_to_change(db):
    room = draft(closes_at=clock.now() - timedelta(hours=1))
    assert (room.press("/start/"), Discussion.objects.get().state) == (409, "draft")
