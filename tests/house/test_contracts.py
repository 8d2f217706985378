"""The contracts of imports, each proven able to fail on a copy in which one line breaks it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BROKEN_BY = {
    "Imports go one way": ("discussions/compare/scales.py", "import discussions.models"),
    "compare is pure": ("discussions/compare/scales.py", "import django"),
    "Only the domain reads models": ("discussions/participants/pages.py", "import discussions.models"),
    "The app does not know its project": ("discussions/domain/clock.py", "import askforhelp.environment"),
    "No cycles between rooms or files": ("discussions/domain/clock.py", "import discussions.domain.discussions"),
}


@pytest.fixture
def copy(tmp_path) -> Path:
    for name in ("discussions", "askforhelp"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).parent / "lint-imports"
    return subprocess.run([program, "--no-cache"], cwd=folder, capture_output=True, text=True, check=False)


def test_the_contracts_hold(copy):
    found = lint(copy)
    assert (found.returncode, found.stdout.count("KEPT")) == (0, len(BROKEN_BY))


@pytest.mark.parametrize("contract", BROKEN_BY)
def test_one_wrong_import_breaks_its_contract(copy, contract):
    module, line = BROKEN_BY[contract]
    with (copy / module).open("a") as source:
        source.write(f"\n{line}\n")
    found = lint(copy)
    assert (found.returncode, f"{contract} BROKEN" in found.stdout) == (1, True)
