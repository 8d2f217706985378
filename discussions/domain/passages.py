"""Passages: what a pasted text says, and keeping it as an edition."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from uuid import UUID

import nh3
from django.db import transaction
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from markdown_it import MarkdownIt

from discussions.models import Edition, Passage, Question

WORDS_A_MINUTE = 220
LARGEST = 50_000
MOST_QUESTIONS = 29

# A passage is prose: no pictures, links or headings from elsewhere, and no raw HTML.
_MARKDOWN = MarkdownIt("commonmark", {"html": False}).disable(["image", "link", "autolink", "code"])
_TAGS = {"p", "em", "strong", "blockquote", "ul", "ol", "li", "br", "hr", "h2", "h3"}

_HEADING = re.compile(r"^#(?:\s+|$)")
_BULLET = re.compile(r"^\s{0,3}(?:[•◦▪‣*+-]|\d{1,2}[.)])\s+(?P<text>.+)$")
_SCALE = re.compile(r"^\s+[*+-]\s+scale:\s*(?P<statement>[^|]+)\|(?P<low>[^|]+)\|(?P<high>[^|]+)$", re.IGNORECASE)
_CLOSING = re.compile(r"^(?:##\s+)?(?P<text>leave a (?:reply|comment).{0,80})$", re.IGNORECASE)


class NotAPassage(Exception):
    """The text has no title, no paragraph or no question; the message says which."""


@dataclass(frozen=True)
class Read:
    """An edition as it is read: its body as safe HTML, and the whole minutes it takes."""

    html: SafeString
    minutes: int


@dataclass(frozen=True)
class Scale:
    statement: str
    low: str
    high: str


@dataclass
class RecognisedQuestion:
    text: str
    scale: Scale | None = None


@dataclass
class Recognised:
    """What a text was read as. `closing` is the prompt of the closing open thread, or empty."""

    title: str
    paragraphs: list[str]
    questions: list[RecognisedQuestion] = field(default_factory=list)
    closing: str = ""


def recognise(text: str) -> Recognised:
    """Read a passage from plain text or Markdown: title line, paragraphs, bulleted questions at the end.

    Raises NotAPassage with a sentence that says what is missing or too much.
    """
    if len(text) > LARGEST:
        raise NotAPassage(_("This is longer than a passage can be (%(most)s characters).") % {"most": LARGEST})
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff").split("\n")]
    lines, closing = _closing_of(lines)
    body, questions = _questions_of(lines)
    paragraphs = [part.strip() for part in re.split(r"\n\s*\n", "\n".join(body)) if part.strip()]
    if not paragraphs:
        raise NotAPassage(_("There is no text in it. The first line is taken as the title."))
    title, *rest = paragraphs
    first, _newline, more = title.partition("\n")
    found = Recognised(_HEADING.sub("", first).strip()[:200], [more, *rest] if more else rest, questions, closing)
    _refuse_incomplete(found)
    return found


@transaction.atomic
def save(found: Recognised) -> Edition:
    """Keep what was recognised as the first edition of a new passage."""
    passage = Passage.objects.create(title=found.title)
    edition = Edition.objects.create(passage=passage, number=1, title=found.title, body="\n\n".join(found.paragraphs))
    asked = [_question(edition, number, one) for number, one in enumerate(found.questions, start=1)]
    if found.closing:
        number = len(asked) + 1
        asked.append(Question(edition=edition, number=number, kind=Question.Kind.THREAD, text=found.closing))
    Question.objects.bulk_create(asked)
    return edition


def as_read(edition: Edition) -> Read:
    """The body of a frozen edition, rendered once. Raw HTML in it is shown as text."""
    return _rendered(edition.id, edition.body)


@lru_cache(maxsize=64)
def _rendered(edition_id: UUID, body: str) -> Read:
    html = nh3.clean(_MARKDOWN.render(body), tags=_TAGS, attributes={}, link_rel=None)
    return Read(mark_safe(html), max(1, round(len(body.split()) / WORDS_A_MINUTE)))  # noqa: S308 - cleaned above


def _closing_of(lines: list[str]) -> tuple[list[str], str]:
    last = next((index for index in range(len(lines) - 1, -1, -1) if lines[index].strip()), None)
    if last is None:
        return lines, ""
    closing = _CLOSING.match(lines[last].strip())
    return (lines[:last], closing["text"]) if closing else (lines, "")


def _questions_of(lines: list[str]) -> tuple[list[str], list[RecognisedQuestion]]:
    """Split off the bullets at the end; a list in the middle of a passage stays in its text."""
    start = len(lines)
    for index in range(len(lines) - 1, -1, -1):
        if _BULLET.match(lines[index]) or _SCALE.match(lines[index]):
            start = index
        elif lines[index].strip():
            break
    questions: list[RecognisedQuestion] = []
    for line in lines[start:]:
        if (scale := _SCALE.match(line)) and questions:
            questions[-1].scale = Scale(*(part.strip() for part in scale.group("statement", "low", "high")))
        elif bullet := _BULLET.match(line):
            questions.append(RecognisedQuestion(bullet["text"].strip()))
    return lines[:start], questions


def _refuse_incomplete(found: Recognised) -> None:
    if not found.title:
        raise NotAPassage(_("The title is missing. The first line is taken as the title."))
    if not found.paragraphs:
        raise NotAPassage(_("There is a title but no text below it."))
    if not found.questions:
        raise NotAPassage(_("No question was found. Put the questions at the end, each after a bullet."))
    if len(found.questions) > MOST_QUESTIONS:
        raise NotAPassage(_("There are more than %(most)s questions.") % {"most": MOST_QUESTIONS})
    if any(len(question.text) > 500 for question in found.questions):
        raise NotAPassage(_("A question is longer than 500 characters."))


def _question(edition: Edition, number: int, found: RecognisedQuestion) -> Question:
    scale = found.scale or Scale("", "", "")
    return Question(
        edition=edition,
        number=number,
        text=found.text,
        scale_statement=scale.statement[:200],
        scale_low=scale.low[:80],
        scale_high=scale.high[:80],
    )
