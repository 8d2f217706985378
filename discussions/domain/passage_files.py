"""A passage as a file to take along. Read again, it gives the same passage."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.text import slugify

from .drafts import Draft, DraftQuestion
from .recognising import CLOSING, QUESTIONS

_LIKE_OURS = re.compile(rf"^(?=\\*(?:{QUESTIONS}|{CLOSING})$)", re.MULTILINE)


def as_markdown(draft: Draft) -> str:
    """The whole passage as Markdown; lines of it that look like our own headings get a backslash."""
    return "\n".join(_lines(draft)) + "\n"


def file_name(title: str) -> str:
    return f"{slugify(title)[:60] or 'passage'}.md"


def _lines(draft: Draft) -> Iterator[str]:
    yield from (f"# {draft.title}", "", _escaped(draft.body), "", QUESTIONS, "")
    for one in draft.asked:
        yield f"- {one.text}"
        if one.scale:
            yield f"  - scale: {_parts(one)}"
    if draft.closing:
        yield from ("", CLOSING, "", _escaped(draft.closing))


def _escaped(text: str) -> str:
    return _LIKE_OURS.sub(r"\\", text)


def _parts(one: DraftQuestion) -> str:
    parts = (one.statement, one.low, one.high)
    return " | ".join(part.replace("\\", "\\\\").replace("|", "\\|") for part in parts)
