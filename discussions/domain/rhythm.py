"""What the server does by itself while it runs."""

from __future__ import annotations

from . import discussions, ticks


def beat() -> None:
    """Every second: close what is overdue, and make the ticks that time has made due."""
    discussions.close_overdue()
    ticks.run_due()
