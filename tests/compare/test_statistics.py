from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from discussions.compare.statistics import STATISTICS, compute

ORACLES = json.loads((Path(__file__).parent.parent / "data" / "visible_oracles.json").read_text("utf-8"))
SPREADS = "agreement_A polarisation_A consensus_tw consensus_leik variance_ratio esteban_ray_1 bimodality"
NOTHING = dict.fromkeys(f"median q1 q3 iqr mean {SPREADS}".split())
FRAMEWORKS = """
import sys, discussions.compare.statistics, discussions.compare.disclosure
print(sorted({"django", "sklearn", "numpy"} & set(sys.modules)))
"""


def same(found, expected):
    if isinstance(expected, dict):
        return {name: same(found[name], value) for name, value in expected.items()}
    return pytest.approx(expected, abs=1e-6) if expected is not None else None


@pytest.mark.parametrize("oracle", ORACLES, ids=lambda oracle: oracle["id"])
def test_every_reference_value_is_met(oracle):
    found, expected = compute(oracle["stat"], oracle["input"]), oracle["expected"]
    assert found == same(found, expected)


@pytest.mark.parametrize("oracle", ORACLES, ids=lambda oracle: oracle["id"])
def test_every_value_is_plain_enough_for_json(oracle):
    found = compute(oracle["stat"], oracle["input"])
    assert json.loads(json.dumps(found)) == found


def test_every_statistic_has_a_reference_value():
    assert {oracle["stat"] for oracle in ORACLES} == set(STATISTICS)


def test_an_unknown_name_says_which_there_are():
    with pytest.raises(ValueError, match="no statistic is called mode; there are before_after, bh_adjusted"):
        compute("mode", {"counts": [1]})


@pytest.mark.parametrize("counts", [[], [0], [0, 0, 0, 0, 0]])
def test_nobody_has_no_distribution(counts):
    assert compute("distribution", {"counts": counts}) == {"n": 0, **NOTHING}


def test_two_points_have_no_agreement_a():
    found = compute("distribution", {"counts": [2, 2]})
    assert (found["agreement_A"], found["polarisation_A"], found["variance_ratio"]) == (None, None, 1.0)
    assert (found["consensus_tw"], found["consensus_leik"], found["esteban_ray_1"]) == (0, 0, 1)


def test_one_point_has_a_middle_and_no_spread():
    found = compute("distribution", {"counts": [3]})
    assert found == {"n": 3, **NOTHING, "median": 1, "q1": 1, "q3": 1, "iqr": 0, "mean": 1}


@pytest.mark.parametrize(
    ("stat", "given"),
    [
        ("wilson", {"x": 0, "n": 0}),
        ("jeffreys", {"x": 0, "n": 0}),
        ("newcombe", {"x1": 0, "n1": 0, "x2": 1, "n2": 2}),
        ("nonresponse_bounds", {"x": 0, "n": 0, "N": 0}),
        ("group_aware_consensus", {"groups": []}),
        ("median_interval", {"values": []}),
        ("two_teams", {"a": [], "b": [1]}),
        ("before_after", {"before": [], "after": []}),
    ],
)
def test_nothing_comes_of_nobody(stat, given):
    assert compute(stat, given) is None


@pytest.mark.parametrize(
    ("stat", "given", "said"),
    [
        ("wilson", {"x": 6, "n": 5}, "a share needs 0 <= part <= whole, not 6 of 5"),
        ("wilson", {"x": -1, "n": 5}, "a share needs 0 <= part <= whole, not -1 of 5"),
        ("nonresponse_bounds", {"x": 1, "n": 5, "N": 4}, "a share needs 0 <= part <= whole, not 5 of 4"),
        ("distribution", {"counts": [1, -1, 2]}, "a count of people is never negative"),
        ("group_aware_consensus", {"groups": [[3, 2]]}, "more people agree than saw it, or fewer than none"),
        ("before_after", {"before": [1], "after": [1, 2]}, "zip() argument 2 is longer than argument 1"),
    ],
)
def test_the_impossible_is_refused(stat, given, said):
    with pytest.raises(ValueError, match=f"^{re.escape(said)}$"):
        compute(stat, given)


def test_asking_for_statistics_loads_no_framework():
    found = subprocess.run([sys.executable, "-c", FRAMEWORKS], capture_output=True, text=True, check=True)
    assert found.stdout == "[]\n"
