import pytest

from discussions.compare.glyphs import HOW_MANY, free_shape, glyph


def test_all_shapes_look_different_without_their_tints():
    assert len({(glyph(shape).path, glyph(shape).hollow) for shape in range(HOW_MANY)}) == HOW_MANY == 24


def test_the_first_shape_that_is_free_is_given():
    assert (free_shape(()), free_shape({0, 1, 3})) == (0, 2)


def test_when_all_are_taken_there_is_none():
    with pytest.raises(ValueError, match="no shape"):
        free_shape(range(HOW_MANY))
