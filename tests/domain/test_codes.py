from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.cache import cache

from discussions.domain import clock, codes, discussions
from discussions.domain.refusals import TooManyWrongCodes, WrongCode
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


@pytest.mark.parametrize("typed", ["12345678", "1234 5678", " 1234-5678\n", "1234\u00a05678", "code: 1234.5678"])
def test_a_code_is_understood_however_it_is_typed(of, typed):
    assert codes.discussion_of(typed) == of


@pytest.mark.parametrize("typed", ["١٢٣٤٥٦٧٨", "۱۲۳۴ ۵۶۷۸", "１２３４５６７８"])
def test_a_code_is_understood_in_the_digits_of_any_keyboard(of, typed):
    assert codes.discussion_of(typed) == of


@pytest.mark.parametrize("typed", ["", "1234567", "123456789", "87654321", "abc", "²²²²²²²²", "\0", "1" * 5_000])
def test_a_wrong_code_opens_nothing(of, typed):
    with pytest.raises(WrongCode):
        codes.discussion_of(typed)


@pytest.mark.parametrize("changes", [{"code_open": False}, {"state": "draft"}, {"state": "closed"}], ids=str)
def test_a_closed_door_answers_as_a_wrong_code_does(of, changes):
    Discussion.objects.update(**changes)
    with pytest.raises(WrongCode):
        codes.discussion_of("12345678")


def test_a_code_of_a_deleted_discussion_is_wrong(of):
    discussions.delete(of)
    with pytest.raises(WrongCode):
        codes.discussion_of("12345678")


def use_up() -> None:
    for _ in range(codes.WRONG.a_minute):
        with pytest.raises(WrongCode):
            codes.discussion_of("00000000")


def test_after_many_wrong_codes_no_code_is_tried(of):
    with time_machine.travel(clock.now(), tick=False):
        use_up()
        with pytest.raises(TooManyWrongCodes):
            codes.discussion_of("12345678")


def test_a_minute_later_codes_are_tried_again(of):
    with time_machine.travel(clock.now(), tick=False) as moment:
        use_up()
        moment.shift(timedelta(minutes=1))
        assert codes.discussion_of("12345678") == of


def test_a_wrong_code_at_the_turn_of_a_minute_is_answered_as_any_other(of, monkeypatch):
    add = cache.add
    with time_machine.travel(datetime(2026, 3, 1, 12, 0, 59, tzinfo=UTC), tick=False) as moment:

        def add_late(*given, **named):
            found = add(*given, **named)
            moment.shift(timedelta(seconds=1))
            return found

        monkeypatch.setattr(cache, "add", add_late)
        with pytest.raises(WrongCode):
            codes.discussion_of("00000000")


def test_right_codes_use_nothing_up(of):
    for _ in range(codes.WRONG.a_minute + 1):
        codes.discussion_of("12345678")
    with pytest.raises(WrongCode):
        codes.discussion_of("00000000")


def test_a_code_is_said_in_two_halves():
    assert codes.spoken("01234567") == "0123 4567"
