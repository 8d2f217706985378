from datetime import timedelta

import pytest
import time_machine

from discussions.domain import access, clock, discussions, own, reading, sealing, stage_phone
from discussions.domain.anonymity import Purpose
from discussions.domain.reading_refusals import SealedAfterItsTime
from discussions.domain.refusals import NotClosed, SealedForGood
from discussions.models import Answer, Card, Discussion
from tests import people
from tests.layers import laid

pytestmark = pytest.mark.django_db


@laid
def sealed():
    """A sealed discussion, and the cookies of somebody who wrote in it."""
    of = people.discussion()
    one, *_ = people.answered(of, 3)
    discussions.close(of)
    sealing.seal(of)
    return of, people.cookies_of(one)


def test_an_open_discussion_is_not_sealed():
    of = people.discussion()
    with pytest.raises(NotClosed):
        sealing.seal(of)
    assert Discussion.objects.get().is_sealed is False


def test_what_was_promised_for_a_later_time_is_not_opened_by_sealing():
    of = people.discussion(reading_rule="at_time", reads_at=clock.now() + timedelta(hours=1))
    people.answered(of, 3)
    discussions.close(of)
    with pytest.raises(SealedAfterItsTime):
        sealing.seal(of)
    with time_machine.travel(clock.now() + timedelta(hours=1)):
        sealing.seal(of)
    assert (people.round_of(of).state, Discussion.objects.get().is_sealed) == ("readable", True)


def test_sealing_destroys_the_salt_so_that_no_tag_is_found_again(sealed):
    of, cookies = sealed
    visit = access.visit(of.slug, cookies)
    tag = visit.tag(Purpose.ANSWER, people.round_of(of).id)
    assert (bytes(Discussion.objects.get().salt), Answer.objects.filter(tag=tag).exists()) == (b"", False)


def test_what_was_readable_stays_readable_and_is_nobodys(sealed):
    of, cookies = sealed
    visit = access.visit(of.slug, cookies)
    shown = reading.question_of(visit, 1)
    assert (shown.own, len(shown.reading.cards), own.items_of(visit)) == (None, 3, [])


def test_what_still_waited_goes_out_with_it():
    of = people.discussion()
    people.answered(of, 2)
    discussions.close(of)
    sealing.seal(of)
    assert Card.objects.count() == 2


def test_what_came_after_the_rest_was_out_does_not_lay_a_rating_open_beside_its_words(ticks_rest):
    of = people.discussion()
    people.answered(of, 6, me=[4] * 6)
    people.close(of)
    discussions.reopen(of)
    people.answered(of, 1, me=[1])
    discussions.close(Discussion.objects.get())
    sealing.seal(of)
    assert (people.round_of(of).figures["me"], Card.objects.count()) == ([0, 0, 0, 6, 0], 7)


def test_of_marks_that_came_after_the_rest_was_out_nothing_says_how_many_are_of_one_hand(ticks_rest):
    of = people.discussion()
    one, other, *_ = people.readable(of, 6)
    people.close(of)
    discussions.reopen(of)
    people.react(people.again(one), people.card_of(other))
    discussions.close(Discussion.objects.get())
    waits = "marking" in people.round_of(of).figures
    sealing.seal(of)
    sealed = people.round_of(of)
    assert (waits, "marking" in sealed.figures, sealed.waiting) == (True, False, {})


def test_its_page_says_so(sealed):
    of, cookies = sealed
    said = stage_phone.pace_of(access.visit(of.slug, cookies).discussion).line
    assert said.startswith("This discussion is closed and sealed.")


def test_nobody_acts_in_it(sealed):
    of, cookies = sealed
    with pytest.raises(SealedForGood):
        access.known_visit(of.slug, cookies)


def test_it_is_not_opened_again(sealed):
    with pytest.raises(SealedForGood):
        discussions.reopen(sealed[0])
    assert Discussion.objects.get().state == "closed"
