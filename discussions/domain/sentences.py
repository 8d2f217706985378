"""Where the sentences of a paragraph begin. The same text always gives the same places."""

from __future__ import annotations

import re

# The end of a sentence: its mark, what closes after it, and a blank before what does not go on in small letters.
# Chinese and Japanese write no blank.
_END = re.compile(r"(?:[.!?…]+[\"'”’»)\]]*\s+|[。！？]+[」』）”’]*\s*)(?=\S)")
# A point that ends no sentence: one letter, or a short form, before it.
_SHORT = re.compile(
    r"(?:^|[\s(\"'“‘])(?:[^\W\d_]|[Mm]rs?|[Mm]s|[Dd]r|[Pp]rof|[Ss]t|vs|etc|e\.g|i\.e|z\.B|bzw|ca|cf|No)\.\s+$"
)


def beginnings(text: str) -> list[int]:
    """The places in a paragraph at which a further sentence begins, from the first to the last; 0 is not among them."""
    return [end for found in _END.finditer(text) if (end := found.end()) and not _goes_on(text, found.start(), end)]


def _goes_on(text: str, start: int, end: int) -> bool:
    return text[end].islower() or _SHORT.search(text[max(0, start - 8) : end]) is not None
