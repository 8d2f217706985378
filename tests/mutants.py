"""`make mutants`: a mutation test of the heart of compare/. Each survivor is explained in docs/mutants.md, or it fails.

The mutants live in a folder of their own that has the pure code and its tests and nothing else, so that no test in it
can start a server. `tests/mutants.cfg` names the modules.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
TAKEN = ("discussions/__init__.py", "discussions/compare", "tests/__init__.py", "tests/compare", "tests/data")


class Change(NamedTuple):
    """A line of a function, and the one put in its place."""

    function: str
    old: str
    new: str


def main() -> int:
    with TemporaryDirectory(prefix="askforhelp-mutants-") as name:
        folder = Path(name)
        copy(folder)
        mutmut(folder, "run")
        mutmut(folder, "export-cicd-stats")
        counts = json.loads((folder / "mutants" / "mutmut-cicd-stats.json").read_text("utf-8"))
        left = survivors(folder)
    known = explained((ROOT / "docs" / "mutants.md").read_text("utf-8"))
    for said, found in (("Not explained", left - known), ("Explained, but there is none", known - left)):
        for one in sorted(found):
            print(f"{said}: {one.function}\n-{one.old}\n+{one.new}\n")
    alive, without_reason = counts["total"] - counts["killed"] - counts["timeout"], len(left - known)
    print(f"{counts['total']} mutants, {alive} survive, {without_reason or 'none'} unexplained.")
    return int(left != known)


def copy(folder: Path) -> None:
    for name in TAKEN:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, folder / name)
    shutil.copy(ROOT / "tests" / "mutants.cfg", folder / "setup.cfg")


def mutmut(folder: Path, *asked: str) -> str:
    program = Path(sys.executable).parent / "mutmut"
    done = subprocess.run([program, *asked], cwd=folder, stdout=subprocess.PIPE, text=True, check=True)
    return done.stdout


def survivors(folder: Path) -> set[Change]:
    """What no test noticed. With a mutant that never comes to an end, one did."""
    listed = [line.strip().split(": ") for line in mutmut(folder, "results").splitlines() if line.strip()]
    names = [name for name, status in listed if status != "timeout"]
    return {change for name in names for change in changes(function_of(name), mutmut(folder, "show", name))}


def function_of(mutant: str) -> str:
    """Such as `findings.verdict`."""
    return mutant.removeprefix("discussions.compare.").rpartition("__mutmut_")[0].replace(".x_", ".")


def explained(page: str) -> set[Change]:
    """What the page explains: the differences below a heading that begins with the name of a function."""
    parts = re.split(r"^### (\S+).*$", page, flags=re.MULTILINE)
    return {change for name, text in zip(parts[1::2], parts[2::2], strict=True) for change in changes(name, text)}


def changes(function: str, text: str) -> set[Change]:
    """The changed lines of all differences in a text; each line put in stands after the one that it replaces."""
    found, old = set(), ""
    for line in text.splitlines():
        if re.match(r"-(?!--)", line):
            old = line[1:].strip()
        elif re.match(r"\+(?!\+\+)", line):
            found.add(Change(function, old, line[1:].strip()))
    return found


if __name__ == "__main__":
    sys.exit(main())
