from __future__ import annotations

from discussions.compare import cards
from discussions.compare.cards import Coverage, Marks


def test_nine_of_ten_stands_above_two_of_two():
    assert cards.most_agreed([Marks(2, 0, 0), Marks(9, 1, 0), Marks(0, 5, 0)]) == [Marks(9, 1, 0), Marks(2, 0, 0)]


def test_more_than_half_of_the_readers_are_needed_for_the_most_agreed():
    assert cards.most_agreed([Marks(1, 7, 0), Marks(3, 3, 0), Marks(2, 0, 2), Marks(3, 2, 0)]) == [Marks(3, 2, 0)]


def test_what_most_agree_with_is_not_divided():
    assert cards.most_divided([Marks(7, 1, 0), Marks(1, 7, 0)]) == [Marks(1, 7, 0)]


def test_the_most_divided_needs_five_readers_and_both_sides():
    found = cards.most_divided([Marks(2, 2, 0), Marks(4, 1, 0), Marks(3, 3, 0), Marks(5, 0, 0)])
    assert found == [Marks(3, 3, 0), Marks(4, 1, 0)]


def test_a_lone_voice_is_heard_once_everybody_else_has_read_it():
    lone, unread, shared, refused = Marks(1, 3, 7), Marks(1, 3, 6), Marks(6, 3, 2), Marks(0, 11, 0)
    assert cards.said_by_one_read_by_all([lone, unread, shared, refused], 12) == [lone]


def test_coverage_counts_answers_with_one_and_two_readers():
    assert cards.coverage([Marks(0, 0, 0), Marks(0, 0, 1), Marks(1, 1, 0)]) == Coverage(3, 2, 1)


def test_an_answer_without_marks_lies_last():
    assert cards.most_agreed([]) == []
    assert cards.read_by(Marks(1, 2, 3)) == 6
