"""Counting joined marks in a process of its own, so that no page waits for it and no web process loads numpy."""

import logging
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

logger = logging.getLogger(__name__)

PROJECT = Path(__file__).resolve().parent.parent

# One at a time from here; between processes, the claim of a question decides.
_under_way: list[subprocess.Popen[bytes]] = []


def is_idle() -> bool:
    """Whether no count of this process is under way."""
    for child in [one for one in _under_way if one.poll() is not None]:
        _under_way.remove(child)
        if child.returncode:
            logger.error("a count of opinions failed: %s", child.returncode)
    return not _under_way


def begin(due: Iterable[UUID]) -> None:
    """Start counting these questions; nothing is waited for. What it would print could quote a row, so it is lost."""
    told = [sys.executable, "-m", "django", "count_opinions", *map(str, due)]
    nowhere = subprocess.DEVNULL
    _under_way.append(subprocess.Popen(told, cwd=PROJECT, stdin=nowhere, stdout=nowhere, stderr=nowhere))
