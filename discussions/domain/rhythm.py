"""What the server does by itself while it runs."""

from __future__ import annotations

from . import discussions, margin, presence, ticks


def beat() -> None:
    """Every second: close what is overdue, make the ticks that time has made due, and tell how many are here."""
    discussions.close_overdue()
    ticks.run_due()
    margin.run_due()
    presence.tell()
