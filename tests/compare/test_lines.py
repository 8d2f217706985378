from typing import NamedTuple

import pytest

from discussions.compare import lines


class Line(NamedTuple):
    name: str
    struck: int
    differently: int


FOUND = [Line("a", 3, 0), Line("b", 5, 1), Line("c", 0, 4), Line("d", 2, 3), Line("e", 5, 4), Line("f", 2, 2)]


def test_the_lines_that_struck_most_come_first_and_equals_in_the_order_of_the_passage():
    assert "".join(line.name for line in lines.most_moving(FOUND)) == "beadf"


def test_the_lines_with_the_strongest_smaller_side_are_the_most_opposed():
    assert "".join(line.name for line in lines.most_opposed(FOUND)) == "edf"


@pytest.mark.parametrize(
    ("struck", "differently", "opposed"), [(2, 2, True), (9, 1, False), (1, 9, False), (0, 9, False)]
)
def test_one_alone_is_not_another_reading(struck, differently, opposed):
    assert lines.is_opposed(struck, differently) is opposed


def test_the_few_lines_most_marked_keep_the_order_of_the_passage_and_of_equals_the_first_are_taken():
    assert "".join(line.name for line in lines.most_marked(FOUND)) == "bde"
    assert "".join(line.name for line in lines.most_marked(FOUND, 4)) == "bcde"
