import pytest
from hypothesis import given
from hypothesis import strategies as st

from discussions.compare.beside import Beside, Gap, beside
from discussions.compare.proportions import newcombe

counts = st.lists(st.integers(0, 9), min_size=5, max_size=5)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ((0, 0, 9, 3, 0), (0, 0, 2, 4, 4), Beside(Gap.MORE, 3, 12, 8, 10, 1, 8)),
        ((0, 0, 2, 4, 4), (0, 0, 9, 3, 0), Beside(Gap.FEWER, 8, 10, 3, 12, -8, -1)),
        ((0, 0, 2, 7, 0), (0, 0, 2, 4, 4), Beside(Gap.ALIKE, 7, 9, 8, 10, -4, 4)),
        ((0, 8, 0, 1, 0), (0, 8, 0, 1, 0), Beside(Gap.ALIKE, 1, 9, 1, 9, -4, 4)),
        ((0, 0, 3, 3, 0), (0, 0, 3, 3, 0), Beside(Gap.UNCLEAR, 3, 6, 3, 6, -5, 5)),
        ((0, 0, 2, 4, 0), (0, 0, 4, 2, 0), Beside(Gap.UNCLEAR, 4, 6, 2, 6, -7, 2)),
        ((0, 0, 0, 4, 0), (9, 0, 0, 0, 0), Beside(Gap.TOO_FEW, 4, 4, 0, 9, -10, -4)),
        ((0, 0, 0, 5, 0), (5, 0, 0, 0, 0), Beside(Gap.FEWER, 5, 5, 0, 5, -10, -3)),
    ],
)
def test_each_verdict(first, second, expected):
    assert beside(first, second) == expected


@pytest.mark.parametrize("pair", [((0,) * 5, (1,) * 5), ((1,) * 5, (0,) * 5)])
def test_nobody_is_compared_with_nobody(pair):
    assert beside(*pair) is None


@given(first=counts, second=counts)
def test_the_other_way_round_is_the_mirror(first, second):
    there, back = beside(first, second), beside(second, first)
    if there is None:
        assert back is None
    else:
        assert (there.fewest, there.most) == (-back.most, -back.fewest)


@given(first=counts, second=counts)
def test_the_range_for_ten_people_holds_the_whole_interval(first, second):
    found = beside(first, second)
    if found is not None:
        exact = newcombe(found.second_high, found.second_n, found.first_high, found.first_n)
        assert found.fewest <= 10 * exact.lower <= 10 * exact.upper <= found.most
