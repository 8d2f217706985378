import hashlib
from datetime import timedelta

import pytest
import time_machine
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session

from discussions.domain import clock, entry, waits
from discussions.domain.refusals import NoMail
from discussions.models import EntryLink, Facilitator, WrongPasswords
from tests.layers import laid

pytestmark = pytest.mark.django_db


@laid
def ana() -> Facilitator:
    return entry.facilitator_named("ana@example.org")


def test_a_link_lets_its_facilitator_in(ana):
    assert entry.use_link(entry.issue_link(ana)) == ana


def test_a_link_works_once(ana):
    token = entry.issue_link(ana)
    assert [entry.use_link(token), entry.use_link(token)] == [ana, None]


def test_only_the_hash_of_a_token_is_kept(ana):
    token = entry.issue_link(ana)
    assert [bytes(kept) for kept in EntryLink.objects.values_list("token_hash", flat=True)] == [
        hashlib.sha256(token.encode()).digest()
    ]


@pytest.mark.parametrize(("hours", "works"), [(0, True), (47, True), (49, False)])
def test_a_link_is_good_for_two_days(ana, hours, works):
    token = entry.issue_link(ana)
    with time_machine.travel(clock.now() + timedelta(hours=hours)):
        assert entry.use_link(token) == (ana if works else None)


def test_links_that_have_expired_are_cleared_away(ana):
    entry.issue_link(ana)
    with time_machine.travel(clock.now() + timedelta(days=3)):
        entry.use_link("another")
    assert EntryLink.objects.count() == 0


@pytest.mark.parametrize("token", ["", "x", "é", "\0", "x" * 10_000], ids=["empty", "x", "é", "NUL", "long"])
def test_any_other_token_lets_nobody_in(ana, token):
    entry.issue_link(ana)
    assert (entry.use_link(token), EntryLink.objects.count()) == (None, 1)


def test_who_is_no_longer_active_does_not_get_in(ana):
    token = entry.issue_link(ana)
    Facilitator.objects.update(is_active=False)
    assert entry.use_link(token) is None


def test_two_links_of_one_facilitator_both_work(ana):
    tokens = [entry.issue_link(ana) for _ in range(2)]
    assert [entry.use_link(token) for token in tokens] == [ana, ana]


@pytest.mark.parametrize("address", ["ana@example.org", "Ana@Example.ORG"])
def test_an_address_is_one_facilitator_however_it_is_written(ana, address):
    assert (entry.facilitator_named(address), Facilitator.objects.count()) == (ana, 1)


def test_a_new_facilitator_has_no_password(ana):
    assert (ana.has_usable_password(), ana.check_password("")) == (False, False)


def test_the_night_drops_links_sessions_and_waits_that_are_over(ana):
    with time_machine.travel(clock.now() - timedelta(days=40)):
        entry.issue_link(ana)
        waits.take_a_try("ana@example.org", kind=waits.PASSWORDS)
        planted = SessionStore()
        planted.create()
    entry.issue_link(ana)
    waits.take_a_try("ben@example.org", kind=waits.PASSWORDS)
    entry.forget_old()
    assert (EntryLink.objects.count(), WrongPasswords.objects.count(), Session.objects.count()) == (1, 1, 0)


def test_a_link_is_mailed_to_nobody_where_there_is_no_mail(ana):
    with pytest.raises(NoMail):
        entry.send_link(ana.email)
    assert EntryLink.objects.count() == 0


def test_no_link_is_made_for_an_unknown_address_or_somebody_no_longer_active(ana, settings):
    settings.MAIL = True
    Facilitator.objects.update(is_active=False)
    entry.send_link("nobody@example.org")
    entry.send_link(ana.email)
    assert EntryLink.objects.count() == 0
