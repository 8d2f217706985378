import pytest

from discussions.domain import export_words
from discussions.domain.results import Scale

SCALE = Scale("I ask", "hardly ever", "readily")


@pytest.mark.parametrize(("value", "said"), [(1, "1 hardly ever"), (3, "3"), (5, "5 readily")])
def test_the_ends_of_a_scale_carry_their_word(value, said):
    assert export_words.point(value, SCALE) == said


@pytest.mark.parametrize(
    ("owner", "day", "said"),
    [("", "", "Ask."), ("Ana", "", "Ask. · Ana"), ("", "3 March 2030", "Ask. · by 3 March 2030")],
)
def test_a_commitment_says_only_what_was_given(owner, day, said):
    assert export_words.promise("Ask.", owner, day) == said
