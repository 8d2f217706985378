"""What outlives a power loss."""

from __future__ import annotations

import os
from pathlib import Path


def keep_names(folder: Path) -> None:
    """See to it that the names that were just given in this folder are on disk: those of files are not the files."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
