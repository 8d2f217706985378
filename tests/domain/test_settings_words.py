from datetime import UTC, datetime

import pytest

from discussions.domain import settings_words
from discussions.domain.choices import JOINING, MODERATION, READING_RULES
from discussions.domain.settings_of import NAMES


@pytest.mark.parametrize("name", NAMES)
def test_each_setting_has_a_name(name):
    assert settings_words.label(name) != ""


@pytest.mark.parametrize("name", sorted(set(NAMES) - {"reading_rule", "moderation", "joins_marks"}))
def test_each_setting_says_in_one_line_what_people_are_told(name):
    assert (settings_words.told(name) != "", "\n" in settings_words.told(name)) == (True, False)


@pytest.mark.parametrize(
    ("name", "value"),
    [("reading_rule", value) for value, _ in READING_RULES] + [("moderation", value) for value, _ in MODERATION],
)
def test_each_choice_says_what_people_are_told(name, value):
    assert settings_words.told_choice(name, value).startswith("People are told: ")


@pytest.mark.parametrize("value", [value for value, _ in JOINING])
def test_whether_marks_are_joined_says_what_people_are_told(value):
    assert "People are told" in settings_words.told_choice("joins_marks", value)


def test_joined_marks_are_promised_no_count_before_the_last_one():
    told = settings_words.told_choice("joins_marks", "True")
    assert ("counted for the last time after closing" in told, "soon" in told) == (True, False)


def test_a_moment_is_said_in_its_zone():
    when = datetime(2026, 12, 3, 19, tzinfo=UTC)
    assert settings_words.moment(when, "America/New_York") == "3 December 2026, 14:00 (America/New York)"


def test_a_sentence_carries_its_moment_as_an_element_and_nothing_else_of_it_is_one():
    said = settings_words.with_moment("A <b> at %(moment)s.", datetime(2026, 12, 3, 19, tzinfo=UTC), "Asia/Tokyo")
    element = '<time datetime="2026-12-03T19:00:00Z">4 December 2026, 04:00 (Asia/Tokyo)</time>'
    assert said == f"A &lt;b&gt; at {element}."


@pytest.mark.parametrize(
    ("count", "exact", "said"),
    [
        (14, True, "14 voices, 12 expected"),
        (1, True, "1 voice, 12 expected"),
        (12, False, "12 voices or more, 12 expected"),
        (0, False, "fewer than 3 voices, 12 expected"),
    ],
)
def test_voices_and_expected_people_are_said_together(count, exact, said):
    assert settings_words.voices(count, 12, exact=exact) == said


@pytest.mark.parametrize(
    ("waiting", "reported", "said"),
    [(0, 0, ""), (3, 0, "3 to check"), (0, 1, "1 reported"), (3, 1, "3 to check · 1 reported")],
)
def test_what_waits_is_said_and_nothing_where_nothing_waits(waiting, reported, said):
    assert settings_words.to_look_at(waiting, reported) == said
