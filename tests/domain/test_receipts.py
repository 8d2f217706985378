from datetime import timedelta

import pytest
from django.db import connection

from discussions.domain import clock, promises, receipts
from tests import people

pytestmark = pytest.mark.django_db


def test_what_is_proven_was_asked_just_now():
    receipt = receipts.receipt_of(people.discussion())
    assert (receipt.proven, all(promise.holds for promise in receipt.proven)) == (promises.promises(), True)


def test_a_promise_that_does_not_hold_is_not_said_to(settings):
    settings.SECURE_REFERRER_POLICY = "unsafe-url"
    receipt = receipts.receipt_of(people.discussion())
    assert [promise.wrong for promise in receipt.proven if not promise.holds] == [("SECURE_REFERRER_POLICY",)]


def test_a_planted_column_shows_on_the_receipt():
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE discussions_answer ADD COLUMN posted_at timestamptz")
    receipt = receipts.receipt_of(people.discussion())
    assert receipt.proven[0].wrong == ("discussions_answer.posted_at",)


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("after_own", "You read the others' answers to a question after answering or passing it."),
        ("when_opened", "Answers are sealed until the facilitator opens them."),
        ("at_time", "Answers are sealed until the time that was set."),
    ],
)
def test_who_sees_what_follows_the_rule_of_the_discussion(rule, said):
    of = people.discussion(reading_rule=rule, reads_at=clock.now())
    assert receipts.receipt_of(of).who_sees[0] == said


def test_the_floors_are_those_of_the_discussion():
    of = people.discussion(floor_texts=4, floor_figures=7)
    assert receipts.receipt_of(of).who_sees[1] == (
        "Texts open when 4 people have answered a question, figures when 7 have."
    )


def test_it_says_when_everything_is_deleted():
    assert receipts.receipt_of(people.discussion()).delete_on == clock.today() + timedelta(days=90)


def test_it_says_what_is_trust_and_what_is_never_promised():
    receipt = receipts.receipt_of(people.discussion())
    assert (len(receipt.trust), len(receipt.never), set(receipt.trust) & set(receipt.never)) == (2, 6, set())
