"""What stays on the machine: files of secrets get into no image and no commit."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


# Docker reads a name without folders as one of the first folder alone, git as one of any.
@pytest.mark.parametrize(("file", "pattern"), [(".dockerignore", "**/.env*"), (".gitignore", ".env*")])
def test_files_of_secrets_are_left_out(file, pattern):
    assert [line for line in (ROOT / file).read_text().splitlines() if ".env" in line] == [pattern]
