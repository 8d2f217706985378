"""What `make` sets up on a fresh machine; a Python that only plays its part stands for the one that takes a minute."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.attacks.apart import ROOT

READY = ".venv/.ready-run"
# Knows `pip` where its environment was made whole.
INSIDE = '#!/bin/sh\n[ "$2" != pip ] || [ -e "$(dirname "$0")/pip" ]\n'
OUTSIDE = """#!/bin/sh
case "$*" in
*ensurepip*) [ ! -e lacks-venv ] ;;
"-m venv"*) mkdir -p .venv/bin && cp inside .venv/bin/python && touch .venv/bin/pip && echo "$*" >> made ;;
esac
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("Makefile", "pyproject.toml", "requirements"):
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, tmp_path / name)
    for name, text in (("inside", INSIDE), ("outside", OUTSIDE)):
        (tmp_path / name).write_text(text)
        (tmp_path / name).chmod(0o755)
    return tmp_path


def make(folder: Path) -> subprocess.CompletedProcess[str]:
    words = ["make", "--silent", "PY=./outside", READY]
    own = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    return subprocess.run(words, cwd=folder, env=own, capture_output=True, text=True, check=False)


def test_an_environment_is_made_once(folder):
    assert (make(folder).returncode, (folder / READY).exists()) == (0, True)
    (folder / READY).unlink()
    assert (make(folder).returncode, (folder / "made").read_text()) == (0, "-m venv --clear .venv\n")


def test_an_environment_that_was_cut_short_is_made_anew(folder):
    (folder / ".venv" / "bin").mkdir(parents=True)
    shutil.copy(folder / "inside", folder / ".venv" / "bin" / "python")
    assert (make(folder).returncode, (folder / READY).exists()) == (0, True)


def test_a_python_that_cannot_make_one_is_told_with_the_name_of_what_is_missing(folder):
    (folder / "lacks-venv").touch()
    found = make(folder)
    said = "This Python cannot make an environment of its own: on Debian and Ubuntu, sudo apt install python3-venv."
    assert (found.returncode, found.stderr.splitlines()[0], (folder / ".venv").exists()) == (2, said, False)
