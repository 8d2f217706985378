from datetime import timedelta

import pytest
import time_machine

from discussions.domain import accounts, clock, entry
from discussions.models import Facilitator
from tests.crowd import Browser, facilitator
from tests.mailbox import letters, links_in


@pytest.fixture
def link(ana, with_mail) -> str:
    """The address that was mailed when Ana asked for another one."""
    accounts.change_email(ana, email="anna@example.org")
    return links_in(letters()[-1])[0]


def email_of(one: Facilitator) -> str:
    return Facilitator.objects.get(pk=one.pk).email


def test_the_link_changes_the_address_and_the_old_one_is_told(link, ana):
    page = facilitator(entry.issue_link(ana)).get(link)
    assert (page.header("Location"), email_of(ana)) == ("/facilitate/account/?done=address", "anna@example.org")
    assert [letter.to for letter in letters()] == [["anna@example.org"], ["ana@example.org"]]


def test_the_link_alone_changes_nothing(link, ana):
    assert (Browser().get(link).status, email_of(ana)) == (302, "ana@example.org")


def test_the_link_is_for_one_account(link, ana, room):
    assert (room.facilitator.get(link).status, email_of(ana)) == (410, "ana@example.org")


def test_the_link_works_for_one_change(link, ana):
    browser = facilitator(entry.issue_link(ana))
    assert [browser.get(link).status for _ in range(2)] == [302, 410]


@pytest.mark.parametrize(("hours", "status"), [(47, 302), (49, 410)])
def test_the_link_is_good_for_two_days(link, ana, hours, status):
    with time_machine.travel(clock.now() + timedelta(hours=hours)):
        assert facilitator(entry.issue_link(ana)).get(link).status == status


def test_an_address_that_was_taken_in_between_is_refused(link, ana):
    entry.facilitator_named("anna@example.org")
    page = facilitator(entry.issue_link(ana)).get(link)
    assert (page.status, email_of(ana)) == (409, "ana@example.org")
