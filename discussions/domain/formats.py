"""The formats of an export, each from the same `Exported`: CSV, JSON, Markdown."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.text import slugify

from discussions.models import Discussion

from . import export_words, line_words, markdown, moderation_words, spreadsheet, words
from .export import Exported, ExportedAnswer, ExportedLine, ExportedQuestion, ExportedReply, exported
from .results import Absent, Distribution, Scale

Row = tuple[str | int | None, ...]


@dataclass(frozen=True)
class File:
    """A file to hand over: its name in ASCII, its content type, its text."""

    name: str
    content_type: str
    text: str


@dataclass(frozen=True)
class Format:
    content_type: str
    write: Callable[[Exported], str]


def export_file(discussion: Discussion, *, format: str) -> File:
    """A new file of everything that may leave; `format` is one of FORMATS."""
    chosen = FORMATS[format]
    return File(file_name(discussion.team, "answers", format), chosen.content_type, chosen.write(exported(discussion)))


def file_name(team: str, what: str, ending: str) -> str:
    """A name of ASCII letters, digits and dashes; a team whose name has none is just "team"."""
    return f"{slugify(team)[:60].strip('-') or 'team'}-{what}.{ending}"


def as_csv(found: Exported) -> str:
    columns = export_words.columns()
    rows: list[Row] = [("", export_words.sample())] if found.is_sample else []
    for question in found.questions:
        rows += [(question.number, question.text, *row) for row in (*_figures(question), *_texts(question))]
    rows += [("", "", *row) for line in found.lines for row in _marks(line)]
    return spreadsheet.table([columns, *(row + ("",) * (len(columns) - len(row)) for row in rows)])


def as_json(found: Exported) -> str:
    told = {
        "passage": found.title,
        "team": found.team,
        "sample": found.is_sample,
        "questions": [_question_json(one) for one in found.questions],
        "lines": [asdict(one) for one in found.lines],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def as_markdown(found: Exported) -> str:
    parts = [f"# {markdown.line(found.title)}", markdown.line(export_words.team(found.team))]
    if found.is_sample:
        parts.append(export_words.sample())
    for question in found.questions:
        parts += _question_markdown(question)
    if found.lines:
        parts.append(f"## {export_words.lines()}")
    for line in found.lines:
        parts += [markdown.quote(line.text), line_words.marks(line.struck, line.differently)]
    return "\n\n".join(parts) + "\n"


FORMATS = {
    "csv": Format("text/csv; charset=utf-8", as_csv),
    "json": Format("application/json", as_json),
    "md": Format("text/markdown; charset=utf-8", as_markdown),
}


def _figures(question: ExportedQuestion) -> Iterator[Row]:
    yield from ((_absence(one), one.says) for one in question.absent)
    for name, count in (("answered", question.answered), ("passed", question.passed)):
        if count is not None:
            yield export_words.kind(name), "", "", count
    if question.finding:
        yield export_words.kind("finding"), question.finding
    for name, found in (("me", question.me), ("guess", question.guess)):
        for value, people in enumerate(found.counts if found and question.scale else (), start=1):
            yield export_words.kind(name), _point(value, question.scale), "", people
    for said, people in (*question.moved.cells, *question.moved.crossing) if question.moved else ():
        yield export_words.kind("moved"), said, "", people


def _absence(one: Absent) -> str:
    return export_words.kind("empty" if one.is_empty else "hidden")


def _marks(line: ExportedLine) -> Iterator[Row]:
    for name, people in (("struck", line.struck), ("read_differently", line.differently)):
        if people:
            yield export_words.kind(name), line.text, "", people


def _point(value: int, scale: Scale | None) -> str:
    return export_words.point(value, scale) if scale else ""


def _texts(question: ExportedQuestion) -> Iterator[Row]:
    for one in question.answers or ():
        marks = (one.same, one.differently, one.skipped, one.read_by)
        reworded = export_words.reworded() if one.reworded else ""
        yield export_words.kind("answer"), one.text, "", "", *marks, reworded
        if one.second_text:
            yield export_words.kind("second"), one.second_text, one.text
        for reply in one.replies:
            yield export_words.kind("reply_by_author" if reply.by_author else "reply"), reply.text, one.text
        if one.held_replies:
            yield export_words.kind("hidden"), moderation_words.held_replies(one.held_replies), one.text


def _question_json(question: ExportedQuestion) -> dict[str, Any]:
    return {
        "number": question.number,
        "text": question.text,
        "thread": question.is_thread,
        "state": question.state,
        "hidden": [one.says for one in question.absent if not one.is_empty],
        "empty": [one.says for one in question.absent if one.is_empty],
        "answered": question.answered,
        "passed": question.passed,
        "scale": _scale_json(question) if question.scale else None,
        "finding": question.finding or None,
        "answers": None if question.answers is None else [asdict(one) for one in question.answers],
    }


def _scale_json(question: ExportedQuestion) -> dict[str, Any]:
    me, guess = question.me, question.guess
    return {
        **(asdict(question.scale) if question.scale else {}),
        "me": list(me.counts) if me else None,
        "guess": list(guess.counts) if guess else None,
        "median_me": me.median if me else None,
        "median_guess": guess.median if guess else None,
        "moved": question.moved.finding if question.moved else None,
    }


def _question_markdown(question: ExportedQuestion) -> Iterator[str]:
    asked = export_words.asked(question.number, question.text, is_thread=question.is_thread)
    yield f"## {markdown.line(asked)}"
    if question.people:
        yield question.people
    if question.finding:
        yield f"**{markdown.line(question.finding)}**"
    yield from (f"{_absence(one)}: {one.says}" for one in question.absent)
    if question.scale and question.me:
        yield _table(question.scale, question.me, question.guess)
    if question.moved:
        yield markdown.line(question.moved.finding)
    for one in question.answers or ():
        yield from _answer_markdown(one)


def _table(scale: Scale, me: Distribution, guess: Distribution | None) -> str:
    shown = [("me", me), *([("guess", guess)] if guess else [])]
    heads = [export_words.rating(), *(export_words.kind(name) for name, _found in shown)]
    rows = [
        [markdown.line(export_words.point(value, scale)), *(str(found.counts[value - 1]) for _name, found in shown)]
        for value in range(1, 6)
    ]
    rows.append([export_words.median(), *(f"{found.median:g}" for _name, found in shown)])
    lines = [heads, ["---", *("--:" for _one in shown)], *rows]
    return f"{markdown.line(scale.statement)} …\n\n" + "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _answer_markdown(one: ExportedAnswer) -> Iterator[str]:
    yield markdown.quote(one.text)
    said = [words.marks(one.same, one.differently, one.read_by) or export_words.not_read()]
    yield " · ".join([*said, *([export_words.reworded()] if one.reworded else [])])
    if one.second_text:
        yield f"{export_words.kind('second')}:"
        yield markdown.quote(one.second_text)
    if one.replies:
        yield "\n".join(_reply_markdown(reply) for reply in one.replies)
    if one.held_replies:
        yield moderation_words.held_replies(one.held_replies)


def _reply_markdown(one: ExportedReply) -> str:
    said = markdown.item(one.text)
    return f"- {export_words.the_writer()}: {said}" if one.by_author else f"- {said}"
