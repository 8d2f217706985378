import pytest

from discussions.domain import codes, entry
from discussions.models import Discussion, Facilitator
from tests import people
from tests.crowd import facilitator


def test_only_ones_own_discussions_are_listed(room):
    other = facilitator(entry.issue_link(entry.facilitator_named("two@example.org")))
    found = [who.get("/facilitate/").text for who in (room.facilitator, other)]
    assert [room.slug in page for page in found] == [True, False]


def test_the_list_is_kept_by_no_cache(room):
    assert room.facilitator.get("/facilitate/").header("Cache-Control") == "no-store"


HINT = "Set an address and a password"


def test_whoever_came_by_the_printed_link_is_told_how_to_come_back(db):
    first = facilitator(entry.issue_link(entry.facilitator_named("facilitator@localhost")))
    assert HINT in first.get("/facilitate/").text


def test_whoever_can_come_back_is_not_told(ana):
    assert HINT not in facilitator(entry.issue_link(ana)).get("/facilitate/").text


def test_where_there_is_mail_an_address_is_enough(room, with_mail):
    assert HINT not in room.facilitator.get("/facilitate/").text


def test_the_list_says_who_came_in_steps_and_how_it_stands(room):
    Discussion.objects.update(reading_rule="when_opened")
    people.answered(Discussion.objects.get(), 4)
    page = room.facilitator.get("/facilitate/").text
    assert ("3 voices or more, 12 expected" in page, ">Open<" in page) == (True, True)


def test_a_rehearsal_is_not_in_the_list(room):
    people.discussion(of=room.discussion.edition, facilitator=Facilitator.objects.get(), team="The copy")
    before = "The copy" in room.facilitator.get("/facilitate/").text
    Discussion.objects.filter(team="The copy").update(rehearses=room.discussion)
    assert (before, "The copy" in room.facilitator.get("/facilitate/").text) == (True, False)


@pytest.mark.parametrize("count", [1, 50])
def test_the_list_asks_as_often_for_fifty_discussions_as_for_one(room, count, django_assert_num_queries):
    for _ in range(count - 1):
        people.discussion(of=room.discussion.edition, facilitator=Facilitator.objects.get())
    with django_assert_num_queries(7):
        room.facilitator.get("/facilitate/")


def test_of_a_draft_it_tells_nothing_of_voices_and_leads_to_no_moderating(room):
    said = ["voices, 12 expected", "/moderate/"]
    before = [one in room.facilitator.get("/facilitate/").text for one in said]
    Discussion.objects.update(state="draft")
    page = room.facilitator.get("/facilitate/").text
    assert (before, [one in page for one in said], "12 expected" in page) == ([True, True], [False, False], True)


def test_two_discussions_of_one_team_do_not_look_alike(room):
    other = people.discussion(of=room.discussion.edition, facilitator=Facilitator.objects.get())
    page = room.facilitator.get("/facilitate/").text
    assert [f"code {codes.spoken(one.code)}" in page for one in (room.discussion, other)] == [True, True]
