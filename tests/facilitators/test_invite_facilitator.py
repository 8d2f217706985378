import re

import pytest

from discussions.domain import accounts, entry
from discussions.models import EntryLink, Facilitator
from tests.attacks.conftest import open_room
from tests.crowd import Browser, Page
from tests.mailbox import letters, links_in

from .conftest import is_in


@pytest.fixture
def invite(room):
    def invited(email: str) -> Page:
        page = room.facilitator.get(f"/facilitate/d/{room.slug}/people/")
        return room.facilitator.send(page.form("/invite-facilitator/"), email=email)

    return invited


def link_on(page: Page) -> str:
    found = re.search(r'value="https?://[^/]+(/facilitate/enter/[^"]+)"', page.text)
    return found[1] if found else ""


def come_in(link: str) -> Browser:
    browser = Browser()
    browser.send(browser.get(link).form("/"))
    return browser


def runs(room) -> set[str]:
    return set(room.discussion.facilitators.values_list("email", flat=True))


def test_without_mail_the_link_is_shown_once_and_leads_to_the_discussion(room, invite):
    browser = come_in(link_on(invite("Ben@Example.org")))
    again = room.facilitator.get(f"/facilitate/d/{room.slug}/people/")
    assert (browser.get(f"/facilitate/d/{room.slug}/").status, link_on(again)) == (200, "")


def test_with_mail_the_link_goes_to_whoever_was_invited_and_to_nobody_else(room, invite, with_mail):
    page = invite("ben@example.org")
    [letter] = letters()
    browser = come_in(links_in(letter)[0])
    assert (letter.to, link_on(page), browser.get(f"/facilitate/d/{room.slug}/").status) == (
        ["ben@example.org"],
        "",
        200,
    )


def test_a_mail_that_does_not_go_out_leaves_a_link_to_hand_over(room, invite, without_mail_today):
    page = invite("ben@example.org")
    assert ("the mail did not go out" in page.text, is_in(come_in(link_on(page)))) == (True, True)


def test_whoever_has_an_account_is_added_and_no_link_to_it_is_shown(room, invite, ana):
    page = invite("ANA@example.org")
    assert (runs(room), link_on(page), EntryLink.objects.count()) == ({"one@example.org", "ana@example.org"}, "", 0)


@pytest.mark.parametrize("made", ["signed in", "password", "elsewhere", "nowhere"])
def test_a_link_never_opens_an_account_that_is_somebodys(room, invite, made):
    ben = entry.facilitator_named("ben@example.org")
    if made == "signed in":
        come_in(f"/facilitate/enter/{entry.issue_link(ben)}/?press=1")
    if made == "password":
        accounts.set_password(ben, password="nine tall herons wade")
    if made == "elsewhere":
        open_room(email="ben@example.org", of=room.discussion.edition)
        Facilitator.objects.update(last_login=None)
    assert link_on(invite("ben@example.org")) == ""


def test_a_lost_link_of_somebody_who_never_came_is_made_anew(room, invite):
    links = {link_on(invite("ben@example.org")) for _ in range(2)}
    assert (len(links - {""}), Facilitator.objects.filter(email="ben@example.org").count()) == (2, 1)


def test_whoever_is_invited_sees_no_other_discussion(room, invite):
    elsewhere = open_room(email="two@example.org", of=room.discussion.edition)
    browser = come_in(link_on(invite("ben@example.org")))
    statuses = [browser.get(f"/facilitate/d/{slug}/").status for slug in (room.slug, elsewhere.slug)]
    assert statuses == [200, 404]


@pytest.mark.parametrize("typed", ["", "ben", "ben@example.org\nBcc: all@example.org", "a@b.org, c@d.org"])
def test_what_is_no_address_is_said_beside_the_field(room, invite, typed):
    page = invite(typed)
    assert (page.status, 'aria-invalid="true"' in page.text, runs(room)) == (422, True, {"one@example.org"})
