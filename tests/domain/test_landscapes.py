"""What a page says of opinion groups, from a landscape that was let out."""

from __future__ import annotations

from uuid import uuid4

import pytest

from discussions.compare.camps import Tally
from discussions.compare.landscape import Camp, Landscape
from discussions.compare.maps import Spot
from discussions.domain import landscapes
from discussions.domain.board import BoardCard
from discussions.domain.results import Result
from discussions.models import Opinion
from tests import people

COMMON, APART, THIN, GONE = uuid4(), uuid4(), uuid4(), uuid4()
FOUND = Landscape(
    "CAMPS",
    40,
    share=61,
    spots=(Spot(48, 48, 0, 1), Spot(96, 48, 0, 4), Spot(48, 96, 0, 1), Spot(396, 96, 2, 20)),
    camps=(Camp(0, 20, 64, 64, 20), Camp(2, 20, 400, 100, 30)),
    said={
        str(COMMON): (Tally(18, 1, 1), Tally(15, 3, 2)),
        str(APART): (Tally(19, 1, 0), Tally(1, 17, 0)),
        str(THIN): (Tally(6, 1, 0), None),
        str(GONE): (Tally(9, 9, 0), Tally(9, 9, 0)),
    },
)


def result() -> Result:
    texts = {COMMON: "True for all", APART: "True for some", THIN: "Hardly marked"}
    cards = tuple(BoardCard(item, text, False, 0, 0, 0, ()) for item, text in texts.items())
    nothing = dict.fromkeys(
        ("texts_hidden", "figures_hidden", "guess_hidden", "coverage", "off_board", "moved_hidden"), ""
    )
    nobody = {"nobody_rated": True, "nobody_guessed": True}
    return Result(1, "Why?", "readable", 40, 0, None, None, None, cards, **nothing, **nobody, version=b"1", moved=None)


def shown(found=FOUND, *, names=None, is_final=False) -> landscapes.Opinions:
    return landscapes._opinions(found, names or {}, b"version1", result(), is_final=is_final)


def test_what_is_true_for_most_of_every_group_is_common_ground():
    assert [(line.text, line.ends) for line in shown().bridges] == [("True for all", "A 18 of 20, C 15 of 20")]


def test_what_is_true_for_one_group_alone_is_where_they_part():
    assert [(line.text, line.ends) for line in shown().dividing] == [("True for some", "A 19 of 20, C 1 of 18")]


def test_the_table_begins_where_groups_part_and_hides_what_a_floor_hides():
    assert [(line.text, [share.words for share in line.shares]) for line in shown().rows] == [
        ("True for some", ["19 of 20", "1 of 18"]),
        ("True for all", ["18 of 20", "15 of 20"]),
        ("Hardly marked", ["6 of 7", "hidden"]),
    ]


def test_shades_follow_the_shares():
    assert [[share.level for share in line.shares] for line in shown().rows] == [[4, 0], [4, 3], [3, 0]]


def test_a_name_stands_beside_its_letter():
    first, second = shown(names={"0": "Ask early"}).camps
    assert (first.name, first.called, second.name) == ("Group A: Ask early", "Ask early", "Group C")


def test_each_group_has_its_letter_its_shape_and_what_is_typical_of_it():
    first, second = shown().camps
    assert (first.name, second.name, first.people, first.glyph == second.glyph) == (
        "Group A",
        "Group C",
        "20 people",
        False,
    )
    assert [second.typical, first.typical[0]] == [
        (("True for some", "17 of 18 of them see it differently"),),
        ("True for some", "true for 19 of 20 of them"),
    ]


def test_a_hull_goes_round_the_places_of_its_group():
    assert [set(camp.hull.split()) for camp in shown().camps] == [{"48,48", "96,48", "48,96"}, {"396,96"}]


def test_more_people_at_one_place_make_a_larger_shape_in_the_same_middle():
    one, four = shown().shapes[:2]
    assert (one.move, four.move) == ("translate(41.0 41.0) scale(0.70)", "translate(82.0 34.0) scale(1.40)")


def test_the_last_one_says_that_the_marks_were_taken_apart():
    assert ["taken apart for good; the map" in shown(is_final=last).kept for last in (True, False)] == [True, False]


def test_along_a_line_the_answers_at_its_ends_say_what_it_is_about():
    axes = {str(COMMON): (0.1, 0.9), str(APART): (-0.8, 0.0), str(THIN): (0.5, 0.0), str(GONE): (-0.9, 0.0)}
    found = shown(Landscape("LINE", 30, axes=axes))
    assert (found.left, found.right) == (("True for some",), ("Hardly marked", "True for all"))
    assert (shown().left, shown().right) == ((), ())


@pytest.mark.parametrize("pattern", ["TOO_FEW", "NONE"])
def test_without_a_pattern_there_is_no_map_and_no_caption(pattern):
    found = shown(Landscape(pattern, 0))
    assert (found.has_map, found.caption, found.start, found.rows) == (False, "", "", ())


@pytest.mark.django_db
@pytest.mark.parametrize(("joined", "readable"), [(False, True), (True, False)])
def test_there_is_nothing_where_marks_are_apart_or_the_question_is_sealed(joined, readable):
    of = people.discussion(joins_marks=joined)
    assert landscapes.opinions_of(people.round_of(of), result() if readable else None) is None


@pytest.mark.django_db
def test_a_new_count_is_read_anew():
    round_, board = people.round_of(people.discussion(joins_marks=True)), result()
    before = landscapes.opinions_of(round_, board)
    Opinion.objects.create(round=round_, found=FOUND.as_json())
    after = [landscapes.opinions_of(round_, board) for _ in range(2)]
    assert (before.finding, after[0].camps[0].letter, after[0] is after[1]) == (
        "Too few to look for opinion groups.",
        "A",
        True,
    )
