from discussions.domain import entry
from tests.crowd import facilitator


def test_only_ones_own_discussions_are_listed(room):
    other = facilitator(entry.issue_link(entry.facilitator_named("two@example.org")))
    found = [who.get("/facilitate/").text for who in (room.facilitator, other)]
    assert [room.slug in page for page in found] == [True, False]


def test_the_list_is_kept_by_no_cache(room):
    assert room.facilitator.get("/facilitate/").header("Cache-Control") == "no-store"
