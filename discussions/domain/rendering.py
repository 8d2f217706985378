"""The text of a passage as people see it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

from discussions.models import Edition

from .drafts import Draft
from .recognising import Scale

WORDS_A_MINUTE = 220

# A passage is prose: no pictures, links or headings from elsewhere, and no raw HTML. No line of it may vanish, either.
_MARKDOWN = MarkdownIt("commonmark", {"html": False}).disable(
    ["image", "link", "autolink", "code", "fence", "reference"]
)
_TAGS = {"p", "em", "strong", "blockquote", "ul", "ol", "li", "br", "hr", "h2", "h3"}


@dataclass(frozen=True)
class Read:
    """An edition as it is read: its body as safe HTML, and the whole minutes it takes."""

    html: SafeString
    minutes: int


@dataclass(frozen=True)
class PhoneQuestion:
    number: int
    anchor: str
    text: str
    scale: Scale | None


@dataclass(frozen=True)
class Phone:
    """A passage and its questions as a participant's phone shows them."""

    title: str
    read: Read
    questions: tuple[PhoneQuestion, ...]
    closing: str

    @property
    def total(self) -> int:
        return len(self.questions)


def as_read(edition: Edition) -> Read:
    """The body of a frozen edition, rendered once. Raw HTML in it is shown as text."""
    return _rendered(edition.id, edition.body)


def on_a_phone(draft: Draft) -> Phone:
    questions = tuple(
        PhoneQuestion(number, f"phone-{number}", one.text, one.scale) for number, one in enumerate(draft.asked, start=1)
    )
    return Phone(draft.title, read(draft.body), questions, draft.closing)


def read(body: str) -> Read:
    html = nh3.clean(_MARKDOWN.render(body), tags=_TAGS, attributes={}, link_rel=None)
    return Read(mark_safe(html), max(1, round(len(body.split()) / WORDS_A_MINUTE)))  # noqa: S308 - cleaned above


@lru_cache(maxsize=64)
def _rendered(edition_id: UUID, body: str) -> Read:
    return read(body)
