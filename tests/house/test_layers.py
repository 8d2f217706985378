"""Each test finds what it asked for, as it was laid, and nothing that another test asked for or did."""

import pytest

from discussions.models import Answer, Discussion
from tests import people
from tests.layers import laid

pytestmark = pytest.mark.django_db


@laid
def of():
    return people.discussion(team="Ours")


@laid
def team(of):
    return people.readable(of, 3)


def counts() -> tuple[int, int]:
    return Discussion.objects.count(), Answer.objects.count()


@pytest.mark.parametrize("turn", [1, 2])
def test_what_a_test_does_is_gone_before_the_next(of, team, turn):
    found = counts()
    people.withdraw(team[0])
    of.team = "Theirs"
    of.save()
    assert (found, counts()) == ((1, 3), (1, 2))


@pytest.mark.parametrize("turn", [1, 2])
def test_what_a_test_holds_is_a_copy(of, turn):
    before, of.team = of.team, "Theirs"
    assert before == "Ours"


def test_what_was_not_asked_for_does_not_lie_there(of):
    assert counts() == (1, 0)


def test_without_any_of_it_nothing_lies_there():
    assert counts() == (0, 0)


def test_two_that_are_built_on_each_other_hold_the_same(of, team):
    assert [one.discussion.pk for one in team] == [of.pk] * 3


@pytest.mark.django_db(transaction=True)
def test_a_test_with_real_transactions_has_its_own(of, team):
    assert (counts(), Discussion.objects.get().pk) == ((1, 3), of.pk)
