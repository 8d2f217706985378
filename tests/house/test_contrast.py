"""Letters and shapes stand out from what they lie on, by day and by night, as far as WCAG 2.2 AA asks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from coloraide import Color

STATIC = Path(__file__).resolve().parents[2] / "static"
STYLES = re.sub(
    r"/\*.*?\*/", "", "".join((STATIC / name).read_text("utf-8") for name in ("style.css", "facilitate.css"))
)
LETTERS, SHAPES = 4.5, 3.0
PLAIN = {"paper", "card"}
SOFT = {"accent": "accent-soft", "mine": "mine-soft", "warn": "warn-soft"}
WRITTEN = (
    {(color, ground) for color in ("ink", "muted", "accent", "mine", "warn") for ground in PLAIN}
    | {("ink", soft) for soft in SOFT.values()}
    | set(SOFT.items())
    | {("accent-ink", "accent"), ("muted", "accent-soft"), ("paper", "ink"), ("ink", "line")}
)
DRAWN = {(color, ground) for color in ("edge", "accent", "mine", "agree", "unsure", "differ") for ground in PLAIN}


def tokens(scheme: str) -> dict[str, str]:
    """The colours of a scheme by name; the dark ones replace some of the light ones."""
    blocks = re.findall(r":root \{(.*?)\}", STYLES, re.DOTALL)
    light, dark = (dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})[;\s]", block)) for block in blocks[:2])
    return light | dark if scheme == "dark" else light


def faint(pairs: set[tuple[str, str]], least: float, of: dict[str, str]) -> dict[str, float]:
    """The pairs whose contrast is below `least`, with their contrast."""
    found = {f"{color} on {ground}": Color(of[color]).contrast(of[ground], method="wcag21") for color, ground in pairs}
    return {pair: round(contrast, 2) for pair, contrast in found.items() if contrast < least}


def written_together(styles: str) -> set[tuple[str, str]]:
    """Every colour of letters that a rule sets together with what is under them."""
    rules = re.findall(r"\{([^{}]*)\}", styles)
    both = [
        (re.search(r"(?<![-\w])color: var\(--([a-z-]+)\)", rule), re.search(r"background: var\(--([a-z-]+)\)", rule))
        for rule in rules
    ]
    return {(color[1], ground[1]) for color, ground in both if color and ground}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_letters_can_be_read(scheme):
    assert faint(WRITTEN, LETTERS, tokens(scheme)) == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_shapes_and_edges_can_be_seen(scheme):
    assert faint(DRAWN, SHAPES, tokens(scheme)) == {}


def test_every_pair_that_a_rule_sets_is_looked_at():
    found = written_together(STYLES)
    assert (found - WRITTEN, len(found) >= 5) == (set(), True)


def test_a_faint_colour_would_be_found():
    washed_out = tokens("light") | {"muted": "#9aa5a8", "edge": "#d0ccc0"}
    assert faint({("muted", "card"), ("ink", "card")}, LETTERS, washed_out) == {"muted on card": 2.52}
    assert faint({("edge", "card")}, SHAPES, washed_out) == {"edge on card": 1.61}
    assert written_together("a { color: var(--line); background: var(--card); }") == {("line", "card")}
