from discussions.compare.bars import lengths


def test_bars_are_as_long_as_their_counts_and_the_longest_fills_the_picture():
    assert (lengths([5, 4, 0, 1]), lengths([0]), lengths([])) == ((100.0, 80.0, 0.0, 20.0), (0.0,), ())
