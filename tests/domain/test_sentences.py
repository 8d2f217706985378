from itertools import pairwise

import pytest

from discussions.domain.sentences import beginnings


def cut(text: str) -> list[str]:
    places = [0, *beginnings(text), len(text)]
    return [text[here:there].strip() for here, there in pairwise(places)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two? Three! Four… Five", ["One.", "Two?", "Three!", "Four…", "Five"]),
        ("He said, “Ask.”  Then he left.", ["He said, “Ask.”", "Then he left."]),
        ("“One.” (Two.) 3 is a number. «Vier.»", ["“One.”", "(Two.)", "3 is a number.", "«Vier.»"]),
        ("It costs 3.50 today. So be it.", ["It costs 3.50 today.", "So be it."]),
        ("Mr. Smith met J. Doe, e.g. Tuesday. They spoke.", ["Mr. Smith met J. Doe, e.g. Tuesday.", "They spoke."]),
        ("Wait... and see. Now", ["Wait... and see.", "Now"]),
        ("好。很好！再见", ["好。", "很好！", "再见"]),
        ("No end at all", ["No end at all"]),
        ("Trailing. ", ["Trailing."]),
        ("", [""]),
    ],
)
def test_a_paragraph_is_cut_into_its_sentences(text, sentences):
    assert cut(text) == sentences
