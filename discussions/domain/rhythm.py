"""What the server does by itself while it runs."""

from __future__ import annotations

from . import discussions, margin, pairing, presence, ticks


def beat() -> None:
    """Every second: close, finish and delete what is due, make due ticks, forget old words, tell how many are here."""
    discussions.delete_due()
    discussions.close_overdue()
    discussions.finish_closed()
    ticks.run_due()
    margin.run_due()
    pairing.forget_old()
    presence.tell()
