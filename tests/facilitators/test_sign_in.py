import re
from datetime import timedelta
from urllib.parse import urlencode

import pytest
import time_machine
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.contrib.sessions.backends.db import SessionStore

from discussions.domain import clock, entry
from discussions.models import Facilitator, WrongPasswords
from tests.crowd import Browser

from .conftest import PASSWORD, is_in, sign_in

SOME_TOKEN = re.compile(r'(?<=csrfmiddlewaretoken" value=")\w+')


class Counted(Argon2PasswordHasher):
    """argon2 that counts how often it was asked to work."""

    worked = 0

    def encode(self, *args, **kwargs):
        Counted.worked += 1
        return super().encode(*args, **kwargs)

    def verify(self, *args, **kwargs):
        Counted.worked += 1
        return super().verify(*args, **kwargs)


def test_address_and_password_lead_in(ana):
    browser = Browser()
    assert (sign_in(browser).status, is_in(browser)) == (302, True)


@pytest.mark.parametrize("email", ["Ana@Example.ORG", " ana@example.org "])
def test_an_address_may_be_written_as_one_likes(ana, email):
    assert sign_in(Browser(), email=email).status == 302


def test_who_is_signed_in_already_is_led_on_from_the_ways_in(ana):
    browser = Browser()
    pages = [browser.get("/facilitate/enter/"), sign_in(browser), browser.get("/facilitate/enter/")]
    told = ["You are signed in." in page.text for page in (pages[0], pages[2])]
    assert (told, 'href="/facilitate/"' in pages[2].text) == ([False, True], True)


def test_a_wrong_password_gives_the_address_back_and_never_the_password(ana):
    browser = Browser()
    page = sign_in(browser, password="a wrong guess of mine")
    given = (page.status, page.form("/enter/").fields["email"], "a wrong guess" in page.text, is_in(browser))
    assert given == (422, "ana@example.org", False, False)


def test_an_unknown_address_gets_the_answer_of_a_known_one(ana):
    entry.facilitator_named("has-no-password@example.org")
    emails = ("ana@example.org", "nobody@example.org", "has-no-password@example.org")
    pages = [sign_in(Browser(), email=email, password="guess") for email in emails]
    texts = {SOME_TOKEN.sub("", page.text).replace(email, "") for email, page in zip(emails, pages, strict=True)}
    assert ([page.status for page in pages], len(texts)) == ([422] * 3, 1)


@pytest.mark.parametrize("email", ["ana@example.org", "nobody@example.org", "has-no-password@example.org"])
def test_a_password_is_hashed_once_whoever_asks(ana, settings, email):
    entry.facilitator_named("has-no-password@example.org")
    settings.PASSWORD_HASHERS = ["tests.facilitators.test_sign_in.Counted"]
    Counted.worked = 0
    sign_in(Browser(), email=email, password="guess")
    assert Counted.worked == 1


def test_who_is_no_longer_active_does_not_get_in(ana):
    Facilitator.objects.update(is_active=False)
    assert sign_in(Browser()).status == 422


@pytest.mark.parametrize("email", ["ana@example.org", "nobody@example.org"])
def test_after_four_wrong_tries_one_has_to_wait(ana, email):
    with time_machine.travel(clock.now(), tick=False):
        pages = [sign_in(Browser(), email=email, password="guess") for _ in range(5)]
    assert [page.status for page in pages] == [422, 422, 422, 422, 429]
    said = "That was tried several times. Wait 1 second, then try again."
    assert (said in pages[-1].text, pages[-1].form("/enter/").fields["email"]) == (True, email)
    assert pages[-1].header("Retry-After") == "1"


def test_while_one_has_to_wait_the_right_password_waits_too_and_then_leads_in(ana):
    with time_machine.travel(clock.now(), tick=False) as now:
        for _ in range(4):
            sign_in(Browser(), password="guess")
        at_once = sign_in(Browser()).status
        now.shift(timedelta(seconds=1))
        assert (at_once, sign_in(Browser()).status, WrongPasswords.objects.count()) == (429, 302, 0)


def test_wrong_tries_at_one_address_hold_up_nobody_else(ana):
    with time_machine.travel(clock.now(), tick=False):
        for _ in range(5):
            sign_in(Browser(), email="nobody@example.org", password="guess")
        assert sign_in(Browser()).status == 302


def test_a_session_that_somebody_planted_is_not_signed_in(ana):
    planted = SessionStore()
    planted.create()
    browser = Browser(jar={"session": planted.session_key})
    sign_in(browser)
    thief = Browser(jar={"session": planted.session_key})
    assert (is_in(browser), is_in(thief), browser.jar["session"] == planted.session_key) == (True, False, False)


def test_signing_in_again_ends_the_session_before(ana):
    browser = Browser()
    sign_in(browser)
    before = browser.jar["session"]
    sign_in(browser)
    assert (is_in(browser), is_in(Browser(jar={"session": before}))) == (True, False)


def test_one_comes_back_to_the_page_that_was_wanted(ana):
    browser = Browser()
    asked = browser.get("/facilitate/account/?from=here")
    form = browser.follow(asked).form("/enter/")
    page = browser.send(form, email="ana@example.org", password=PASSWORD)
    assert page.header("Location") == "/facilitate/account/?from=here"


@pytest.mark.parametrize(
    "wanted",
    [
        "https://evil.example/facilitate/",
        "//evil.example/facilitate/",
        "/\\evil.example/facilitate/",
        "/facilitate/../d/somewhere/",
        "/facilitate/%2e%2e/d/somewhere/",
        "/facilitate/..\\d/",
        "/facilitated/",
        "/d/somewhere/",
        "javascript:alert(1)",
        "facilitate/",
        "/facilitate/\r\nX: y",
    ],
)
def test_nobody_is_led_out_of_the_staff_door(db, wanted):
    asked = [urlencode({"next": one}) for one in (wanted, "/facilitate/account/")]
    there = [Browser().get(f"/facilitate/enter/?{one}") for one in asked]
    found = [page.form("/enter/").fields["next"] for page in there]
    assert found == ["/facilitate/", "/facilitate/account/"]


def test_a_page_elsewhere_is_not_gone_to_when_it_is_sent_with_the_form(ana):
    assert sign_in(Browser(), next="//evil.example/facilitate/").header("Location") == "/facilitate/"


def test_after_signing_in_one_is_led_to_the_page_of_an_act_and_not_to_the_act(ana, room):
    there = f"/facilitate/d/{room.slug}/"
    browser = Browser()
    form = browser.get("/facilitate/enter/").form("/enter/")
    page = browser.ask("POST", f"{there}close/", form.fields, Referer=f"http://testserver{there}")
    assert (page.status, browser.follow(page).form("/enter/").fields["next"]) == (302, there)


def test_without_mail_the_page_says_that_all_works_by_link(db):
    page = Browser().get("/facilitate/enter/")
    said = ("This server sends no mail. Everything works by a link", "create_facilitator EMAIL")
    assert ([one in page.text for one in said], page.has_form("/send-link/")) == ([True, True], False)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"email": ""}, "Type an e-mail address."),
        ({"email": "ana"}, "This is no e-mail address. One looks like name@example.org."),
        ({"password": ""}, "Type a password."),
    ],
)
def test_what_is_missing_is_said_beside_its_field(db, typed, said):
    page = sign_in(Browser(), **typed)
    assert (page.status, said in page.text, 'aria-invalid="true"' in page.text) == (422, True, True)


def test_a_form_that_is_too_old_gives_back_no_password(ana):
    form = Browser().get("/facilitate/enter/").form("/enter/")
    page = Browser().send(form, email="ana@example.org", password=PASSWORD)
    assert (page.status, PASSWORD in page.text) == (403, False)
