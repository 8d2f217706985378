"""A discussion with a facilitator who is signed in."""

from __future__ import annotations

import pytest

from discussions.domain import accounts, entry, opinions
from discussions.models import Discussion, Facilitator
from tests import people
from tests.attacks.conftest import Room, open_room
from tests.crowd import Browser, Page
from tests.layers import laid
from tests.opinions import filled

from .grouping import ADDRESS
from .staging import Workshop
from .writing import Writer, writer

PASSWORD = "seven calm herons wade"


@laid
def room() -> Room:
    return open_room()


@pytest.fixture
def console(room):
    """The console as it stands now."""
    return lambda: room.facilitator.get(f"/facilitate/d/{room.slug}/")


@laid
def grouped() -> Discussion:
    """A discussion in which two opinion groups of twelve were found."""
    [one, *_] = filled(24, 12, facilitator=entry.facilitator_named(ADDRESS))
    opinions.count(people.round_of(one.discussion).pk)
    return one.discussion


@pytest.fixture
def with_mail(settings):
    """A site where mail is set up."""
    settings.MAIL = True


@pytest.fixture
def without_mail_today(with_mail, settings):
    """A site where mail is set up, and whose mail server does not answer."""
    settings.EMAIL_BACKEND = "tests.mailbox.Refusing"


@laid
def ana() -> Facilitator:
    """Somebody with an address and a password."""
    found = entry.facilitator_named("ana@example.org")
    accounts.set_password(found, password=PASSWORD)
    return found


def sign_in(browser: Browser, *, email: str = "ana@example.org", password: str = PASSWORD, next: str = "") -> Page:
    form = browser.get("/facilitate/enter/").form("/enter/")
    return browser.send(form, email=email, password=password, next=next)


def is_in(browser: Browser) -> bool:
    return browser.get("/facilitate/").status == 200


@laid
def scribe() -> Writer:
    """Somebody who writes passages."""
    return writer("ana")


@laid
def team(room):
    """Four people whose answers to question 1 can be read."""
    return people.readable(room.discussion, 4)


@laid
def workshop(room) -> Workshop:
    """The room, as it is run live."""
    return Workshop(room)
