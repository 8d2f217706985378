"""The text of a passage as people see it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import count, pairwise
from uuid import UUID

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

from discussions.models import Edition

from .drafts import Draft
from .recognising import Scale
from .sentences import beginnings

WORDS_A_MINUTE = 220

# A passage is prose: no pictures, links or headings from elsewhere, and no raw HTML. No line of it may vanish, either.
_MARKDOWN = MarkdownIt("commonmark", {"html": False}).disable(
    ["image", "link", "autolink", "code", "fence", "reference"]
)
_TAGS = {"p", "em", "strong", "blockquote", "ul", "ol", "li", "br", "hr", "h2", "h3", "span"}
# The blanks after a sentence belong to none. One that keeps to its neighbour stands before one at which a line may end,
# so that the next line begins with a word.
_LAST_BLANKS = re.compile(r"(?<!\s)(\s+)</span>")


@dataclass(frozen=True)
class Read:
    """An edition as it is read: its body as safe HTML, the whole minutes it takes, and its sentences.

    In the HTML each sentence stands in a span, and its id says which of them it is, from 1.
    """

    html: SafeString
    minutes: int
    sentences: tuple[str, ...]


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
    tokens = _MARKDOWN.parse(body)
    numbers, sentences = count(1), []
    for before, token in pairwise(tokens):
        if before.type == "paragraph_open":
            parts = token.children or []
            sentences += _sentences(parts)
            token.children = list(_in_spans(parts, numbers))
    html = nh3.clean(
        _MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {}), tags=_TAGS, attributes={"span": {"id"}}, link_rel=None
    )
    # As the sign itself: its name takes three times the bytes.
    html = html.replace("&nbsp;", "\xa0")
    html = _LAST_BLANKS.sub(lambda found: "</span>" + found[1].replace(" \xa0", "\xa0 "), html)
    minutes = max(1, round(len(body.split()) / WORDS_A_MINUTE))
    return Read(mark_safe(html), minutes, tuple(sentences))  # noqa: S308 - cleaned above


@lru_cache(maxsize=64)
def _rendered(edition_id: UUID, body: str) -> Read:
    return read(body)


def _sentences(parts: Sequence[Token]) -> list[str]:
    """The sentences of a paragraph without their markup, with one blank where there were several."""
    text, places = "".join(map(_plain, parts)), [0, *_places(parts)]
    return [" ".join(text[here:there].split()) for here, there in zip(places, [*places[1:], None], strict=True)]


def _places(parts: Sequence[Token]) -> list[int]:
    """Where further sentences begin, but for those that begin in the middle of an emphasis."""
    inside: set[int] = set()
    at = begun = 0
    for part in parts:
        if part.level == 0:
            begun = at
        elif part.content:
            inside |= set(range(at, at + len(part.content))) - {begun}
        at += len(_plain(part))
    return [place for place in beginnings("".join(map(_plain, parts))) if place not in inside]


def _in_spans(parts: Sequence[Token], numbers: Iterator[int]) -> Iterator[Token]:
    """The parts of a paragraph with a span around each sentence; a text in which others begin is cut there."""
    places, at = _places(parts), 0
    yield _html(f'<span id="line-{next(numbers)}">')
    for part in parts:
        end = at + len(_plain(part))
        while places and part.level == 0 and part.nesting >= 0 and (places[0] < end or places[0] == at):
            if part.type == "text" and places[0] > at:
                yield _text(part.content[at - end : places[0] - end])
                at = places[0]
            yield _html(f'</span><span id="line-{next(numbers)}">')
            places = places[1:]
        yield _text(part.content[at - end :]) if part.type == "text" and at < end else part
        at = end
    yield _html("</span>")


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)


def _plain(part: Token) -> str:
    return "\n" if part.type in ("softbreak", "hardbreak") else part.content


def _html(tag: str) -> Token:
    return Token("html_inline", "", 0, content=tag)
