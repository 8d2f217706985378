import pytest
from django.core.cache import cache

from discussions.domain import access, codes, doors, invitation
from discussions.domain.refusals import DoorLocked, WrongCode
from discussions.models import Discussion
from tests import people
from tests.layers import laid

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_tries_yet():
    cache.clear()


@laid
def of():
    return people.discussion(code="12345678")


def now(of) -> Discussion:
    return Discussion.objects.get(pk=of.pk)


def test_a_locked_door_lets_nobody_new_in_and_everybody_who_was_here(of):
    one = people.person(of)
    doors.lock(of)
    with pytest.raises(DoorLocked):
        access.visit(of.slug, {})
    assert people.again(one).discussion == of


def test_the_voice_of_another_discussion_opens_no_locked_door(of):
    doors.lock(of)
    with pytest.raises(DoorLocked):
        access.visit(of.slug, people.cookies_of(people.person(people.discussion())))


def test_an_unlocked_door_lets_everybody_in_again(of):
    doors.lock(of)
    doors.unlock(of)
    assert access.visit(of.slug, {}).is_new is True


def test_at_a_locked_door_the_code_is_a_wrong_one(of):
    doors.lock(of)
    with pytest.raises(WrongCode):
        codes.discussion_of("12345678")


def test_a_code_switched_off_is_a_wrong_one_until_it_is_on_again(of):
    doors.switch_code(of, on=False)
    with pytest.raises(WrongCode):
        codes.discussion_of("12345678")
    doors.switch_code(of, on=True)
    assert codes.discussion_of("12345678") == of


def test_a_changed_code_ends_the_old_one_at_once_and_nobodys_access(of):
    one = people.person(of)
    doors.change_code(of)
    with pytest.raises(WrongCode):
        codes.discussion_of("12345678")
    assert (codes.discussion_of(now(of).code), people.again(one).discussion) == (of, of)


@pytest.mark.parametrize("closed", [{"door_locked": True}, {"code_open": False}, {"state": "closed"}], ids=str)
def test_the_screen_shows_a_code_only_while_it_opens_something(of, closed):
    before = invitation.screen_of(of).code
    Discussion.objects.update(**closed)
    assert (before, invitation.screen_of(now(of)).code) == ("1234 5678", "")


def test_the_screen_goes_on_behind_a_locked_door_and_invites_nobody(of):
    doors.lock(of)
    assert invitation.screen_of(access.on_screen(of.slug)).qr == ""
