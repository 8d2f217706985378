"""What a pasted text or a file says: its title, its paragraphs, the questions at its end, the closing thread."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from . import pasting
from .pasting import LeftOut

LARGEST = 50_000
MOST_QUESTIONS = 29
LONGEST_TITLE = 200
LONGEST_QUESTION = 500
LONGEST_STATEMENT = 200
LONGEST_END = 80

# A file that this server made says where its questions begin. The words are the same in every language.
QUESTIONS = "## Questions"
CLOSING = "## Closing thread"

_HEADING = re.compile(r"^#{1,6}(?:\s+|$)")
_BULLET = re.compile(r"^\s*(?:(?P<dash>–)|[•◦▪‣●○■∙·*+-]|\(?\d{1,2}[.)]|\(?[a-zA-Z]\))\s+(?P<text>.+)$")
_PART = r"((?:[^|\\]|\\.)+)"
_SCALE = re.compile(rf"^\s+[*+-]\s+scale:\s*{_PART}\|{_PART}\|{_PART}$", re.IGNORECASE)
_CLOSING = re.compile(r"^(?:##\s+)?(?P<text>leave a (?:reply|comment).{0,80})$", re.IGNORECASE)
_ESCAPED = re.compile(rf"^\\(?=\\*(?:{QUESTIONS}|{CLOSING})$)")
_IN_SCALE = re.compile(r"\\([\\|])")


class NotAPassage(Exception):
    """The text has no title, no paragraph or no question; the message says which."""


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
    left_out: tuple[LeftOut, ...] = ()


def recognise(text: str) -> Recognised:
    """Read a whole passage. Raises NotAPassage with a sentence that says what is missing or too much."""
    if len(text) > LARGEST:
        raise NotAPassage(too_long())
    found = read(text)
    _refuse_incomplete(found)
    return found


def read(text: str) -> Recognised:
    """Read plain text or Markdown as far as it goes; what is missing is empty. No word is changed."""
    cleaned = pasting.plain(text)
    lines = [line.rstrip() for line in cleaned.text.split("\n")]
    body, questions, closing = _marked(lines) or _unmarked(lines)
    title, *rest = paragraphs_of("\n".join(body)) or [""]
    first, _newline, more = title.partition("\n")
    first = _HEADING.sub("", first).strip()
    return Recognised(first, [more, *rest] if more else rest, questions, closing, cleaned.left_out)


def paragraphs_of(text: str) -> list[str]:
    lines = "\n".join(line.rstrip() for line in text.split("\n"))
    return [part.strip() for part in re.split(r"\n\s*\n", lines) if part.strip()]


def too_long() -> str:
    return _("This is longer than a passage can be (%(most)s characters).") % {"most": LARGEST}


def too_many_questions() -> str:
    return _("There are more than %(most)s questions.") % {"most": MOST_QUESTIONS}


def title_too_long() -> str:
    return _("The title is longer than 200 characters. The first line is taken as the title.")


def is_too_wide(scale: Scale) -> bool:
    return len(scale.statement) > LONGEST_STATEMENT or max(len(scale.low), len(scale.high)) > LONGEST_END


def scale_too_wide() -> str:
    return _("A statement takes at most 200 characters, and each end at most 80.")


Parts = tuple[list[str], list[RecognisedQuestion], str]


def _marked(lines: list[str]) -> Parts | None:
    """The parts of a file with our own headings; None where what follows the heading is no list of questions."""
    start = next((index for index in reversed(range(len(lines))) if lines[index] == QUESTIONS), None)
    if start is None:
        return None
    rest, closing = _closing_of(lines[start + 1 :])
    before, questions = _questions_of(rest)
    if any(before):
        return None
    return [_ESCAPED.sub("", line) for line in lines[:start]], questions, closing


def _unmarked(lines: list[str]) -> Parts:
    lines, closing = _closing_of(lines)
    return *_questions_of(lines), closing


def _closing_of(lines: list[str]) -> tuple[list[str], str]:
    """Split off the prompt of the closing thread: below its heading, or a last line that asks for a reply."""
    said = [index for index, line in enumerate(lines) if line.strip()]
    if not said:
        return lines, ""
    *_, before, last = -1, *said
    if before >= 0 and lines[before] == CLOSING:
        return lines[:before], _ESCAPED.sub("", lines[last].strip())
    closing = _CLOSING.match(lines[last].strip())
    return (lines[:last], closing["text"]) if closing else (lines, "")


def _questions_of(lines: list[str]) -> tuple[list[str], list[RecognisedQuestion]]:
    """Split off the bullets at the end; a list in the middle of a passage stays in its text."""
    start, questions = len(lines), list[RecognisedQuestion]()
    for index, line in enumerate(lines):
        if (scale := _SCALE.match(line)) and questions:
            questions[-1].scale = Scale(*(_IN_SCALE.sub(r"\1", part.strip()) for part in scale.groups()))
        elif bullet := _BULLET.match(line):
            start = start if questions else index
            questions.append(RecognisedQuestion(bullet["text"].strip()))
        elif questions and _goes_on(line, after=lines[index - 1], of=questions[-1]):
            questions[-1].text += f" {line.strip()}"
        elif line.strip():
            start, questions = len(lines), []
    if len(questions) == 1 and _is_signature(lines[start]):
        return lines, []
    return lines[:start], questions


def _goes_on(line: str, *, after: str, of: RecognisedQuestion) -> bool:
    """Whether a line is the rest of a question that was wrapped: right below it, and it was not asked to its end."""
    wrapped = bool(line.strip() and after.strip())
    return wrapped and of.scale is None and (line[0].isspace() or not of.text.endswith("?"))


def _is_signature(line: str) -> bool:
    """A single dash at the end that asks nothing is the name below a quotation."""
    bullet = _BULLET.match(line)
    return bool(bullet and bullet["dash"] and not bullet["text"].endswith("?"))


def _refuse_incomplete(found: Recognised) -> None:
    if not (found.title or found.paragraphs):
        raise NotAPassage(_("There is no text in it. The first line is taken as the title."))
    if not found.title:
        raise NotAPassage(_("The title is missing. The first line is taken as the title."))
    if not found.paragraphs:
        raise NotAPassage(_("There is a title but no text below it."))
    if not found.questions:
        raise NotAPassage(_("No question was found. Put the questions at the end, each after a bullet."))
    if len(found.questions) > MOST_QUESTIONS:
        raise NotAPassage(too_many_questions())
    if any(len(question.text) > LONGEST_QUESTION for question in found.questions):
        raise NotAPassage(_("A question is longer than 500 characters."))
    if len(found.title) > LONGEST_TITLE:
        raise NotAPassage(title_too_long())
    if any(one.scale and is_too_wide(one.scale) for one in found.questions):
        raise NotAPassage(scale_too_wide())
