import pytest

from discussions.domain import letters
from tests import people
from tests.layers import laid
from tests.mailbox import links_in

pytestmark = pytest.mark.django_db


@laid
def of():
    return people.discussion(team="Ward 3")


def links(letter: letters.Letter) -> list[str]:
    class Sent:
        body = letter.text

    return links_in(Sent())


def test_a_link_to_sign_in_asks_for_a_press():
    letter = letters.sign_in_link("ana@example.org", "token")
    assert (letter.to, links(letter)) == ("ana@example.org", ["/facilitate/enter/token/?press=1"])


def test_an_invitation_says_who_asks_to_what_and_what_one_will_see(of):
    letter = letters.invitation("ben@example.org", "token", of, by="ana@example.org")
    said = ("ana@example.org asks you to run a discussion together: “Asking for Help”, Ward 3.", "who wrote what")
    assert [one in letter.text for one in said] == [True, True]
    assert links(letter) == ["/facilitate/enter/token/?press=1", f"/facilitate/d/{of.slug}/"]


def test_an_invitation_carries_nothing_of_the_discussion_in_its_subject(of):
    assert letters.invitation("b@example.org", "t", of, by="a@example.org").subject == "Run a discussion together"


def test_a_new_address_gets_one_link_and_the_old_one_none():
    new, old = letters.new_address("b@example.org", "to:ken"), letters.address_changed("a@example.org", "b@example.org")
    assert (links(new), links(old)) == (["/facilitate/confirm-email/to:ken/"], [])
