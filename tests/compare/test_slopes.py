from __future__ import annotations

from discussions.compare.slopes import Level, Slope, slope_picture

PICTURE = slope_picture(((1, 5, 2), (3, 3, 4), (5, 4, 2)), (2, 0, 4, 0, 2), (0, 0, 4, 2, 2))


def test_the_highest_point_stands_at_the_top_and_who_stayed_lies_below():
    assert PICTURE.slopes == (Slope(112, 112, 12, "same"), Slope(200, 24, 8, "up"), Slope(24, 68, 8, "down"))


def test_each_level_has_its_people_before_and_after():
    assert PICTURE.levels[0] == Level(200, 1, before=2, after=0)
    assert PICTURE.levels[4] == Level(24, 5, before=2, after=2)


def test_the_picture_ends_below_its_lowest_point():
    assert (PICTURE.bottom, PICTURE.height) == (212, 244)
