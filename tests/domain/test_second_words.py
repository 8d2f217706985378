import pytest

from discussions.compare.movement import Cells, Crossing
from discussions.domain import second_words


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        (Cells(12, 0, 0), "After reading, none of 12 moved."),
        (Cells(9, 3, 0), "After reading, 3 of 12 moved towards “readily”; 9 stayed, or did not rate again."),
        (Cells(9, 0, 3), "After reading, 3 of 12 moved towards “hardly ever”; 9 stayed, or did not rate again."),
        (
            Cells(7, 3, 2),
            "After reading, 3 of 12 moved towards “readily” and 2 towards “hardly ever”; 7 stayed, "
            "or did not rate again.",
        ),
        (Cells(0, 12, 0), "After reading, all 12 moved towards “readily”."),
        (Cells(0, 0, 12), "After reading, all 12 moved towards “hardly ever”."),
    ],
)
def test_each_way_of_moving_is_said_in_counts(cells, sentence):
    assert second_words.moved(cells, low="hardly ever", high="readily") == sentence


def test_the_table_says_that_silence_counts_as_staying():
    assert second_words.cells(Cells(7, 3, 2), low="hardly ever", high="readily") == (
        ("Stayed, or did not rate again", 7),
        ("Moved towards “readily”", 3),
        ("Moved towards “hardly ever”", 2),
    )


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (Cells(7, 3, 2), "2 towards “hardly ever” · 7 stayed, or did not rate again · 3 towards “readily”"),
        (Cells(7, 3, 0), "7 stayed, or did not rate again · 3 towards “readily”"),
        (Cells(0, 0, 6), "6 towards “hardly ever”"),
    ],
)
def test_the_parts_of_the_bar_are_said_in_their_order(cells, said):
    assert second_words.beside_bar(cells, low="hardly ever", high="readily") == said


def test_the_four_cells_have_their_words():
    assert second_words.crossing(Crossing(4, 0, 3, 8), high="readily") == (
        ("Leaned towards “readily” before and after", 4),
        ("Towards “readily” only before reading", 0),
        ("Towards “readily” only after reading", 3),
        ("Neither before nor after", 8),
    )


def test_who_reads_a_second_text_is_told():
    said = {second_words.who_reads(True), second_words.who_reads(False), second_words.rated_only()}
    assert len(said) == 3


def test_where_texts_are_checked_first_that_is_told_before():
    said = [second_words.told(checks_first=first) for first in (False, True)]
    assert ("facilitator" in said[0], "The facilitator reads a second text first" in said[1]) == (False, True)


def test_ones_own_way_is_told():
    said = (second_words.own_move(2, 4), second_words.own_move(3, 3))
    assert said == ("You went from 2 to 4.", "You stayed at 3.")
