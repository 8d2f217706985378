"""A passage while it is written: every field as it was typed, what is wrong with it, and its questions in motion."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from django.utils.translation import gettext as _

from . import pasting, texts
from .pasting import LeftOut
from .recognising import (
    LARGEST,
    LONGEST_QUESTION,
    LONGEST_TITLE,
    MOST_QUESTIONS,
    Recognised,
    Scale,
    is_too_wide,
    paragraphs_of,
    scale_too_wide,
    too_long,
    too_many_questions,
)


@dataclass(frozen=True)
class DraftQuestion:
    text: str = ""
    statement: str = ""
    low: str = ""
    high: str = ""

    @property
    def scale(self) -> Scale | None:
        return Scale(self.statement, self.low, self.high) if any(self._scale) else None

    @property
    def is_blank(self) -> bool:
        return not any((self.text, *self._scale))

    @property
    def _scale(self) -> tuple[str, str, str]:
        return self.statement, self.low, self.high


@dataclass(frozen=True)
class Draft:
    """`closing` is the prompt of the closing thread; empty, there is none."""

    title: str = ""
    body: str = ""
    questions: tuple[DraftQuestion, ...] = ()
    closing: str = ""

    @property
    def asked(self) -> tuple[DraftQuestion, ...]:
        """The questions without the rows that were left blank."""
        return tuple(one for one in self.questions if not one.is_blank)


def of(found: Recognised) -> Draft:
    questions = (
        DraftQuestion(one.text, *((one.scale.statement, one.scale.low, one.scale.high) if one.scale else ()))
        for one in found.questions
    )
    return Draft(found.title, "\n\n".join(found.paragraphs), tuple(questions), found.closing)


def tidied(typed: Draft) -> tuple[Draft, tuple[LeftOut, ...]]:
    """The draft as it would be kept, its blank questions in their places, and what was not taken over."""
    found: list[LeftOut] = []

    def words(text: str) -> str:
        cleaned = pasting.plain(text)
        found.extend(cleaned.left_out)
        return cleaned.text

    def line(text: str) -> str:
        parts = (part.strip() for part in words(text).split("\n"))
        joined = " ".join(part for part in parts if part)
        return joined if texts.normal_form(joined) else ""

    questions = tuple(
        DraftQuestion(line(one.text), line(one.statement), line(one.low), line(one.high)) for one in typed.questions
    )
    body = "\n\n".join(paragraphs_of(words(typed.body)))
    kept = Draft(line(typed.title), body if texts.normal_form(body) else "", questions, line(typed.closing))
    return kept, tuple(dict.fromkeys(found))


def faults(draft: Draft) -> dict[str, str]:
    """What keeps a tidied draft from being kept: a sentence by the name of its field."""
    found = {
        "title": _title_fault(draft.title),
        "body": _body_fault(draft.body),
        "questions": too_many_questions() if len(draft.asked) > MOST_QUESTIONS else "",
        "closing": _("The closing thread is longer than 500 characters.") if _long(draft.closing) else "",
    }
    for number, one in enumerate(draft.questions, start=1):
        found[f"q{number}_text"] = _("This question is longer than 500 characters.") if _long(one.text) else ""
        found[f"q{number}_scale"] = _scale_fault(one)
    return {name: sentence for name, sentence in found.items() if sentence}


def added(draft: Draft) -> Draft:
    return dataclasses.replace(draft, questions=(*draft.questions, DraftQuestion()))


def without(draft: Draft, number: int) -> Draft:
    """The draft without its question of that number, from 1; of a number that is not there nothing is taken."""
    kept = tuple(one for place, one in enumerate(draft.questions, start=1) if place != number)
    return dataclasses.replace(draft, questions=kept)


def moved(draft: Draft, number: int, *, by: int) -> Draft:
    """The question of that number one place up (-1) or down (1). At either end it stays."""
    order = list(draft.questions)
    here, there = number - 1, number - 1 + by
    if not (0 <= here < len(order) and 0 <= there < len(order)):
        return draft
    order[here], order[there] = order[there], order[here]
    return dataclasses.replace(draft, questions=tuple(order))


def _title_fault(title: str) -> str:
    if not title:
        return _("Give the passage a title.")
    return _("The title is longer than 200 characters.") if len(title) > LONGEST_TITLE else ""


def _body_fault(body: str) -> str:
    if not body:
        return _("There is no text yet. Write or paste what people will read.")
    return too_long() if len(body) > LARGEST else ""


def _scale_fault(one: DraftQuestion) -> str:
    if one.scale is None:
        return ""
    if not one.text:
        return _("This scale has no question. Write one above it, or clear the scale.")
    if not (one.statement and one.low and one.high):
        return _("A scale needs all three: the statement, its low end and its high end. Fill them in, or clear them.")
    return scale_too_wide() if is_too_wide(one.scale) else ""


def _long(line: str) -> bool:
    return len(line) > LONGEST_QUESTION
