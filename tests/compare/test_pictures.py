from __future__ import annotations

from math import dist

from hypothesis import given
from hypothesis import strategies as st

from discussions.compare import pictures
from discussions.compare.pictures import Dot, Middle, norm_mirror, own_dot

counts = st.lists(st.integers(0, 20), min_size=5, max_size=5).filter(any)


@given(me=counts, guess=counts)
def test_every_person_is_one_dot_or_in_one_bar_within_the_picture(me, guess):
    picture = norm_mirror(me, guess)
    for row, given_counts in ((picture.me, me), (picture.guess, guess)):
        assert (len(row.dots) or sum(bar.people for bar in row.bars)) == sum(given_counts)
        assert all(0 < dot.x < picture.width and 0 < dot.y < picture.height for dot in row.dots)


@given(me=counts)
def test_no_dot_lies_on_another(me):
    dots = norm_mirror(me, None).me.dots
    assert all(dist(one, other) >= pictures.DOT for place, one in enumerate(dots) for other in dots[:place])


def test_me_stands_on_the_numbers_and_the_guess_hangs_from_them():
    picture = norm_mirror([0, 0, 1, 0, 0], [1, 0, 0, 0, 0])
    assert picture.me.dots == (Dot(240, picture.me.line - 10),)
    assert picture.guess.dots == (Dot(48, picture.guess.line + 10),)
    assert picture.me.line < picture.numbers_y < picture.guess.line


def test_above_sixty_people_there_are_bars_with_their_numbers():
    bars = norm_mirror([61, 0, 0, 0, 30], None).me.bars
    assert [(bar.people, bar.height) for bar in bars] == [(61, 160), (30, 78.7)]


def test_the_middle_half_and_the_median_stand_on_the_line():
    assert norm_mirror([0, 0, 5, 10, 5], None).me.middle == Middle(48 + 96 * 2.75, 48 + 96 * 3.25, 48 + 96 * 3)


def test_ones_own_ring_lies_on_the_dot_next_to_the_numbers():
    picture = norm_mirror([0, 1, 2, 5, 4], [2, 5, 3, 2, 0])
    assert own_dot(picture, 4) in picture.me.dots
    assert own_dot(picture, 2, guess=True) in picture.guess.dots
    assert own_dot(norm_mirror([1, 0, 0, 0, 0], None), 1, guess=True) is None


def test_ones_own_ring_lies_on_a_dot_where_two_stand_abreast():
    picture = norm_mirror([0, 0, 0, 15, 0], None)
    assert own_dot(picture, 4) in picture.me.dots
