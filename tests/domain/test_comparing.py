"""What compare.json says, held against figures that were computed by hand from what twelve people did."""

import pytest

from discussions.domain import access, comparing
from discussions.domain.refusals import NotFound
from tests import people
from tests.deciding import decide, own
from tests.layers import laid

pytestmark = pytest.mark.django_db

# The ratings of voice 1 to 12, in this order.
ASKING_ME = (4, 5, 4, 3, 2, 4, 5, 5, 3, 4, 4, 5)
ASKING_GUESS = (2, 2, 1, 3, 2, 4, 1, 2, 3, 3, 2, 4)
NORMS_ME = (1, 5, 1, 5, 1, 5, 1, 5)
NORMS_GUESS = (3, 3, 2, 2)


@laid
def twelve():
    """Twelve people: all answer question 1; eight answer 2 and four pass; four answer 3; two answer 4."""
    of = people.discussion()
    team = people.people(of, 12)
    for place, (one, me, guess) in enumerate(zip(team, ASKING_ME, ASKING_GUESS, strict=True), start=1):
        people.answer(one, f"Asking {place:02}", me=me, guess=guess)
    for place, one in enumerate(team):
        wrote = place < 8
        guess = NORMS_GUESS[place] if place < 4 else None
        people.answer(
            one, f"Norms {place + 1:02}" if wrote else "", number=2, me=NORMS_ME[place] if wrote else None, guess=guess
        )
    for place, one in enumerate(team[:4], start=1):
        people.answer(one, f"Success {place:02}", number=3, me=3)
    for one in team[4:6]:
        people.answer(one, "Use", number=4)
    for number in (1, 2, 3):
        people.publish(of, number)
    return team


@laid
def marked(twelve):
    """Everybody else has read the first answer: 9 find it true, 1 sees it differently, 1 skips; two reply."""
    card = people.card_of(twelve[0])
    for one, value in zip(twelve[1:], ["same"] * 9 + ["differently", "skip"], strict=True):
        people.react(one, card, value)
    people.react(twelve[0], people.card_of(twelve[1]), "differently")
    people.reply(twelve[3], card)
    people.reply(twelve[0], card, "Thank you.", as_author=True)
    people.publish(twelve[0].discussion)
    return twelve


def test_answers_that_are_held_have_their_reason(marked):
    decide(marked[0].discussion, "hold", own(marked[1]))
    found = question(marked[0], 1)
    assert (found["answered"], len(found["answers"]), found["hidden"]) == (
        12,
        11,
        "1 answer is held by the facilitator.",
    )


def question(visit, number) -> dict:
    return comparing.as_json(people.again(visit))["questions"][number - 1]


def untouched(visit, text, *, number, **marks) -> dict:
    """How an answer stands in the JSON, with the marks given and no others."""
    none = {"same": 0, "differently": 0, "skipped": 0, "read_by": 0, "replies": 0}
    card = str(people.card_of(visit, number=number).pk)
    return {"id": card, "text": text, "second_text": None, "themes": []} | none | marks


def in_order_of_text(answers) -> list[dict]:
    return sorted(answers, key=lambda one: one["text"])


def test_the_discussion_and_its_floors_stand_above_the_questions(twelve):
    found = comparing.as_json(people.again(twelve[0]))
    del found["questions"]
    assert found == {
        "discussion": twelve[0].discussion.slug,
        "passage": "Asking for Help",
        "voices": 12,
        "floors": {"text": 3, "figures": 5},
    }


def test_a_question_that_all_have_answered_has_all_figures(marked):
    found = question(marked[0], 1)
    del found["answers"]
    assert found == {
        "number": 1,
        "text": "When do you ask or not ask for help?",
        "state": "readable",
        "answered": 12,
        "passed": 0,
        "hidden": None,
        "scale": {
            "low": "hardly ever",
            "high": "readily",
            "me": [0, 1, 2, 5, 4],
            "guess": [2, 5, 3, 2, 0],
            "median_me": 4.0,
            "median_guess": 2.0,
            "talk_first": False,
        },
        "finding": "9 of 12 lean towards “readily”. "
        "Most of us guessed that few would: 2 of 12 expected it of this team.",
    }


def test_each_answer_has_its_marks_and_replies(marked):
    first = {"same": 9, "differently": 1, "skipped": 1, "read_by": 11, "replies": 2}
    second = {"differently": 1, "read_by": 1}
    texts = [f"Asking {place:02}" for place in range(1, 13)]
    marks = [first, second, *[{}] * 10]
    assert in_order_of_text(question(marked[0], 1)["answers"]) == [
        untouched(one, text, number=1, **own) for one, text, own in zip(marked, texts, marks, strict=True)
    ]


def test_where_answers_lie_at_both_ends_we_talk_first_and_four_guesses_stay_hidden(twelve):
    found = question(twelve[0], 2)
    assert found["scale"] == {
        "low": "a sign of weakness",
        "high": "simply how we work",
        "me": [4, 0, 0, 0, 4],
        "guess": None,
        "median_me": 3.0,
        "median_guess": None,
        "talk_first": True,
    }
    assert (found["answered"], found["passed"], len(found["answers"])) == (8, 4, 8)
    assert found["finding"] == "4 of 8 lean towards “simply how we work”."


def test_below_the_floor_of_figures_the_texts_are_open_and_the_scale_is_empty(twelve):
    found = question(twelve[0], 3)
    assert (found["hidden"], found["scale"]) == (
        "4 answered; figures open at 5.",
        {
            "low": "what I achieve",
            "high": "what we become together",
            "me": None,
            "guess": None,
            "median_me": None,
            "median_guess": None,
            "talk_first": False,
        },
    )
    assert [one["text"] for one in in_order_of_text(found["answers"])] == [
        f"Success {place:02}" for place in range(1, 5)
    ]


def sealed(number, text, scale, *, hidden="This opens after you answer or pass the question.") -> dict:
    nothing = dict.fromkeys(("answered", "passed", "answers", "finding"))
    return {"number": number, "text": text, "state": "sealed", "hidden": hidden, "scale": scale} | nothing


def test_a_question_that_this_voice_has_not_answered_is_sealed(twelve):
    scale = dict.fromkeys(("me", "guess", "median_me", "median_guess"))
    scale |= {"low": "what I achieve", "high": "what we become together", "talk_first": False}
    assert question(twelve[11], 3) == sealed(3, "What is your theory of success?", scale)


def test_a_question_with_two_answers_is_sealed_for_its_writers_too(twelve):
    text = "How could we use this passage to create a more positive organization?"
    hidden = "The answers open when 3 people have answered."
    assert question(twelve[4], 4) == sealed(4, text, None, hidden=hidden)


def test_somebody_who_wrote_nothing_reads_nothing(twelve):
    stranger = access.visit(twelve[0].discussion.slug, {})
    found = comparing.as_json(stranger)
    assert (found["voices"], {one["state"] for one in found["questions"]}) == (None, {"sealed"})


def test_everybody_who_answered_gets_the_same(marked):
    found = [comparing.as_json(people.again(one))["questions"][:2] for one in marked]
    assert found == [found[0]] * 12


def test_a_pass_opens_a_question_as_an_answer_does(twelve):
    assert question(twelve[11], 2) == question(twelve[0], 2)


def test_where_to_talk_first_is_not_told_from_a_sealed_question(twelve):
    newcomer = people.person(twelve[0].discussion)
    people.answer(newcomer, "Asking 13")
    assert [question(newcomer, number)["scale"]["talk_first"] for number in (1, 2, 3)] == [True, False, False]


def test_the_closing_thread_is_not_compared(twelve):
    assert [one.number for one in comparing.compared(people.again(twelve[0]))] == [1, 2, 3, 4]


@pytest.mark.parametrize(("number", "chosen"), [(None, 2), (1, 1), (4, 4)])
def test_without_a_number_the_question_to_talk_about_first_is_chosen(twelve, number, chosen):
    found = comparing.compared(people.again(twelve[0]))
    assert comparing.the_question(found, number).number == chosen


def test_without_any_open_question_the_first_is_chosen():
    found = comparing.compared(people.person(people.discussion()))
    assert comparing.the_question(found, None).number == 1


def test_a_number_that_is_not_asked_is_not_found(twelve):
    found = comparing.compared(people.again(twelve[0]))
    with pytest.raises(NotFound):
        comparing.the_question(found, 5)
