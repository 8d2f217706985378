"""The night of the embedded server: nobody else is there to ask for it."""

from __future__ import annotations

import fcntl
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from django.utils import timezone

BEGINS = timedelta(hours=3)


def run_if_due(folder: Path, run: Callable[[], None]) -> None:
    """Run it where no process of this data folder has done so since the last night began.

    It is noted first: one that fails is for the next night, and not for each second until then.
    """
    night = (timezone.localtime() - BEGINS).date().isoformat()
    with (folder / "night").open("a+") as kept:
        try:
            fcntl.flock(kept, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        kept.seek(0)
        if kept.read() == night:
            return
        kept.truncate(0)
        kept.write(night)
        kept.flush()
        run()
