"""People's texts inside a Markdown file: never a heading, a link, a list, a table or HTML."""

from __future__ import annotations

import re

_ANYWHERE = re.compile(r"[\\`*_\[\]<>&~|@$]|:(?=\S)|(?<=www)\.", re.IGNORECASE)
_FIRST = re.compile(r"^(\d*)([#+=:.)-])")
_EMPTY_LINES = re.compile(r"\n\s*\n")
_SEVERAL_BLANKS = re.compile(r" {2,}")


def line(text: str) -> str:
    """A text on one line, with one blank wherever it has several."""
    return _escaped(" ".join(text.split()))


def quote(text: str) -> str:
    """A text as a block quote that keeps its lines, their blanks, and its paragraphs."""
    return "> " + _behind("> ", text)


def item(text: str) -> str:
    """A text as an item of a list that keeps the same, to stand after "- "."""
    return _behind("  ", text)


def _behind(mark: str, text: str) -> str:
    """A text that goes on behind the same mark on each further line."""
    paragraphs = _EMPTY_LINES.split("\n".join(text.splitlines()).strip())
    broken = [f"\\\n{mark}".join(_as_read(one) for one in part.split("\n") if one.strip()) for part in paragraphs]
    return f"\n{mark.rstrip()}\n{mark}".join(broken)


def _as_read(text: str) -> str:
    """One line of a text. Readers of Markdown show several blanks as one, but for those that do not break."""
    words = text.lstrip(" ")
    # At the beginning of a paragraph readers take blanks away, and some the signs that do not break, but none the name.
    blanks = len(text) - len(words)
    kept = _SEVERAL_BLANKS.sub(lambda found: "\xa0" * (len(found[0]) - 1) + " ", words.strip())
    return ("&nbsp;" + "\xa0" * (blanks - 1) if blanks else "") + _escaped(kept)


def _escaped(text: str) -> str:
    return _FIRST.sub(r"\1\\\2", _ANYWHERE.sub(r"\\\g<0>", text))
