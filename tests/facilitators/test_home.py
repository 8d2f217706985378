from discussions.domain import entry
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
