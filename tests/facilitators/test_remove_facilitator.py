import pytest

from discussions.domain import entry
from tests.crowd import Browser, Page, facilitator
from tests.layers import laid


@laid
def ben(room) -> Browser:
    """A second facilitator, signed in."""
    account = entry.facilitator_named("ben@example.org")
    room.discussion.facilitators.add(account)
    return facilitator(entry.issue_link(account))


def remove(room, email: str, *, by: Browser | None = None) -> Page:
    browser = by or room.facilitator
    fields = browser.get(f"/facilitate/d/{room.slug}/people/").form("/invite-facilitator/").fields
    who = str(entry.facilitator_named(email).pk)
    return browser.ask("POST", f"/facilitate/d/{room.slug}/remove-facilitator/", fields | {"who": who})


def runs(room) -> list[str]:
    return sorted(room.discussion.facilitators.values_list("email", flat=True))


def test_access_ends_at_once_and_looks_like_nothing(room, ben):
    there = f"/facilitate/d/{room.slug}/"
    before = ben.get(there).status
    remove(room, "ben@example.org")
    after, missing = ben.get(there), ben.get("/facilitate/d/not-there-at-all-1234567/")
    assert (before, after.status, after.text) == (200, 404, missing.text)


def test_the_button_beside_a_name_removes_that_one(room, ben):
    page = room.facilitator.get(f"/facilitate/d/{room.slug}/people/")
    forms = [one for one in page.forms if one.action.endswith("/remove-facilitator/")]
    room.facilitator.send(forms[0])
    assert (len(forms), runs(room)) == (2, ["one@example.org"])


def test_the_last_one_stays(room):
    page = remove(room, "one@example.org")
    assert (page.status, "Somebody has to run the discussion." in page.text, runs(room)) == (
        409,
        True,
        ["one@example.org"],
    )


def test_one_may_leave_where_another_stays(room, ben):
    page = remove(room, "ben@example.org", by=ben)
    assert (page.header("Location"), runs(room)) == ("/facilitate/", ["one@example.org"])


def test_whoever_does_not_run_it_is_not_there_to_be_removed(room, ben):
    entry.facilitator_named("elsewhere@example.org")
    assert remove(room, "elsewhere@example.org").status == 404


@pytest.mark.parametrize("who", ["", "0", "-1", "ben", "9" * 40, "\0"])
def test_what_names_nobody_removes_nobody(room, ben, who):
    fields = room.facilitator.get(f"/facilitate/d/{room.slug}/people/").form("/invite-facilitator/").fields
    page = room.facilitator.ask("POST", f"/facilitate/d/{room.slug}/remove-facilitator/", fields | {"who": who})
    assert (page.status, len(runs(room))) == (422, 2)
