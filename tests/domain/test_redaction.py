import pytest
from hypothesis import given
from hypothesis import strategies as st

from discussions.domain.redaction import SIGN, blacked_out


@pytest.mark.parametrize(
    ("text", "hidden", "read"),
    [
        ("Ask Dana.", [], "Ask Dana."),
        ("Ask Dana.", ["Dana"], f"Ask {SIGN}."),
        ("Dana asks Dana.", ["Dana"], f"{SIGN} asks {SIGN}."),
        ("Ask Dana now.", ["Dana", "Ask Dana"], f"{SIGN} now."),
        ("Ask Dana now.", ["Ask D", "Dana"], f"{SIGN} now."),
        ("aaaa", ["aa"], SIGN),
        ("Ask Dana.", ["dana"], "Ask Dana."),
        ("Ask Dana.", [""], "Ask Dana."),
    ],
)
def test_hidden_words_become_one_sign(text, hidden, read):
    assert blacked_out(text, hidden) == read


@given(st.text("abc ", max_size=30), st.lists(st.text("abc", min_size=1, max_size=4), max_size=4))
def test_no_hidden_word_is_left(text, hidden):
    assert [one for one in hidden if one in blacked_out(text, hidden)] == []
