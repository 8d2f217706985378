import pytest

from discussions.compare.findings import Spread
from discussions.domain import takeaway_words


@pytest.mark.parametrize(
    ("spread", "is_widest", "divided", "said"),
    [
        (None, False, 0, ""),
        (Spread.CLOSE_TOGETHER, False, 0, ""),
        (
            Spread.ALL_OVER,
            True,
            0,
            "Question 2: Our ratings lie farthest apart here. Our answers are all over the scale.",
        ),
        (None, False, 1, "Question 2: 1 answer divides us."),
        (None, False, 2, "Question 2: 2 answers divide us."),
    ],
)
def test_a_difference_is_said_where_the_figures_show_one(spread, is_widest, divided, said):
    assert takeaway_words.differ(2, spread=spread, is_widest=is_widest, divided=divided) == said
