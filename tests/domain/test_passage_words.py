import pytest

from discussions.domain import drafts, passage_words, recognising
from discussions.domain.pasting import LeftOut
from tests.people import PASSAGE


@pytest.mark.parametrize(
    ("questions", "thread", "said"),
    [
        (0, False, "no questions"),
        (0, True, "a closing thread, no questions"),
        (1, False, "1 question"),
        (4, True, "4 questions and a closing thread"),
    ],
)
def test_what_people_are_asked(questions, thread, said):
    assert passage_words.holds(questions, thread=thread) == said


def test_what_was_recognised_is_counted():
    draft = drafts.of(recognising.recognise(PASSAGE.read_text("utf-8")))
    assert passage_words.recognised(draft) == (
        "This was read as a title, 7 paragraphs and 4 questions and a closing thread. "
        "3 have a quick scale. Look it over and change what you like: nothing is kept yet."
    )


def test_what_was_left_out_is_named_one_by_one():
    found = [LeftOut("picture", "x.png"), LeftOut("link", "https://x.org"), LeftOut("script")]
    assert passage_words.left_out(found) == (
        "Pictures, links to elsewhere and scripts are not taken over. "
        "Left out: a picture (x.png), a link (https://x.org), a script. The words of a link stay in the text."
    )


def test_much_that_was_left_out_is_named_in_part():
    said = passage_words.left_out([LeftOut("picture", "w" * 61)] * 10)
    assert said.endswith("…) and 2 more.")


def test_nothing_is_said_where_nothing_was_left_out():
    assert passage_words.left_out([]) == ""


@pytest.mark.parametrize(
    ("number", "frozen", "button"),
    [(0, False, "Keep this passage"), (1, False, "Keep the changes"), (2, True, "Keep as edition 3")],
)
def test_the_button_says_what_it_makes(number, frozen, button):
    assert passage_words.keep_button(number=number, frozen=frozen) == button


def test_the_next_edition_is_told_before_it_is_made():
    assert passage_words.keeping(number=2, frozen=True) == (
        "A discussion uses edition 2, so that one stays word for word as it is. "
        "Keeping your changes makes edition 3, for discussions that you set up from then on."
    )


def test_a_passage_of_a_thread_alone_says_so():
    assert passage_words.nothing_asked(thread=True) == (
        "It has no questions. People read it, and the closing thread is all they can write in."
    )
