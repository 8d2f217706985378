import pytest
import time_machine

from discussions.domain import clock, entry
from discussions.models import EntryLink, Facilitator
from tests.crowd import Browser, Page, facilitator
from tests.layers import laid

from .conftest import PASSWORD, is_in, sign_in

NEW = "eleven quiet otters swim"


def change(browser: Browser, **typed: str) -> Page:
    form = browser.get("/facilitate/account/").form("/change-password/")
    return browser.send(form, **{"new": NEW, "again": NEW} | typed)


@laid
def browser(ana) -> Browser:
    """Ana's, signed in by a link."""
    return facilitator(entry.issue_link(ana))


def test_a_first_password_is_set_without_another(room):
    assert change(room.facilitator).header("Location") == "/facilitate/account/?done=password"
    assert sign_in(Browser(), email="one@example.org", password=NEW).status == 302


def test_a_changed_password_is_the_only_one(browser):
    change(browser, current=PASSWORD)
    assert [sign_in(Browser(), password=password).status for password in (PASSWORD, NEW)] == [422, 302]


def test_a_change_keeps_this_browser_in_and_no_other(browser, ana):
    other = facilitator(entry.issue_link(ana))
    before = is_in(other)
    change(browser, current=PASSWORD)
    assert (before, is_in(browser), is_in(other)) == (True, True, False)


def test_a_change_makes_a_new_session(browser):
    before = browser.jar["session"]
    change(browser, current=PASSWORD)
    assert (browser.jar["session"] == before, is_in(Browser(jar={"session": before}))) == (False, False)


def test_a_change_ends_links_that_were_not_used(browser, ana):
    entry.issue_link(ana)
    change(browser, current=PASSWORD)
    assert EntryLink.objects.count() == 0


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"current": "not mine"}, "This is not your password as it is now."),
        ({"current": ""}, "Type a password."),
        ({"new": "short", "again": "short"}, "This password is too short. It must contain at least 10 characters."),
        ({"new": "8402759310", "again": "8402759310"}, "This password is entirely numeric."),
        ({"new": "ana@example.org", "again": "ana@example.org"}, "The password is too similar to the e-mail address."),
        ({"again": "eleven quiet otters"}, "This is not the same as above. Type both once more."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_changes(browser, typed, said):
    before = Facilitator.objects.get().password
    page = change(browser, **{"current": PASSWORD} | typed)
    assert (page.status, said in page.text, Facilitator.objects.get().password == before) == (422, True, True)
    assert NEW not in page.text


def test_guessing_the_password_of_an_open_browser_has_to_wait(browser):
    with time_machine.travel(clock.now(), tick=False):
        statuses = [change(browser, current="a guess").status for _ in range(5)]
    assert statuses == [422, 422, 422, 422, 429]
