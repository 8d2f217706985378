import pytest
from django.db import IntegrityError, transaction

from discussions.models import EntryLink, Facilitator

pytestmark = pytest.mark.django_db


def test_an_address_is_kept_in_small_letters():
    assert Facilitator.objects.create_user("Ana@Example.ORG").email == "ana@example.org"


def test_an_address_is_one_account():
    Facilitator.objects.create_user("ana@example.org")
    with pytest.raises(IntegrityError), transaction.atomic():
        Facilitator.objects.create_user("ANA@example.org")


def test_a_password_is_kept_as_a_hash_of_argon2():
    ana = Facilitator.objects.create_user("ana@example.org", "a long enough password")
    assert (ana.password.split("$")[0], ana.check_password("a long enough password")) == ("argon2", True)


def test_without_a_password_nobody_can_sign_in_with_one():
    assert Facilitator.objects.create_user("ana@example.org").has_usable_password() is False


def test_a_facilitator_goes_with_all_open_links():
    ana = Facilitator.objects.create_user("ana@example.org")
    EntryLink.objects.create(facilitator=ana, token_hash=b"x" * 32, expires_at="2026-01-01T00:00Z")
    ana.delete()
    assert EntryLink.objects.count() == 0
