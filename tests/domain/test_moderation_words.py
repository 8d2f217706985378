import pytest

from discussions.domain import moderation_words as words
from discussions.models import Act


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (words.off_board(0, 0), ""),
        (words.off_board(1, 0), "1 answer is held by the facilitator."),
        (words.off_board(2, 0), "2 answers are held by the facilitator."),
        (words.off_board(0, 1), "1 answer waits until the facilitator has read it."),
        (
            words.off_board(2, 3),
            "2 answers are held by the facilitator. 3 answers wait until the facilitator has read them.",
        ),
        (words.texts_hidden(0, 3), "No answer can be read at the moment; texts open at 3."),
        (words.texts_hidden(2, 3), "2 can be read at the moment; texts open at 3."),
        (words.rule("names"), "No one is named"),
        (words.rule(""), ""),
        (words.logged("hold", answers=1, replies=0, number=3), "Held an answer to question 3"),
        (words.logged("send_back", answers=1, replies=0, number=1), "Sent an answer to question 1 back"),
        (words.logged("release", answers=4, replies=1, number=None), "Released 4 answers and a reply"),
        (words.logged("theme", answers=0, replies=0, number=None, to_theme="made"), "Made a theme"),
        (
            words.logged("theme", answers=2, replies=0, number=1, to_theme="made"),
            "Made a theme of 2 answers to question 1",
        ),
        (words.logged("theme", answers=0, replies=0, number=None, to_theme="called"), "Renamed a theme"),
        (words.logged("untheme", answers=0, replies=0, number=None, to_theme="deleted"), "Deleted a theme"),
        (words.logged("undo", answers=0, replies=2, number=2, undone="hold"), "Undone: Held 2 replies to question 2"),
    ],
)
def test_the_sentence(said, sentence):
    assert said == sentence


def test_every_kind_of_act_has_words_of_its_own():
    said = {words.logged(kind, answers=1, replies=0, number=1, undone="hold") for kind in Act.Kind}
    assert len(said) == len(Act.Kind)
