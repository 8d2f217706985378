from discussions.compare.stop_words import stop_words


def test_a_language_of_a_country_has_the_list_of_the_language():
    assert ("the" in stop_words("en-GB"), "und" in stop_words("de"), stop_words("fr")) == (True, True, frozenset())
