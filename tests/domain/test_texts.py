import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discussions.domain.texts import length, normal_form

# What devices and keyboards leave behind, and what attackers send, more often than chance would draw it.
MARKS = (
    "\u2018\u2019\u201c\u201d\u200b\u200c\u200d\u2060\ufeff\u202a\u202e\u2066\u2069\u00ad"
    "\u0301\u0308\ufe0f\r\n\t\x00\x0b\x85\xa0\u3000\u2028"
)
PICTURES = "\U0001f468\U0001f469\U0001f466\U0001f3fd\U0001f3f4\U000e0067\U000e007f\u2764"
typed = st.text(alphabet=st.one_of(st.characters(), st.sampled_from(MARKS + PICTURES + " ab\u0915\u094d")), max_size=60)

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f466"
HEART = "\u2764\ufe0f\u200d\U0001f525"
WOMAN_AT_WORK = "\U0001f469\U0001f3fd\u200d\U0001f4bb"
ENGLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
NAGARI = "\u0915\u094d\u200d\u0937"
PERSIAN = "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("\u201cIt\u2019s\u201d", '"It\'s"'),
        ("\u201eSo\u201c \u201aso\u2018", "\"So\" 'so'"),
        ("e\u0301", "\u00e9"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("one\u2028two\u2029three\x0bfour\x85five", "one\ntwo\nthree\nfour\nfive"),
        ("one\n\n\n\n\ntwo", "one\n\ntwo"),
        ("  one  \n  two\t", "one\n  two"),
        ("a\xa0b\u3000c\u2009d\te", "a b c d e"),
        ("zero\u200bwidth\ufeff\u2060", "zerowidth"),
        ("soft\u00adhyphen", "softhyphen"),
        ("\u202eevil\u202c \u2066iso\u2069", "evil iso"),
        ("\u200eleft\u200fright", "leftright"),
        ("nul\0 bell\a escape\x1b[31m", "nul bell escape[31m"),
        ("private \ue000\U0010fffd", "private"),
        ("lone \ud800 surrogate", "lone  surrogate"),
        ("a\u200d b\u200c, \u200dc", "a b, c"),
        ("tag\U000e0041\U000e007fless", "tagless"),
    ],
)
def test_every_text_has_one_normal_form(text, stored):
    assert normal_form(text) == stored


@pytest.mark.parametrize("text", [FAMILY, HEART, WOMAN_AT_WORK, ENGLAND, NAGARI, PERSIAN, "👍🏽", "🇫🇮"])
def test_joiners_stay_inside_words_and_pictures(text):
    assert normal_form(f"a {text} b") == f"a {text} b"


@pytest.mark.parametrize("text", ["Straße", "日本語", "שלום", "Ω≠Å", "naïve", "ไทย", "x² + 1½", "—…·«»"])
def test_ordinary_writing_stays_as_it_is(text):
    assert normal_form(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    "text", ["", " ", "\n\t", "\u200b\u200d", "\u0301", "\u3164", "\u2800", "\u115f \u00ad\ufe0f", "\u202e"]
)
def test_what_cannot_be_seen_is_no_text(text):
    assert normal_form(text) == ""


@pytest.mark.parametrize(("marks", "kept"), [(7, 7), (8, 8), (9, 8), (500, 8)])
def test_at_most_eight_combining_marks_stand_in_a_row(marks, kept):
    assert normal_form("x" + "\u0302" * marks) == "x" + "\u0302" * kept


@given(typed)
def test_the_normal_form_of_a_normal_form_is_itself(text):
    once = normal_form(text)
    assert normal_form(once) == once


@given(typed)
def test_nothing_stored_can_hide_or_turn_around(text):
    stored = normal_form(text)
    allowed = {"\n", "\u200c", "\u200d", *map(chr, range(0xE0020, 0xE0080))}
    hidden = [one for one in stored if unicodedata.category(one) in {"Cc", "Cf", "Co", "Cs"} and one not in allowed]
    assert hidden == []


@given(typed)
def test_what_is_stored_is_composed_and_trimmed(text):
    stored = normal_form(text)
    assert (unicodedata.is_normalized("NFC", stored), stored == stored.strip(), "\n\n\n" in stored) == (
        True,
        True,
        False,
    )


@given(typed)
def test_only_one_kind_of_space_and_quote_is_stored(text):
    spaces = {one for one in normal_form(text) if unicodedata.category(one) in {"Zs", "Zl", "Zp"}}
    assert (spaces - {" "}, set(normal_form(text)) & set("\u2018\u2019\u201c\u201d\u201e")) == (set(), set())


@given(typed)
def test_what_is_stored_can_be_written_as_utf_8_without_a_nul(text):
    assert b"\0" not in normal_form(text).encode("utf-8")


@given(typed)
def test_line_ends_of_any_system_store_the_same(text):
    plain = text.replace("\r", "")
    assert normal_form(plain.replace("\n", "\r\n")) == normal_form(plain)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("abc", 3),
        ("é", 1),
        ("e\u0301", 1),
        (FAMILY, 1),
        (WOMAN_AT_WORK, 1),
        (ENGLAND, 1),
        ("🇫🇮🇸🇪", 2),
        ("한국", 2),
        ("a\nb", 3),
    ],
)
def test_characters_are_counted_as_people_see_them(text, count):
    assert length(text) == count


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("a" + " " * 250_000 + "b", "a" + " " * 250_000 + "b"),
        ("a" + "\U000e0041" * 250_000, "a"),
        (ENGLAND[0] + "\U000e0067" * 250_000, ENGLAND[0] + "\U000e0067" * 16),
        ("a" + "\u0315\u0323" * 250_000, "\u1ea1" + "\u0323" * 8),
    ],
    ids=["blanks", "tags", "tags behind a flag", "marks out of order"],
)
def test_no_text_takes_much_longer_than_another(text, stored):
    """In as many steps as it is long; a step for each pair of its characters would take minutes or an hour."""
    assert normal_form(text) == stored
