import pytest

from discussions.domain import theme_words


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (theme_words.answers(1), "1 answer"),
        (theme_words.answers(4), "4 answers"),
        (theme_words.in_no_theme(0), "Every readable answer is in a theme."),
        (theme_words.in_no_theme(1), "1 answer is in no theme yet."),
        (theme_words.under("Slow"), "Under “Slow”"),
        (theme_words.under_none(), "In no theme yet"),
        (theme_words.using("asking early"), "With “asking early” in them"),
        (theme_words.under_both("Slow", "Burden", 1), "1 answer is under both “Slow” and “Burden”."),
        (theme_words.under_both("Slow", "Burden", 3), "3 answers are under both “Slow” and “Burden”."),
        (theme_words.mention(6, "asking early"), "6 answers mention “asking early”"),
        (theme_words.most_said("Slow", 5, 11), "Most often: “Slow”, in 5 of 11 answers."),
        (theme_words.equally_said(2, 3, 9), "2 themes are in 3 of 9 answers each."),
        (theme_words.own(()), "Your answer is in no theme yet."),
        (theme_words.own(("Slow", "Burden")), "Underlined in gold, where your answer stands: “Slow”, “Burden”."),
        (theme_words.renamed("Slow", "Fear"), "“Slow” is called “Fear” now"),
    ],
)
def test_a_sentence_says_the_numbers(said, sentence):
    assert said == sentence
