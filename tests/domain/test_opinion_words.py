import pytest

from discussions.compare.camps import Tally
from discussions.domain import opinion_words


@pytest.mark.parametrize(
    ("pattern", "placed", "sizes", "said"),
    [
        ("TOO_FEW", 0, [], "Too few to look for opinion groups."),
        ("NONE", 30, [], "No clear groups. The differences between us are what chance alone would give."),
        (
            "LINE",
            30,
            [],
            "We differ along a line. Whether these are camps cannot be told from these marks.",
        ),
        (
            "LINE",
            19,
            [],
            "We differ along a line. With fewer than 20 people nobody can tell whether these would be camps.",
        ),
        (
            "CAMPS",
            45,
            [(0, 20), (1, 15), (3, 10)],
            "3 opinion groups among the 45 people who marked enough: A 20, B 15, D 10.",
        ),
    ],
)
def test_the_verdict_comes_in_words(pattern, placed, sizes, said):
    assert opinion_words.finding(pattern, placed, sizes) == said


@pytest.mark.parametrize("pattern", ["TOO_FEW", "NONE", "LINE", "CAMPS"])
def test_each_verdict_says_what_it_rests_on(pattern):
    assert opinion_words.why(pattern, 30).endswith(".")


def test_so_few_are_where_a_talk_begins():
    assert [opinion_words.start(count) != "" for count in (12, 99, 100)] == [True, True, False]


def test_the_caption_says_how_much_the_map_carries():
    for placed in (20, 48):
        assert f"carries 29 % of the differences between {placed} people" in opinion_words.caption(placed, 29)


@pytest.mark.parametrize("placed", [12, 19])
def test_below_twenty_people_there_is_no_percentage(placed):
    assert "%" not in opinion_words.caption(placed, 29)


@pytest.mark.parametrize(("count", "said"), [(1, "1 person"), (3, "3 people")])
def test_people_are_counted(count, said):
    assert opinion_words.people(count) == said


def test_shares_are_counts():
    assert [opinion_words.share(one) for one in (Tally(8, 1, 1), None)] == ["8 of 10", "hidden"]


@pytest.mark.parametrize(
    ("agrees", "said"), [(True, "true for 8 of 10 of them"), (False, "1 of 10 of them see it differently")]
)
def test_what_is_typical_is_said_in_counts(agrees, said):
    assert opinion_words.typical(Tally(8, 1, 1), agrees=agrees) == said


def test_ones_own_place_is_said_in_words():
    assert (opinion_words.own_place(None), opinion_words.own_place(1), opinion_words.agreement(1, 8, 10)) == (
        "The ring is where your marks put you.",
        "The ring is where your marks put you, nearest to Group B.",
        "You mark as most of Group B do on 8 of 10 answers.",
    )
