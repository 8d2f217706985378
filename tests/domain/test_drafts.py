import pytest

from discussions.domain import drafts
from discussions.domain.drafts import Draft, DraftQuestion

ONE, TWO, THREE = (DraftQuestion(text) for text in ("One?", "Two?", "Three?"))
DRAFT = Draft("Title", "Text.", (ONE, TWO, THREE))
HALF = "A scale needs all three: the statement, its low end and its high end. Fill them in, or clear them."


def faults(title: str = "Title", body: str = "Text.", *questions: DraftQuestion, closing: str = "") -> dict[str, str]:
    return drafts.faults(drafts.tidied(Draft(title, body, questions, closing))[0])


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (faults(), {}),
        (faults(""), {"title": "Give the passage a title."}),
        (faults("\u200b \u3164"), {"title": "Give the passage a title."}),
        (faults("w" * 201), {"title": "The title is longer than 200 characters."}),
        (faults(body=" \r\n"), {"body": "There is no text yet. Write or paste what people will read."}),
        (faults(body="w" * 50_001), {"body": "This is longer than a passage can be (50000 characters)."}),
        (faults(closing="w" * 501), {"closing": "The closing thread is longer than 500 characters."}),
    ],
)
def test_each_field_has_its_sentence(found, said):
    assert found == said


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (DraftQuestion("w" * 501), {"q1_text": "This question is longer than 500 characters."}),
        (DraftQuestion("Why?", "We ask", "never"), {"q1_scale": HALF}),
        (DraftQuestion("Why?", high="always"), {"q1_scale": HALF}),
        (
            DraftQuestion("", "We ask", "never", "always"),
            {"q1_scale": "This scale has no question. Write one above it, or clear the scale."},
        ),
        (
            DraftQuestion("Why?", "We ask", "never", "w" * 81),
            {"q1_scale": "A statement takes at most 200 characters, and each end at most 80."},
        ),
        (DraftQuestion("w" * 500, "We ask", "never", "always"), {}),
        (DraftQuestion(), {}),
    ],
)
def test_each_question_has_its_sentence(question, said):
    assert faults("Title", "Text.", question) == said


def test_thirty_questions_are_one_too_many():
    assert faults("Title", "Text.", *[ONE] * 30) == {"questions": "There are more than 29 questions."}


def test_blank_rows_are_no_questions():
    assert faults("Title", "Text.", *[ONE] * 29, DraftQuestion()) == {}


def test_a_tidied_draft_keeps_every_word():
    typed = Draft(" A\r\ntitle ", "One.\r\n\r\n\r\n  Two\r\nlines.\0", (DraftQuestion("Why\nnot?"),), "Any\u200bthing?")
    assert drafts.tidied(typed) == (
        Draft("A title", "One.\n\nTwo\nlines.", (DraftQuestion("Why not?"),), "Anything?"),
        (),
    )


@pytest.mark.parametrize(
    ("number", "by", "order"),
    [(1, 1, "213"), (3, -1, "132"), (1, -1, "123"), (3, 1, "123"), (0, 1, "123"), (99, -1, "123")],
)
def test_questions_move_one_place_and_stay_at_the_ends(number, by, order):
    found = drafts.moved(DRAFT, number, by=by)
    assert found.questions == tuple((ONE, TWO, THREE)[int(place) - 1] for place in order)


@pytest.mark.parametrize(("number", "left"), [(1, (TWO, THREE)), (3, (ONE, TWO)), (4, (ONE, TWO, THREE))])
def test_a_question_goes(number, left):
    assert drafts.without(DRAFT, number).questions == left


def test_a_question_comes_at_the_end():
    assert drafts.added(DRAFT).questions == (ONE, TWO, THREE, DraftQuestion())
