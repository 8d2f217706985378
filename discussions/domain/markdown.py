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
    """A text as a block quote that keeps its lines and paragraphs."""
    paragraphs = _EMPTY_LINES.split("\n".join(text.splitlines()).strip())
    broken = ["\\\n> ".join(line(one) for one in part.split("\n") if one.strip()) for part in paragraphs]
    return "> " + "\n>\n> ".join(broken)
