import pytest

from discussions.compare.cards import Coverage
from discussions.compare.findings import Guessed, Mirror, OwnPlace, Spread, Verdict
from discussions.domain import line_words, opening_words, staff_words, words
from discussions.domain.opening_words import Rest, Seal
from discussions.models import Discussion, Round


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (words.texts_hidden(0, 3), "Nobody has written an answer here yet."),
        (words.texts_hidden(1, 3), "1 answered; texts open at 3."),
        (words.texts_hidden(2, 3), "2 answered; texts open at 3."),
        (
            words.figures_hidden(None, 5, answered=4),
            "Closed for now: fewer than 5 are left, or too few have come since.",
        ),
        (words.figures_hidden(0, 5, answered=4), "Nobody has rated this yet; figures open at 5."),
        (words.figures_hidden(4, 5, answered=4), "4 answered; figures open at 5."),
        (words.figures_hidden(4, 5, answered=6), "Fewer than 5 have rated; figures open at 5."),
        (
            words.guess_hidden(None, 5),
            "The guesses are closed for now: fewer than 5 are left, or too few have come since.",
        ),
        (words.guess_hidden(0, 5), "Nobody has guessed yet; the guesses open at 5."),
        (words.guess_hidden(4, 5), "Fewer than 5 have guessed; the guesses open at 5."),
        (words.all_passed(1), "1 person passed; nobody wrote an answer."),
        (words.all_passed(3), "All 3 passed; nobody wrote an answer."),
        (words.people(11, 1), "11 answered, 1 passed"),
        (words.people(12, 0), "12 answered"),
        (words.voices(14, 12), "14 voices, 12 expected"),
        (words.voices(1, 12), "1 voice, 12 expected"),
        (words.at_least(0), "fewer than 3 have answered"),
        (words.at_least(9), "9 or more have answered"),
        (words.coverage(Coverage(0, 0, 0)), ""),
        (words.coverage(Coverage(3, 3, 3)), "Every answer has been read by two people or more."),
        (
            words.coverage(Coverage(3, 3, 1)),
            "Every answer has been read by someone, 2 of them by one person alone.",
        ),
        (words.coverage(Coverage(3, 2, 2)), "1 answer has not been read by anyone yet."),
        (words.coverage(Coverage(3, 1, 0)), "2 answers have not been read by anyone yet."),
        (words.place(OwnPlace(2, 1, 8)), "In the picture: 2 higher than you, 1 where you are, 8 lower."),
    ],
)
def test_a_sentence_says_the_numbers(said, sentence):
    assert said == sentence


def test_where_more_than_three_wait_for_each_other_their_number_is_told(settings):
    settings.TICK_VOICES = 5
    said = [opening_words.opens(Seal.ENOUGH, enough=5), opening_words.joins_if_sent(Rest.END), line_words.joins_later()]
    said += [
        staff_words.end_told(is_closed=True, rest_is_out=True),
        staff_words.end_told(is_closed=False, rest_is_out=False),
    ]
    numbers = [
        "when 5 people",
        "the next 4 people",
        "5 people at a time",
        "only 5 at a time",
        "What 5 or more have waiting",
    ]
    assert [number in sentence for number, sentence in zip(numbers, said, strict=True)] == [True] * 5


@pytest.mark.parametrize(
    ("marks", "sentence"),
    [
        ((0, 0, 0), ""),
        ((1, 0, 1), "true for 1 of the 1 who read it"),
        ((9, 0, 11), "true for 9 of the 11 who read it"),
        ((9, 1, 11), "true for 9 of the 11 who read it · 1 sees it differently"),
        ((0, 2, 2), "true for 0 of the 2 who read it · 2 see it differently"),
    ],
)
def test_marks_are_said_in_counts_of_people(marks, sentence):
    assert words.marks(*marks) == sentence


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (Guessed.NO_GUESS, ""),
        (Guessed.FEWER, " Most of us guessed that few would: 2 of 11 expected it of this team."),
        (Guessed.MORE, " Most of us guessed that many would: 2 of 11 expected it of this team."),
        (Guessed.ALIKE, " Our guesses point the same way: 2 of 11 expected it of this team."),
        (Guessed.NEITHER, " 2 of 11 expected it of this team."),
    ],
)
def test_the_mirror_says_what_people_do_and_what_they_guessed(kind, said):
    found = Mirror(kind, me_high=9, me_n=12, guess_high=2, guess_n=11)
    assert words.finding(found, low="hardly ever", high="readily") == f"9 of 12 lean towards “readily”.{said}"


def test_where_nobody_rated_nothing_is_found():
    assert words.finding(None, low="hardly ever", high="readily") == ""


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ((0, 0), ""),
        ((1, 0), "1 answer, and too early to say that most find it true."),
        ((4, 0), "4 answers, and too early to say of any that most find it true."),
        ((4, 1), "1 of 4 answers is true for most who read it."),
        ((4, 2), "2 of 4 answers are true for most who read them."),
    ],
)
def test_without_a_scale_the_finding_is_of_the_answers(counts, sentence):
    assert words.texts_finding(*counts) == sentence


def all_different(say, values) -> bool:
    said = [say(value) for value in values]
    return len(set(said)) == len(said)


@pytest.mark.parametrize(
    ("say", "values"),
    [
        (words.spread, [None, *Spread]),
        (words.verdict, list(Verdict)),
        (
            lambda state: words.own_state(state, Rest.END),
            ["sealed", "waiting", "readable", "reworded", "checking", "held", "sent_back", "under_held"],
        ),
        (words.kind, ["text", "pass", "reply"]),
        (words.discussion_state, Discussion.State.values),
        (words.round_state, Round.State.values),
    ],
)
def test_every_state_has_words_of_its_own(say, values):
    assert all_different(say, values)


@pytest.mark.parametrize(("say", "value"), [(words.spread, None), (words.verdict, Verdict.NUMBERS_ONLY)])
def test_where_the_numbers_speak_there_is_no_word(say, value):
    assert say(value) == ""
