import pytest

from discussions.domain import line_words


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (line_words.marks(7, 0), "struck 7 of us"),
        (line_words.marks(2, 1), "struck 2 of us · 1 reads it differently"),
        (line_words.marks(0, 3), "3 read it differently"),
        (line_words.with_quotes("struck 2 of us", 1), "struck 2 of us · quoted in 1 answer"),
        (line_words.own(0), ""),
        (line_words.own(2), "You marked 2 lines of the passage."),
        (line_words.too_few(3), "How many marked it is shown once 3 have."),
        (
            line_words.opens_with_answers(),
            "What the others marked opens together with the first answers that you can read.",
        ),
        (line_words.closed(), "This discussion is closed, so nothing more is marked."),
    ],
)
def test_each_sentence_says_its_numbers(said, sentence):
    assert said == sentence
