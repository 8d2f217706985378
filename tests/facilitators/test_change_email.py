from discussions.domain import entry
from discussions.models import Facilitator
from tests.crowd import Browser, Page, facilitator
from tests.layers import laid
from tests.mailbox import letters, links_in

from .conftest import PASSWORD


def change(browser: Browser, email: str, **typed: str) -> Page:
    return browser.send(browser.get("/facilitate/account/").form("/change-email/"), email=email, **typed)


def emails() -> set[str]:
    return set(Facilitator.objects.values_list("email", flat=True))


@laid
def first() -> Browser:
    """The facilitator of the first start."""
    return facilitator(entry.issue_link(entry.facilitator_named("facilitator@localhost")))


def test_without_mail_an_address_changes_at_once(first):
    page = change(first, "Ben@Example.org")
    assert (page.header("Location"), emails()) == ("/facilitate/account/?done=address", {"ben@example.org"})


def test_with_mail_it_changes_once_the_new_address_has_answered(first, with_mail):
    page = change(first, "ben@example.org")
    [letter] = letters()
    assert (page.header("Location"), letter.to) == ("/facilitate/account/?done=asked", ["ben@example.org"])
    before = emails()
    first.get(links_in(letter)[0])
    assert (before, emails()) == ({"facilitator@localhost"}, {"ben@example.org"})


def test_a_mail_that_does_not_go_out_changes_nothing(first, without_mail_today):
    page = change(first, "ben@example.org")
    kept = (page.status, page.form("/change-email/").fields["email"], emails())
    assert kept == (503, "ben@example.org", {"facilitator@localhost"})
    assert "The mail did not go out, and nothing was changed." in page.text


def test_the_address_of_somebody_else_cannot_be_taken(first, ana):
    page = change(first, "ANA@example.org")
    assert (page.status, emails()) == (409, {"facilitator@localhost", "ana@example.org"})


def test_with_mail_nothing_tells_whether_somebody_has_the_address(first, ana, with_mail):
    pages = [change(first, email) for email in ("ana@example.org", "nobody@example.org")]
    assert len({(page.status, page.header("Location")) for page in pages}) == 1


def test_whoever_has_a_password_gives_it(ana):
    browser = facilitator(entry.issue_link(ana))
    statuses = [change(browser, "ben@example.org", current=typed).status for typed in ("a guess", PASSWORD)]
    assert (statuses, emails()) == ([422, 302], {"ben@example.org"})


def test_what_is_no_address_comes_back_with_a_sentence(first):
    page = change(first, "ben")
    assert (page.status, page.form("/change-email/").fields["email"]) == (422, "ben")
    assert "This is no e-mail address." in page.text
