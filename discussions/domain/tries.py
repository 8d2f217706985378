"""A budget of wrong tries: for the whole site and never by address, because forty phones share one."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.cache import cache

from . import clock


@dataclass(frozen=True)
class WrongTries:
    """The wrong tries of one kind in each minute, counted by each process."""

    kind: str
    a_minute: int

    def are_many(self) -> bool:
        """Whether nothing more is tried in this minute."""
        return bool(cache.get(self._minute(), 0) >= self.a_minute)

    def add(self) -> None:
        cache.add(self._minute(), 0, timeout=120)
        cache.incr(self._minute())

    def _minute(self) -> str:
        return f"wrong-{self.kind}-{clock.now():%H%M}"
