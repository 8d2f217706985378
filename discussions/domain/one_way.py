"""The one-way door: after the first answer, a setting only becomes stricter than what its writer was told. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from .settings_of import Settings

# What each rule may become. A time that was promised is kept: under a press, answers might open before it.
READING = {
    "after_own": ("after_own", "at_time", "when_opened"),
    "at_time": ("at_time",),
    "when_opened": ("when_opened",),
}
# From what shows the soonest to what shows the latest.
CHECKING = ("after_reading", "check_first")

May = Callable[[Settings, Settings], bool]


def looser(before: Settings, after: Settings) -> tuple[str, ...]:
    """The settings that would become looser, so that they may not change like this after the first answer."""
    return tuple(name for name, may in MAY.items() if not may(before, after))


def may_become(before: Settings, **change: Any) -> bool:
    """Whether this change alone is possible after the first answer."""
    return not looser(before, replace(before, **change))


def stricter_rule(before: str, after: str) -> bool:
    """Whether a reading rule shows no more, and no sooner, than another."""
    return after in READING[before]


def _freely(_before: Settings, _after: Settings) -> bool:
    return True


def _reads_no_sooner(before: Settings, after: Settings) -> bool:
    """While answers open at a time, that time only moves back; under another rule it opens nothing."""
    if before.reading_rule != "at_time" or after.reading_rule != "at_time":
        return True
    return before.reads_at is None or (after.reads_at is not None and after.reads_at >= before.reads_at)


def _closes_no_sooner(before: Settings, after: Settings) -> bool:
    """A closing time that people were told is kept or moved back. Without one nothing was told, so one may be set."""
    return before.closes_at is None or (after.closes_at is not None and after.closes_at >= before.closes_at)


MAY: dict[str, May] = {
    "team": _freely,
    "expected": _freely,
    "reading_rule": lambda before, after: stricter_rule(before.reading_rule, after.reading_rule),
    "reads_at": _reads_no_sooner,
    "moderation": lambda before, after: CHECKING.index(after.moderation) >= CHECKING.index(before.moderation),
    "floor_texts": lambda before, after: after.floor_texts >= before.floor_texts,
    "floor_figures": lambda before, after: after.floor_figures >= before.floor_figures,
    "joins_marks": lambda before, after: before.joins_marks or not after.joins_marks,
    "opens_at": lambda before, after: after.opens_at == before.opens_at,
    "closes_at": _closes_no_sooner,
    # It only changes how moments are shown, never when they are.
    "time_zone": _freely,
    "delete_on": lambda before, after: after.delete_on <= before.delete_on,
}
