"""The passage as a page shows it: the group's marks drawn once for each state of them, and one's own put in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from discussions.domain import lines
from discussions.domain.access import Visit
from discussions.domain.lines import Line, Margin
from discussions.domain.passages import as_read
from discussions.domain.reading import AskedQuestion

_BEGINS = re.compile(r'<span id="line-(\d+)"')


def part(visit: Visit, asked: Iterable[AskedQuestion]) -> dict[str, Any]:
    """The passage with what this voice may see of its margin, and what is said below it."""
    margin = lines.beside_passage(visit, asked)
    return {
        "passage": drawn(visit, margin),
        "lines_told": margin.told,
        "may_mark": not margin.is_over,
        "is_part": margin.is_part,
    }


def drawn(visit: Visit, margin: Margin) -> SafeString:
    """The body of the passage, each sentence with its marks."""
    html = _counted(as_read(visit.discussion.edition).html, margin.lines)
    for sentence, value in margin.own.items():
        html = html.replace(f'<span id="line-{sentence}"', f'<span id="line-{sentence}" data-mine="{value}"')
    return mark_safe(html)  # noqa: S308 - the rendered passage, numbers, and two words of ours


def linked(visit: Visit, margin: Margin) -> SafeString:
    """As `drawn`, with each sentence leading to the page where it is marked."""
    address = reverse("participants:lines", args=(visit.discussion.slug,))
    html = _BEGINS.sub(rf'<a href="{address}\1/" id="line-\1"', drawn(visit, margin)).replace("</span>", "</a>")
    return mark_safe(html)  # noqa: S308 - as above


@lru_cache(maxsize=256)
def _counted(html: str, counted: tuple[Line, ...]) -> str:
    for line in counted:
        here = f'<span id="line-{line.sentence}"'
        html = html.replace(f"{here}>", f"{here}{_counts(line)}>")
    return html


def _counts(line: Line) -> str:
    struck = f' data-n="{line.struck}"' if line.struck else ""
    differently = f' data-d="{line.differently}"' if line.differently else ""
    return struck + differently + (' class="both"' if line.is_opposed else "")
