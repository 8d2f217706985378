from datetime import timedelta

import pytest

from discussions.domain import (
    access,
    clock,
    comparing,
    discussions,
    lines,
    opening_words,
    openings,
    reading,
    sealing,
    stage_phone,
)
from discussions.domain.opening_words import Rest, Seal
from discussions.domain.refusals import Sealed
from discussions.models import Discussion
from tests import people

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)
AT_TIME = "The answers open at the time that was set."
PRESS = "The answers open when the facilitator opens them, or at closing."
ENOUGH = "The answers open when 3 people have answered."
MINUTE = "The answers open a minute after closing."


def ruled(rule: str, *, ahead: bool = True) -> Discussion:
    """A discussion whose time to read lies an hour ahead, or has gone by."""
    return people.discussion(reading_rule=rule, reads_at=clock.now() + (HOUR if ahead else -HOUR))


def asked(visit, number=1) -> reading.AskedQuestion:
    return reading.question_of(people.again(visit), number)


def compared(visit) -> str:
    return comparing.compared(people.again(visit))[0].sealed


@pytest.mark.parametrize(
    ("rule", "ahead", "beside", "on_the_compare_page"),
    [
        (
            "after_own",
            True,
            "Fewer than 3 answers so far, sealed until there are 3 and you answer or pass.",
            "This opens when 3 people have answered or passed, you among them.",
        ),
        (
            "when_opened",
            True,
            "Fewer than 3 answers so far, sealed until the facilitator opens them and you answer or pass.",
            "This opens when the facilitator opens it, once you have answered or passed the question.",
        ),
        (
            "at_time",
            True,
            "Fewer than 3 answers so far, sealed until the time that was set, and until you answer or pass.",
            "This opens at the time that was set, once you have answered or passed the question.",
        ),
        (
            "at_time",
            False,
            "Fewer than 3 answers so far, sealed until there are 3 and you answer or pass.",
            "This opens when 3 people have answered or passed, you among them.",
        ),
    ],
)
def test_who_has_not_written_is_told_all_that_the_answers_wait_for(rule, ahead, beside, on_the_compare_page):
    of = ruled(rule, ahead=ahead)
    people.answered(of, 1)
    one = people.person(of)
    assert (asked(one).sealed_words, compared(one)) == (beside, on_the_compare_page)


@pytest.mark.parametrize(
    ("rule", "ahead", "told"),
    [
        ("after_own", True, ENOUGH),
        ("when_opened", True, PRESS),
        ("at_time", True, AT_TIME),
        ("at_time", False, ENOUGH),
    ],
)
def test_who_has_written_is_told_what_the_answers_still_wait_for(rule, ahead, told):
    [one] = people.answered(ruled(rule, ahead=ahead), 1)
    assert (asked(one).sealed_words, compared(one)) == (told, told)


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ("when_opened", "3 answers or more, sealed until the facilitator opens them and you answer or pass."),
        ("at_time", "3 answers or more, sealed until the time that was set, and until you answer or pass."),
    ],
)
def test_how_many_have_answered_is_told_beside_it(rule, told):
    of = ruled(rule)
    people.answered(of, 4)
    assert asked(people.person(of)).sealed_words == told


@pytest.mark.parametrize(("rule", "told"), [("after_own", ENOUGH), ("when_opened", PRESS), ("at_time", AT_TIME)])
def test_of_the_closing_thread_nobody_is_told_to_write_first(rule, told):
    assert asked(people.person(ruled(rule)), 5).sealed_words == told


@pytest.mark.parametrize(("rule", "told"), [("after_own", MINUTE), ("when_opened", MINUTE), ("at_time", AT_TIME)])
def test_in_the_minute_after_closing_nobody_is_told_to_write_any_more(rule, told):
    of = ruled(rule)
    [one] = people.answered(of, 1)
    discussions.close(of)
    stranger = people.person(of)
    said = [asked(one).sealed_words, compared(one), asked(stranger).sealed_words, compared(stranger)]
    assert said == [told] * 4


def test_what_is_sealed_is_not_called_readable_once_the_discussion_is_closed():
    of = ruled("at_time")
    people.answered(of, 3)
    discussions.close(of)
    said = "This discussion is closed. You can still read what is open, and take back what you wrote."
    of.refresh_from_db()
    assert (stage_phone.pace_of(of).line, asked(people.person(of)).sealed_words) == (said, AT_TIME)


def test_with_a_higher_floor_of_texts_that_is_how_many_have_to_answer():
    [one] = people.answered(people.discussion(floor_texts=6), 1)
    assert asked(one).sealed_words == "The answers open when 6 people have answered."


def test_a_mark_on_answers_that_were_sealed_again_is_refused_with_what_they_wait_for():
    of = ruled("when_opened")
    one, other, _ = people.readable(of, 3)
    card = people.card_of(other)
    people.seal_again(of)
    with pytest.raises(Sealed) as refused:
        access.readable_card(people.again(one), card.pk)
    assert refused.value.sentence == PRESS


@pytest.mark.parametrize("rule", ["after_own", "when_opened", "at_time"])
def test_what_others_marked_in_the_passage_is_said_to_open_with_answers(rule):
    [one] = people.answered(ruled(rule), 1)
    visit = people.again(one)
    told = lines.margin_of(visit, reading.questions_of(visit)).hidden
    assert told == "What the others marked opens together with the first answers that you can read."


def test_what_waits_is_said_to_join_as_it_will():
    of = people.discussion()
    one, *_ = people.readable(of, 4)
    people.answer(one, "Better.")
    said = [asked(one).own.state_words]
    discussions.close(of)
    said.append(asked(one).own.state_words)
    people.close(of)
    Discussion.objects.filter(pk=of.pk).update(closed_at=clock.now() - clock.UNDONE_WITHIN)
    discussions.finish_closed()
    discussions.reopen(of)
    people.answer(one, "Better still.")
    said.append(asked(one).own.state_words)
    discussions.close(of)
    said.append(asked(one).own.state_words)
    assert said == [
        "Yours joins with the next 2, or at the end.",
        "Yours joins the others a minute after closing.",
        "Yours joins with the next 2. If the discussion is sealed before, words join all the same, and ratings do not.",
        "Yours is kept back. If the discussion is sealed, words join the others, and ratings of three or more do.",
    ]
    sealing.seal(Discussion.objects.get(pk=of.pk))
    assert [card.text for card in people.round_of(of).cards.filter(text="Better still.")] == ["Better still."]


def test_what_waits_for_a_promised_time_is_said_to_join_then():
    of = ruled("at_time")
    one, *_ = people.readable(of, 4)
    people.answer(one, "Better.")
    discussions.close(of)
    assert asked(one).own.state_words == "Yours joins the others at the time that was set."


def test_opened_again_what_is_sent_is_not_said_to_join_at_the_end():
    of = people.discussion()
    [one, *_] = people.readable(of, 4)
    people.close(of)
    discussions.reopen(of)
    assert asked(one).joins_words == (
        "The answers are open already. What you send joins with what the next 2 people send. If the discussion is "
        "sealed before, words join all the same, then perhaps alone, and ratings and marks do not."
    )


def test_every_reason_has_sentences_of_its_own():
    alike = [
        {opening_words.opens(seal, enough=3) for seal in Seal},
        {opening_words.opens_after_own(seal, enough=3) for seal in Seal if seal is not Seal.CLOSING},
        {opening_words.sealed(seal, count=3, enough=3) for seal in Seal if seal is not Seal.CLOSING},
        {opening_words.joins(rest) for rest in Rest},
    ]
    assert [len(one) for one in alike] == [5, 4, 4, 5]


def test_for_a_file_it_is_told_without_regard_to_anybody():
    assert [openings.opens(people.round_of(ruled(rule))) for rule in ("after_own", "when_opened", "at_time")] == [
        ENOUGH,
        PRESS,
        AT_TIME,
    ]
