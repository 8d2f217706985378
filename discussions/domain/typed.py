"""Which of what a form sends are somebody's own words, to be given back wherever the form itself cannot be."""

from __future__ import annotations

import re
from collections.abc import Iterable

# The fields of both doors that hold them. No password is among them.
_FIELDS = re.compile(
    r"text|title|body|closing|q[1-9]\d?_(?:text|statement|low|high)|heard|differ|attempt|commitment|owner|note|line|words"
    r"|typed|name|team"
)


def own_words(sent: Iterable[tuple[str, str]]) -> list[str]:
    """The texts that somebody typed, in the order of their form."""
    return [text for name, text in sent if text and _FIELDS.fullmatch(name)]
