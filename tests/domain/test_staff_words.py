import pytest

from discussions.domain import staff_words


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (1, "1 second,"),
        (2, "2 seconds,"),
        (119, "119 seconds,"),
        (120, "2 minutes,"),
        (300, "5 m"),
    ],
)
def test_the_time_to_wait_is_said_in_seconds_and_then_in_minutes(seconds, said):
    assert f" Wait {said}" in staff_words.wait(seconds)


@pytest.mark.parametrize("what", ["", "nothing", "<b>"])
def test_any_other_word_says_nothing(what):
    assert staff_words.done(what) == ""


@pytest.mark.parametrize("what", ["sent", "password", "address", "asked", "elsewhere", "removed"])
def test_every_act_has_its_sentence(what):
    assert staff_words.done(what).endswith(".")


def test_every_end_of_an_invitation_has_a_sentence_of_its_own():
    ends = [(True, False, True), (False, True, True), (False, True, False), (False, False, True), (False, False, False)]
    said = {
        staff_words.invited("ben@example.org", mailed=mailed, needs_link=needs_link, tried_mail=tried_mail)
        for mailed, needs_link, tried_mail in ends
    }
    assert (len(said), all("ben@example.org" in one for one in said)) == (5, True)


def test_what_closing_and_opening_again_do_is_said_as_it_will_be():
    said = {
        staff_words.end_told(is_closed=is_closed, rest_is_out=rest_is_out)
        for is_closed in (False, True)
        for rest_is_out in (False, True)
    }
    first = staff_words.end_told(is_closed=False, rest_is_out=False)
    assert (len(said), "a minute later" in first) == (4, True)


def test_a_closing_before_the_time_that_was_promised_says_that_it_opens_nothing():
    said = staff_words.end_told(is_closed=False, rest_is_out=False, promised=True)
    assert ("open at the time that was set, and not before" in said, "becomes readable now" in said) == (True, False)
