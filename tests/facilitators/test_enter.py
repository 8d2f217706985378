from datetime import timedelta

import pytest
import time_machine

from discussions.domain import clock, entry
from tests.crowd import Browser
from tests.layers import laid

from .conftest import is_in, sign_in


@laid
def link() -> str:
    return f"/facilitate/enter/{entry.issue_link(entry.facilitator_named('one@example.org'))}/"


def test_a_link_signs_in_once(link):
    statuses = [Browser().get(link).status for _ in range(2)]
    assert statuses == [302, 410]


def test_a_used_link_says_how_to_get_another(link):
    Browser().get(link)
    page = Browser().get(link)
    assert (page.status, page.header("Cache-Control")) == (410, "no-store")


def test_who_is_signed_in_is_led_on_from_a_used_link(link):
    browser = Browser()
    browser.get(link)
    page = browser.get(link)
    told = "You are signed in." in page.text
    assert (page.status, told, 'href="/facilitate/"' in page.text) == (410, True, True)
    assert ("get another link" in page.text, 'href="/facilitate/enter/"' in page.text) == (False, False)


def test_a_link_that_only_grew_old_is_not_said_to_have_been_used(link):
    with time_machine.travel(clock.now() + timedelta(days=3)):
        page = Browser().get(link)
    assert (page.status, "This link does not work any more" in page.text, "used" in page.text) == (410, True, False)


@pytest.mark.parametrize("token", ["nothing", "x" * 200])
def test_a_made_up_link_is_a_used_one(db, token):
    assert Browser().get(f"/facilitate/enter/{token}/").status == 410


def test_whoever_is_not_signed_in_is_led_to_the_way_in(db):
    page = Browser().get("/facilitate/")
    assert (page.status, page.header("Location").startswith("/facilitate/enter/")) == (302, True)


def test_a_look_at_the_head_uses_nothing_up(link):
    statuses = [Browser().ask("HEAD", link).status, Browser().get(link).status]
    assert statuses == [200, 302]


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("Sec-Purpose", "prefetch"),
        ("Sec-Purpose", "prefetch;prerender"),
        ("Purpose", "prefetch"),
    ],
)
def test_a_browser_that_looks_ahead_uses_nothing_up_and_keeps_nothing(link, header, value):
    browser = Browser()
    ahead = browser.ask("GET", link, **{header: value})
    assert (ahead.status, "session" in browser.jar, browser.get(link).status) == (503, False, 302)


def test_a_link_that_was_handed_over_asks_for_a_press(link):
    browser = Browser()
    page = browser.get(f"{link}?press=1")
    statuses = [page.status, browser.send(page.form(link)).status, browser.get(f"{link}").status]
    assert (statuses, page.header("Cache-Control")) == ([200, 302, 410], "no-store")


def test_a_link_makes_a_new_session(link):
    browser = Browser(jar={"session": "planted-by-somebody-else"})
    browser.get(link)
    assert (is_in(browser), browser.jar["session"] == "planted-by-somebody-else") == (True, False)


def test_a_used_link_ends_the_waiting(ana):
    with time_machine.travel(clock.now(), tick=False):
        for _ in range(5):
            sign_in(Browser(), password="guess")
        Browser().get(f"/facilitate/enter/{entry.issue_link(ana)}/")
        assert sign_in(Browser()).status == 302
