from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from discussions.domain import clock, discussions, entry, rhythm, rounds, ticks
from discussions.domain.reading_refusals import OpensAtItsTime
from discussions.domain.refusals import Looser, TooFew
from discussions.models import Answer, Card, Discussion, Edition, Gone, Reaction, Reply, Round
from tests import people

pytestmark = pytest.mark.django_db

RULES = ["after_own", "at_time", "when_opened"]


def state(of: Discussion) -> str:
    return Discussion.objects.get(pk=of.pk).state


def with_rule(rule: str) -> Discussion:
    return people.discussion(reading_rule=rule, reads_at=clock.now() + timedelta(hours=1))


def test_a_new_discussion_is_open_asks_all_questions_and_freezes_its_edition():
    edition = people.edition()
    of = discussions.set_up(edition, team="Ours", expected=8)
    assert (of.state, of.team, of.expected, of.is_sample) == ("open", "Ours", 8, False)
    assert [(one.question.number, one.state) for one in of.rounds.all()] == [(n, "writing") for n in range(1, 6)]
    assert Edition.objects.get().frozen is True


def test_it_will_be_deleted_after_ninety_days():
    assert people.discussion().delete_on == clock.today() + timedelta(days=90)


def test_its_facilitator_runs_it():
    facilitator = entry.facilitator_named("ana@example.org")
    of = discussions.set_up(people.edition(), team="Ours", facilitator=facilitator)
    assert list(facilitator.discussions.all()) == [of]


def test_two_discussions_share_no_secret_of_theirs():
    edition = people.edition()
    one, other = (people.discussion(of=edition) for _ in range(2))
    assert {one.slug, one.code, bytes(one.salt)}.isdisjoint({other.slug, other.code, bytes(other.salt)})


@pytest.mark.parametrize("before", RULES)
@pytest.mark.parametrize("after", RULES)
def test_before_the_first_answer_the_reading_rule_is_free(before, after):
    of = with_rule(before)
    discussions.change_reading_rule(of, rule=after)
    assert Discussion.objects.get().reading_rule == after


@pytest.mark.parametrize(
    ("before", "after", "allowed"),
    [(one, other, one in (other, "after_own")) for one in RULES for other in RULES],
)
def test_after_the_first_answer_the_reading_rule_only_becomes_stricter(before, after, allowed):
    of = with_rule(before)
    people.answered(of, 1)
    assert discussions.may_become(of, after) is allowed


def test_a_looser_rule_is_refused_and_not_kept():
    of = with_rule("when_opened")
    people.answered(of, 1)
    with pytest.raises(Looser):
        discussions.change_reading_rule(of, rule="after_own")
    assert Discussion.objects.get().reading_rule == "when_opened"


def test_a_pass_counts_as_a_first_answer():
    of = with_rule("when_opened")
    people.answer(people.person(of))
    assert discussions.may_become(of, "after_own") is False


def test_the_answers_of_others_do_not_bind_a_discussion():
    edition = people.edition()
    people.answered(people.discussion(of=edition), 1)
    assert discussions.may_become(people.discussion(of=edition, reading_rule="when_opened"), "after_own") is True


def test_opening_the_answers_is_the_first_tick():
    of = with_rule("when_opened")
    people.answered(of, 4)
    discussions.open_answers(of, number=1)
    assert (people.round_of(of).state, people.round_of(of).ticks, Card.objects.count()) == ("readable", 1, 4)


def test_two_answers_are_too_few_to_open():
    of = with_rule("when_opened")
    people.answered(of, 2)
    with pytest.raises(TooFew):
        discussions.open_answers(of, number=1)
    assert (people.round_of(of).state, Card.objects.count()) == ("writing", 0)


def test_no_press_opens_answers_before_the_time_that_was_promised():
    of = with_rule("at_time")
    people.answered(of, 4)
    with pytest.raises(OpensAtItsTime):
        discussions.open_answers(of, number=1)
    assert (people.round_of(of).state, Card.objects.count()) == ("writing", 0)


def test_opening_twice_is_opening_once():
    of = with_rule("when_opened")
    people.answered(of, 4)
    for _ in range(2):
        discussions.open_answers(of, number=1)
    assert people.round_of(of).ticks == 1


def test_closing_takes_nothing_more_and_opens_what_three_have_written():
    of = with_rule("when_opened")
    people.answered(of, 3)
    people.answered(of, 2, number=2)
    discussions.close(of)
    assert (state(of), rounds.is_over(people.round_of(of).discussion)) == ("closed", True)
    assert [people.round_of(of, number).state for number in (1, 2)] == ["readable", "writing"]


def test_closing_opens_nothing_before_the_time_that_was_promised_and_then_all_opens():
    of = with_rule("at_time")
    people.answered(of, 4)
    people.answered(of, 2, number=2)
    found = []
    with time_machine.travel(clock.now(), tick=False) as moment:
        discussions.close(of)
        for minutes in (0, 2, 59):
            moment.shift(timedelta(minutes=minutes))
            rhythm.beat()
            found.append((people.round_of(of, 1).state, people.round_of(of, 2).state, Card.objects.count()))
    assert found == [("writing", "writing", 0), ("writing", "writing", 0), ("readable", "readable", 6)]


def test_a_page_of_a_closed_discussion_opens_what_was_promised_at_its_time():
    of = with_rule("at_time")
    people.answered(of, 3)
    discussions.close(of)
    with time_machine.travel(clock.now() + timedelta(hours=1)):
        [settled, *_] = ticks.settle(rounds.of(Discussion.objects.get()))
    assert (settled.state, Card.objects.count()) == ("readable", 3)


def test_what_can_be_read_already_is_closed_with_what_three_have_waiting():
    of = people.discussion(reads_at=clock.now() + timedelta(hours=1))
    people.answered(of, 3)
    with people.ticks_resting():
        people.answered(of, 3)
        discussions.change_reading_rule(of, rule="at_time")
        discussions.close(of)
    assert Card.objects.count() == 6


@pytest.mark.parametrize(("seconds", "cards"), [(59, 0), (61, 2)])
def test_what_one_or_two_wrote_goes_out_once_closing_can_be_undone_no_more(seconds, cards):
    of = people.discussion()
    people.answered(of, 2)
    discussions.close(of)
    with time_machine.travel(clock.now() + timedelta(seconds=seconds)):
        discussions.finish_closed()
    assert Card.objects.count() == cards


def test_what_is_taken_back_before_the_rest_goes_out_is_not_in_it():
    of = people.discussion()
    one, _ = people.answered(of, 2)
    discussions.close(of)
    people.withdraw(one)
    people.close(of)
    assert [card.text for card in Card.objects.all()] == ["What voice 2 says to question 1."]


def test_a_closing_that_is_undone_lets_nothing_out():
    of = people.discussion()
    people.answered(of, 2)
    discussions.close(of)
    discussions.reopen(of)
    with time_machine.travel(clock.now() + timedelta(minutes=2)):
        discussions.finish_closed()
    assert (state(of), Card.objects.count(), people.round_of(of).ticks) == ("open", 0, 0)


def test_closing_twice_is_closing_once():
    of = people.discussion()
    people.answered(of, 3)
    before = people.round_of(of).ticks
    for _ in range(2):
        people.close(of)
    assert people.round_of(of).ticks == before + 1


def test_a_second_closing_lets_out_only_what_three_have_waiting():
    of = people.discussion()
    people.answered(of, 3)
    people.close(of)
    discussions.reopen(of)
    people.answered(of, 2)
    people.close(of)
    assert Card.objects.count() == 3


def test_reopening_takes_answers_again():
    of = people.discussion()
    discussions.close(of)
    discussions.reopen(of)
    people.answered(of, 1)
    assert (state(of), Answer.objects.count()) == ("open", 1)


def test_reopening_drops_a_closing_time_that_has_passed():
    of = people.discussion(closes_at=clock.now() - timedelta(hours=1))
    discussions.close(of)
    discussions.reopen(of)
    assert (state(of), Discussion.objects.get().closes_at) == ("open", None)


def test_reopening_keeps_a_closing_time_to_come():
    closing = clock.now() + timedelta(hours=1)
    of = people.discussion(closes_at=closing)
    discussions.close(of)
    discussions.reopen(of)
    assert Discussion.objects.get().closes_at == closing


@pytest.mark.parametrize(("late", "found"), [(0, "open"), (59, "open"), (61, "closed")])
def test_a_closing_time_has_a_minute_of_grace(late, found):
    closing = clock.now() + timedelta(hours=1)
    of = people.discussion(closes_at=closing)
    with time_machine.travel(closing + timedelta(seconds=late), tick=False):
        discussions.close_overdue()
        over = rounds.is_over(Discussion.objects.get())
    assert (state(of), over) == (found, found == "closed")


def test_deleting_leaves_nothing_of_it_and_touches_no_other():
    edition = people.edition()
    of, other = (people.discussion(of=edition) for _ in range(2))
    one, two, three = people.answered(of, 3, me=[1, 2, 3])
    people.react(one, people.card_of(two))
    people.reply(one, people.card_of(two))
    people.withdraw(three)
    people.answered(other, 3)
    discussions.delete(of)
    left = [model.objects.count() for model in (Discussion, Round, Answer, Card, Reply, Reaction, Gone)]
    assert left == [1, 5, 3, 3, 0, 0, 0]


@pytest.mark.parametrize(("expected", "budget"), [(1, 20), (10, 20), (11, 22), (40, 80)])
def test_the_voice_budget_is_twice_the_expected_and_at_least_twenty(expected, budget):
    assert people.discussion(expected=expected).voice_budget == budget


def test_letting_more_in_adds_to_the_budget_once_a_form():
    of = people.discussion(expected=12)
    found = []
    for beyond in (24, 24, 34, 24):
        discussions.let_more_in(of, beyond=beyond)
        found.append(Discussion.objects.get().voice_budget)
    assert found == [34, 34, 44, 44]


@pytest.mark.parametrize(
    ("zone", "day", "hour", "is_due"),
    [
        ("America/Los_Angeles", 11, 3, False),
        ("America/Los_Angeles", 11, 9, True),
        ("UTC", 11, 3, True),
        ("Pacific/Auckland", 10, 20, False),
        ("Pacific/Auckland", 11, 3, True),
    ],
)
def test_a_delete_date_has_come_once_it_has_here_and_where_people_write(zone, day, hour, is_due):
    of = people.discussion(time_zone=zone, delete_on=date(2026, 3, 11))
    with time_machine.travel(datetime(2026, 3, day, hour, tzinfo=UTC)):
        assert discussions.due_for_deletion() == [of] * is_due


def test_what_is_due_goes_with_its_rehearsals_and_nothing_else_does():
    due = people.discussion(delete_on=clock.today())
    people.discussion(of=due.edition, rehearses=due, delete_on=clock.today())
    kept = people.discussion(of=due.edition, delete_on=clock.today() + timedelta(days=1))
    discussions.delete_due()
    assert list(Discussion.objects.all()) == [kept]
