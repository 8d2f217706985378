from __future__ import annotations

import pytest

from discussions.compare.withheld import Reason, Withheld, figures_withheld, texts_withheld


@pytest.mark.parametrize(
    ("answered", "passed", "why"),
    [
        (3, 0, None),
        (2, 5, Withheld(Reason.TOO_FEW_TEXTS, 2, 3)),
        (0, 4, Withheld(Reason.ALL_PASSED, 4)),
        (0, 0, Withheld(Reason.NOBODY_ANSWERED)),
    ],
)
def test_texts_say_why_they_are_closed(answered, passed, why):
    assert texts_withheld(answered, passed, 3) == why


@pytest.mark.parametrize(
    ("rated", "why"),
    [
        (5, None),
        (4, Withheld(Reason.TOO_FEW_FIGURES, 4, 5)),
        (0, Withheld(Reason.NOBODY_ANSWERED)),
        (None, Withheld(Reason.NOT_ASKED)),
    ],
)
def test_figures_say_why_they_are_closed(rated, why):
    assert figures_withheld(rated, 5) == why
