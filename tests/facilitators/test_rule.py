from datetime import timedelta

import pytest

from discussions.domain import clock
from discussions.models import Discussion
from tests import people
from tests.attacks.conftest import open_room


def test_the_rule_changes_before_the_first_answer(room):
    assert room.press("/rule/", rule="when_opened") == 302
    assert Discussion.objects.get().reading_rule == "when_opened"


def test_the_second_of_two_facilitators_is_told(room):
    old = room.facilitator.get(f"/facilitate/d/{room.slug}/").form("/rule/")
    room.press("/rule/", rule="when_opened")
    page = room.facilitator.send(old)
    assert (page.status, "Somebody else has decided on this" in page.text) == (409, True)
    assert Discussion.objects.get().reading_rule == "when_opened"


def test_a_rule_that_is_not_offered_is_refused(room):
    assert (room.press("/rule/", rule="always"), Discussion.objects.get().reading_rule) == (422, "after_own")


@pytest.mark.parametrize(
    ("fields", "said"),
    [({"rule": "always"}, "This choice is not one of those offered. Choose again."), ({}, "Choose one.")],
)
def test_a_rule_that_cannot_be_chosen_is_refused_in_the_words_of_the_house(room, fields, said):
    token = room.facilitator.get(f"/facilitate/d/{room.slug}/").form("/rule/").fields["csrfmiddlewaretoken"]
    fields = fields | {"csrfmiddlewaretoken": token}
    page = room.facilitator.ask("POST", f"/facilitate/d/{room.slug}/rule/", fields)
    assert (page.status, said in page.text) == (422, True)


def test_a_time_that_was_taken_away_meanwhile_is_not_promised(db):
    room = open_room(reads_at=clock.now())
    form = room.facilitator.get(f"/facilitate/d/{room.slug}/").form("/rule/")
    Discussion.objects.update(reads_at=None)
    page = room.facilitator.send(form, rule="at_time")
    assert (page.status, "No time is set at which the answers open." in page.text) == (422, True)
    assert Discussion.objects.get().reading_rule == "after_own"


def test_a_time_after_the_closing_is_not_promised(db):
    room = open_room(closes_at=clock.now() + timedelta(days=1), reads_at=clock.now() + timedelta(days=2))
    form = room.facilitator.get(f"/facilitate/d/{room.slug}/").form("/rule/")
    page = room.facilitator.send(form, rule="at_time")
    assert (page.status, "The answers would open after the discussion closes." in page.text) == (422, True)
    assert Discussion.objects.get().reading_rule == "after_own"


def test_beside_a_rule_that_cannot_be_chosen_any_more_stands_that_a_time_is_kept(db):
    room = open_room(reading_rule="at_time", reads_at=clock.now() + timedelta(days=1))
    people.answered(Discussion.objects.get(), 1)
    page = room.facilitator.get(f"/facilitate/d/{room.slug}/").text
    told = "After the first answer this can only become stricter, and a time that was told is kept."
    assert page.count(f"Not possible any more. {told}") == 2
