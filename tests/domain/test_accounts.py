import pytest
from django.core import signing

from discussions.domain import accounts, entry, waits
from discussions.domain.refusals import AddressTaken, LinkTooOld, WrongCurrentPassword
from discussions.models import EntryLink, Facilitator, WrongPasswords
from tests.layers import laid

pytestmark = pytest.mark.django_db

PASSWORD = "seven calm herons wade"


@laid
def ana() -> Facilitator:
    return entry.facilitator_named("ana@example.org")


@pytest.mark.parametrize(
    ("email", "password", "mail", "ready"),
    [
        ("facilitator@localhost", False, False, False),
        ("facilitator@localhost", True, True, False),
        ("ana@example.org", False, False, False),
        ("ana@example.org", True, False, True),
        ("ana@example.org", False, True, True),
    ],
)
def test_whoever_can_come_back_is_ready(settings, email, password, mail, ready):
    settings.MAIL = mail
    one = entry.facilitator_named(email)
    if password:
        accounts.set_password(one, password=PASSWORD)
    assert accounts.account_of(one).is_ready is ready


def test_the_password_of_now_is_asked_only_where_there_is_one(ana):
    accounts.check_current(ana, "")
    accounts.set_password(ana, password=PASSWORD)
    accounts.check_current(ana, PASSWORD)
    with pytest.raises(WrongCurrentPassword):
        accounts.check_current(ana, "")


def test_the_right_password_of_now_ends_the_waiting(ana):
    accounts.set_password(ana, password=PASSWORD)
    waits.take_a_try(ana.email, kind=waits.PASSWORDS)
    accounts.check_current(ana, PASSWORD)
    assert WrongPasswords.objects.count() == 0


def test_an_address_that_changes_ends_the_links_that_went_to_the_old_one(ana):
    entry.issue_link(ana)
    accounts.change_email(ana, email="anna@example.org")
    assert (EntryLink.objects.count(), Facilitator.objects.get().email) == (0, "anna@example.org")


def test_the_address_of_somebody_else_is_refused_and_all_stays(ana):
    entry.facilitator_named("ben@example.org")
    with pytest.raises(AddressTaken):
        accounts.change_email(ana, email="BEN@example.org")
    assert (ana.email, Facilitator.objects.count()) == ("ana@example.org", 2)


@pytest.mark.parametrize("token", ["", "x", "a:b:c", "é", "\0"])
def test_a_made_up_token_changes_nothing(ana, token):
    with pytest.raises(LinkTooOld):
        accounts.confirm_email(ana, token=token)


def test_a_token_that_was_signed_for_something_else_changes_nothing(ana):
    token = signing.dumps([ana.pk, ana.email, "anna@example.org"], salt="another purpose")
    with pytest.raises(LinkTooOld):
        accounts.confirm_email(ana, token=token)
