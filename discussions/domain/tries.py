"""A budget of wrong tries: for the whole site or a discussion, never by address, because forty phones share one."""

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
        minute = self._minute()
        cache.add(minute, 0, timeout=120)
        cache.incr(minute)

    def _minute(self) -> str:
        return f"wrong-{self.kind}-{clock.now():%H%M}"
