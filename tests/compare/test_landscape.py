from __future__ import annotations

import json
import subprocess
import sys

import pytest

from discussions.compare import landscape as room
from discussions.compare.camps import Tally
from discussions.compare.landscape import Camp, Landscape, landscape
from discussions.compare.opinions import Opinions, Pattern

# Eight people of A and six of B; A agrees with the first answer and B does not.
GROUPS = {f"p{number:02}": int(number > 7) for number in range(14)}
VOTES = [
    (one, answer, (-1 if group else 1) if answer == "x" else 1) for one, group in GROUPS.items() for answer in "xy"
]
PLACES = {one: (float(group), 0.1 * place) for place, (one, group) in enumerate(GROUPS.items())}


def opinions(groups=GROUPS, pattern=Pattern.CAMPS) -> Opinions:
    axes = {"x": (1.0, 0.0), "y": (0.0, 1.0)}
    return Opinions(pattern, tuple(PLACES), ("x", "y"), groups, PLACES, (0.4, 0.25), axes=axes, means={"x": 0, "y": 1})


def look(found=None, votes=VOTES, *, floor=5, totals=None, before=None, last=False):
    totals = totals or {"x": 14, "y": 14}
    return landscape(found or opinions(), votes, totals=totals, floor=floor, before=before or {}, last=last)


def landscape_of_one(places) -> tuple[Camp, ...]:
    return room._camps(dict.fromkeys(places, 0), places, 10.0)


def test_groups_are_told_with_sizes_and_shares():
    made, groups = look()
    assert (made.pattern, made.placed, made.share, groups) == ("CAMPS", 14, 65, GROUPS)
    assert [(camp.number, camp.people) for camp in made.camps] == [(0, 8), (1, 6)]
    assert made.said == {"x": (Tally(8, 0, 0), Tally(0, 6, 0)), "y": (Tally(8, 0, 0), Tally(6, 0, 0))}


def test_it_comes_back_from_json_as_it_was():
    made, _ = look()
    assert Landscape.from_json(json.loads(json.dumps(made.as_json()))) == made


def test_the_last_one_has_nobodys_place():
    made, _ = look(last=True)
    assert (made.spots, made.camps == look()[0].camps, sum(spot.people for spot in look()[0].spots)) == ((), True, 14)


def test_a_camp_has_its_middle_and_its_reach():
    four = {"a": (0.0, 1.0), "b": (0.0, -1.0), "c": (2.0, 0.0), "d": (-2.0, 0.0)}
    assert landscape_of_one(four) == (Camp(0, 4, 240, 170, 15),)


@pytest.mark.parametrize("few", [1, 2])
def test_with_a_group_of_one_or_two_there_are_no_groups(few):
    small = {one: int(place < few) for place, one in enumerate(GROUPS)}
    made, groups = look(opinions(small))
    assert (made.pattern, made.camps, made.said, groups) == ("LINE", (), {}, {})
    assert {spot.group for spot in made.spots} == {None}


def test_with_a_group_of_three_there_are():
    assert look(opinions({one: int(place < 3) for place, one in enumerate(GROUPS)}))[0].pattern == "CAMPS"


def test_a_share_is_shown_from_its_floor_on():
    assert look(floor=6) == look(floor=5)


def test_a_share_is_hidden_below_its_floor():
    made, _ = look(floor=7)
    assert made.said == {"x": (Tally(8, 0, 0), None), "y": (Tally(8, 0, 0), None)}


@pytest.mark.parametrize(
    ("total", "shown"), [(14, [True, True]), (15, [True, False]), (16, [True, False]), (17, [True, True])]
)
def test_a_share_is_hidden_where_the_rest_of_all_marks_would_speak_of_one_or_two(total, shown):
    made, _ = look(totals={"x": total, "y": 14})
    assert [one is not None for one in made.said["x"]] == shown


def test_fewer_than_the_floor_of_figures_are_too_few():
    assert (look(floor=15), look(floor=14)[0].pattern) == ((Landscape("TOO_FEW"), {}), "CAMPS")


@pytest.mark.parametrize(("pattern", "placed"), [(Pattern.TOO_FEW, 0), (Pattern.NONE, 14)])
def test_without_a_pattern_nothing_but_the_verdict_is_kept(pattern, placed):
    assert look(opinions(None, pattern)) == (Landscape(pattern.name, placed), {})


def test_along_a_line_there_are_places_and_no_groups():
    made, _ = look(opinions(None, Pattern.LINE))
    assert (sum(spot.people for spot in made.spots), made.camps, made.said) == (14, (), {})


def test_letters_are_those_of_the_last_count():
    turned = {one: 1 - group for one, group in GROUPS.items()}
    made, groups = look(before=turned)
    assert (groups, [camp.people for camp in made.camps]) == (turned, [6, 8])
    assert made.said["x"] == (Tally(0, 6, 0), Tally(8, 0, 0))


def test_a_letter_that_is_no_more_leaves_no_empty_tally():
    before = {one: 5 * group for one, group in GROUPS.items()}
    made, _ = look(before=before)
    assert ([camp.number for camp in made.camps], len(made.said["x"])) == ([0, 5], 2)


def test_a_name_is_of_a_group_that_is_found():
    found = Landscape("CAMPS", camps=(Camp(0, 12, 1, 1, 1), Camp(2, 12, 9, 9, 1)))
    assert found.names_of({"0": "Ask early", "1": "Wait"}) == {"0": "Ask early"}
    assert Landscape("NONE").names_of({"0": "Ask early"}) == {}


def test_it_loads_no_numpy():
    code = "import sys, discussions.compare.landscape; print({'numpy', 'sklearn', 'django'} & set(sys.modules))"
    assert subprocess.check_output([sys.executable, "-c", code], text=True) == "set()\n"
