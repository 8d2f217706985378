"""People's texts inside a Markdown file: never a heading, a link, a list, a table or HTML."""

from __future__ import annotations

import re

_ANYWHERE = re.compile(r"[\\`*_\[\]<>&~|@$]|:(?=\S)|(?<=www)\.", re.IGNORECASE)
_FIRST = re.compile(r"^(\d*)([#+=:.)-])")
_EMPTY_LINES = re.compile(r"\n\s*\n")


def line(text: str) -> str:
    """A text on one line."""
    return _FIRST.sub(r"\1\\\2", _ANYWHERE.sub(r"\\\g<0>", " ".join(text.split())))


def quote(text: str) -> str:
    """A text as a block quote that keeps its lines, their indentation, and its paragraphs."""
    return "> " + _behind("> ", text)


def item(text: str) -> str:
    """A text as an item of a list that keeps the same, to stand after "- "."""
    return _behind("  ", text)


def _behind(mark: str, text: str) -> str:
    """A text that goes on behind the same mark on each further line."""
    paragraphs = _EMPTY_LINES.split("\n".join(text.splitlines()).strip())
    broken = [f"\\\n{mark}".join(_indented(one) for one in part.split("\n") if one.strip()) for part in paragraphs]
    return f"\n{mark.rstrip()}\n{mark}".join(broken)


def _indented(text: str) -> str:
    # Readers take blanks away at the beginning of a paragraph, and some the signs that do not break, but none the name.
    blanks = len(text) - len(text.lstrip(" "))
    return ("&nbsp;" + "\xa0" * (blanks - 1) if blanks else "") + line(text)
