import pytest
import time_machine

from discussions.domain import clock
from discussions.models import EntryLink
from tests.crowd import Browser, Page
from tests.mailbox import letters, links_in

from .conftest import is_in


def ask(email: str, browser: Browser | None = None) -> Page:
    browser = browser or Browser()
    return browser.send(browser.get("/facilitate/enter/").form("/send-link/"), email=email)


@pytest.fixture
def committed(with_mail, ana, django_capture_on_commit_callbacks):
    """Ask for a link, with everything that follows once it is on disk."""

    def asked(email: str) -> Page:
        with django_capture_on_commit_callbacks(execute=True):
            return ask(email)

    return asked


def test_a_mailed_link_leads_in_after_one_press(committed):
    committed("ana@example.org")
    [letter] = letters()
    [link] = links_in(letter)
    browser = Browser()
    page = browser.send(browser.get(link).form("/"))
    assert (letter.to, page.status, is_in(browser)) == (["ana@example.org"], 302, True)


def test_a_scanner_that_opens_the_mailed_link_uses_nothing_up(committed):
    committed("ana@example.org")
    [link] = links_in(letters()[0])
    pages = [Browser().get(link) for _ in range(3)]
    assert ([page.status for page in pages], EntryLink.objects.count()) == ([200] * 3, 1)


def test_an_unknown_address_gets_the_same_answer_and_no_mail(committed):
    pages = [committed(email) for email in ("ana@example.org", "nobody@example.org")]
    answers = {(page.status, page.header("Location")) for page in pages}
    assert (answers, [letter.to for letter in letters()]) == (
        {(302, "/facilitate/enter/?done=sent")},
        [["ana@example.org"]],
    )


def test_the_page_says_that_a_link_is_on_its_way_to_whoever_has_the_address(committed):
    page = Browser().follow(committed("nobody@example.org"))
    assert "If this address belongs to a facilitator, a link is on its way to it." in page.text


@pytest.mark.parametrize("email", ["ana@example.org", "nobody@example.org"])
def test_after_four_letters_one_has_to_wait(committed, email):
    with time_machine.travel(clock.now(), tick=False):
        pages = [committed(email) for _ in range(5)]
    assert [page.status for page in pages] == [302, 302, 302, 302, 429]
    assert pages[-1].form("/send-link/").fields["email"] == email


def test_a_mail_server_that_is_away_changes_nothing_in_the_answer(committed, without_mail_today):
    page = committed("ana@example.org")
    assert (page.status, letters(), "ask for a link as below" in Browser().follow(page).text) == (302, [], True)


def test_what_is_no_address_is_said_beside_the_field(with_mail, db):
    page = ask("ana")
    assert (page.status, page.form("/send-link/").fields["email"], "This is no e-mail address." in page.text) == (
        422,
        "ana",
        True,
    )


def test_a_server_without_mail_says_so(db):
    browser = Browser()
    form = browser.get("/facilitate/enter/").form("/enter/")
    page = browser.ask("POST", "/facilitate/send-link/", form.fields | {"email": "ana@example.org"})
    assert (page.status, "This server sends no mail." in page.text) == (409, True)
