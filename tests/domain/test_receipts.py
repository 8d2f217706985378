from datetime import UTC, date, datetime, timedelta

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


THEN = (
    " Then you read those to a question after answering or passing it. Once the discussion is closed, everybody here "
    "reads them; a closing thread as soon as it opens."
)


@pytest.mark.parametrize(
    ("rule", "ahead", "said"),
    [
        (
            "after_own",
            1,
            "You read the others' answers to a question after answering or passing it. "
            "Once the discussion is closed, everybody here reads them; a closing thread at any time.",
        ),
        (
            "when_opened",
            1,
            f"Answers are sealed until the facilitator opens them, or until closing at the latest.{THEN}",
        ),
        ("at_time", 1, f"Answers are sealed until the time that was set.{THEN}"),
        ("at_time", -1, f"Answers were sealed until the time that was set, and it has come.{THEN}"),
    ],
)
def test_who_sees_what_follows_the_rule_of_the_discussion(rule, ahead, said):
    of = people.discussion(reading_rule=rule, reads_at=clock.now() + timedelta(hours=ahead))
    assert receipts.receipt_of(of).who_sees[0] == said


def test_a_time_that_has_gone_by_is_not_told_as_one_to_come():
    told = [who_sees(reading_rule="at_time", reads_at=clock.now() + timedelta(hours=ahead)) for ahead in (1, -1)]
    assert [sum("The answers open on" in one for one in each) for each in told] == [1, 0]


def test_the_floors_are_those_of_the_discussion():
    of = people.discussion(floor_texts=4, floor_figures=7)
    assert receipts.receipt_of(of).who_sees[1] == (
        "Texts open when 4 people have answered a question, figures when 7 have."
    )


def test_it_says_when_everything_is_deleted():
    assert receipts.receipt_of(people.discussion()).delete_on == clock.today() + timedelta(days=90)


def test_it_says_what_is_trust_and_what_is_never_promised():
    receipt = receipts.receipt_of(people.discussion())
    assert (len(receipt.trust), len(receipt.never), set(receipt.trust) & set(receipt.never)) == (3, 6, set())


def who_sees(**settings) -> tuple[str, ...]:
    return receipts.receipt_of(people.discussion(**settings)).who_sees


@pytest.mark.parametrize(
    ("moderation", "said"),
    [
        ("after_reading", "Answers are not checked first."),
        ("check_first", "The facilitator reads each answer before the group does,"),
    ],
)
def test_whether_answers_are_checked_first_is_told(moderation, said):
    assert who_sees(moderation=moderation)[3].startswith(said)


def test_the_times_that_were_set_are_told_with_their_zone():
    when = datetime(2096, 12, 3, 13, tzinfo=UTC)
    told = who_sees(reading_rule="at_time", reads_at=when, closes_at=when, time_zone="Europe/Berlin")
    moment = '<time datetime="2096-12-03T13:00:00Z">3 December 2096, 14:00 (Europe/Berlin)</time>'
    assert told[4:6] == (f"The answers open on {moment}.", f"You can write until {moment}.")


def test_a_locked_door_is_told_to_those_who_are_in():
    told = "The door is closed: nobody new is let in."
    assert [told in who_sees(door_locked=locked) for locked in (True, False)] == [True, False]


def test_it_says_what_a_screen_may_show_and_that_those_who_are_here_are_only_counted():
    told = receipts.receipt_of(people.discussion()).who_sees[-3:-1]
    assert ["screen in the room" in told[0], "written down nowhere" in told[1]] == [True, True]


def test_ownership_ends_with_the_delete_date_or_with_the_seal():
    kept, sealed = who_sees(delete_on=date(2096, 3, 1))[-1], who_sees(state="closed", salt=b"")[-1]
    assert ("until 1 March 2096" in kept, sealed.startswith("This discussion is sealed")) == (True, True)


def test_whether_marks_are_joined_is_told_with_what_follows():
    said = {joined: [one for one in who_sees(joins_marks=joined) if "marks" in one] for joined in (True, False)}
    assert (len(said[True]) - len(said[False]), any("taken apart for good" in one for one in said[True])) == (3, True)


def test_that_a_concern_waits_for_nobody_is_told():
    said = " ".join(receipts.receipt_of(people.discussion()).who_sees)
    assert "then, perhaps alone. A concern alone reaches the facilitator at once." in said


def test_after_closing_no_change_is_promised_any_more():
    open_now, closed = (receipts.receipt_of(people.discussion(state=state)) for state in ("open", "closed"))
    told = [one.who_sees[-1] for one in (open_now, closed)]
    assert ["you can change your answers" in one for one in told] == [True, False]
    assert ["You can take back what you wrote" in one for one in told] == [False, True]
