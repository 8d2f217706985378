from __future__ import annotations

import json
import subprocess
import sys

import pytest
from django.core.management import CommandError, call_command

from tests.compare.test_opinions import camps


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "votes.csv"
    path.write_text("participant,statement,vote\n" + "".join(f"{p},{s},{v}\n" for p, s, v in camps(40)))
    return path


def printed(capsys, *words) -> dict:
    call_command("compare_votes", *map(str, words))
    return json.loads(capsys.readouterr().out)


def test_the_groups_are_printed(capsys, file):
    found = printed(capsys, file)
    assert {one for one, group in found["groups"].items() if group == found["groups"]["0"]} == {
        str(even) for even in range(0, 40, 2)
    }
    assert (found["distinct"], found["verdict"], found["k"], found["placed"]) == (True, "opinion groups", 2, 40)


def test_without_groups_the_verdict_says_why(capsys, tmp_path):
    (tmp_path / "few.csv").write_text("\ufeffstatement,vote,participant\n1,1,a\n\n", encoding="utf-8")
    found = printed(capsys, tmp_path / "few.csv")
    assert (found["groups"], found["distinct"], found["k"]) == ({}, False, 0)
    assert found["verdict"] == "too few to look for groups"


def test_moderated_statements_are_left_out(capsys, file):
    out = ",".join(str(number) for number in range(16))
    assert printed(capsys, file, "--moderated", out)["verdict"] == "too few to look for groups"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a,b\n1,2\n", "its first line has to name the columns participant, statement, vote"),
        ("participant,statement,vote\n1,2\n", "line 2 is too short"),
        ("participant,statement,vote\n1,2,7\n", "a vote is 1, 0 or -1, not 7"),
    ],
)
def test_a_wrong_file_is_refused_with_its_reason(tmp_path, text, reason):
    (tmp_path / "wrong.csv").write_text(text)
    with pytest.raises(CommandError, match=reason):
        call_command("compare_votes", str(tmp_path / "wrong.csv"))


def test_a_missing_file_is_said(tmp_path):
    with pytest.raises(CommandError, match="cannot be read: No such file"):
        call_command("compare_votes", str(tmp_path / "none.csv"))


def test_the_comparison_loads_no_numpy_and_no_django_before_groups_are_asked_for():
    code = "import sys, discussions.compare.statistics; print({'numpy', 'sklearn', 'django'} & set(sys.modules))"
    assert subprocess.check_output([sys.executable, "-c", code], text=True) == "set()\n"
