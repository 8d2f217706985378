"""What leaves as a file or on paper: drawn from the one gate, and nothing beside it.

No id, tag, time or state history can be in it, because none is copied; and no order, because each export shuffles anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import SystemRandom

from discussions.models import Discussion, Round

from . import group, landscapes, lines, openings, results, ticks, words
from .board import BoardCard
from .group import Group
from .landscapes import Opinions
from .moved import Moved, moved_of
from .results import Absent, Distribution, Result, Scale


@dataclass(frozen=True)
class Asked:
    """A question of a discussion; `result` is None while it is sealed, and `sealed` says why."""

    number: int
    text: str
    is_thread: bool
    scale: Scale | None
    result: Result | None
    sealed: str

    @property
    def group(self) -> Group | None:
        return group.group_of(self.result) if self.result else None


@dataclass(frozen=True)
class ExportedReply:
    """A reply; `by_author` where its sender wished to be shown as the writer of the answer."""

    text: str
    by_author: bool


@dataclass(frozen=True)
class ExportedAnswer:
    text: str
    second_text: str
    reworded: bool
    same: int
    differently: int
    skipped: int
    read_by: int
    replies: tuple[ExportedReply, ...]
    held_replies: int


@dataclass(frozen=True)
class ExportedQuestion:
    """A question as every format tells it. What is not there is None, and `absent` says why in words."""

    number: int
    text: str
    is_thread: bool
    state: str
    absent: tuple[Absent, ...]
    answered: int | None
    passed: int | None
    scale: Scale | None
    me: Distribution | None
    guess: Distribution | None
    finding: str
    moved: Moved | None
    answers: tuple[ExportedAnswer, ...] | None

    @property
    def people(self) -> str:
        return "" if self.answered is None else words.people(self.answered, self.passed or 0)


@dataclass(frozen=True)
class ExportedLine:
    """A line of the passage with how many it struck and how many read it differently."""

    text: str
    struck: int
    differently: int


@dataclass(frozen=True)
class Exported:
    title: str
    team: str
    is_sample: bool
    questions: tuple[ExportedQuestion, ...]
    lines: tuple[ExportedLine, ...]


def asked_in(discussion: Discussion) -> list[Asked]:
    """Every question of a discussion behind the gate, the closing thread included."""
    found = list(Round.objects.filter(discussion=discussion).select_related("question"))
    for one in found:
        one.discussion = discussion
    return [_asked(one) for one in ticks.settle(found)]


def exported(discussion: Discussion) -> Exported:
    """All that may leave, its answers and replies in a fresh random order each time."""
    questions = tuple(_question(one) for one in asked_in(discussion))
    found = lines_of(discussion, questions)
    return Exported(discussion.edition.title, discussion.team, discussion.is_sample, questions, found)


def lines_of(discussion: Discussion, questions: Iterable[ExportedQuestion]) -> tuple[ExportedLine, ...]:
    """The lines that moved the group, in the order of the passage; as on the page, with the first readable answers."""
    if not lines.is_open(one.answers is not None for one in questions if not one.is_thread):
        return ()
    return tuple(ExportedLine(one.text, one.struck, one.differently) for one in lines.shown_in(discussion))


def lines_that_moved(discussion: Discussion, asked: Sequence[Asked]) -> lines.Moved:
    """The lines that the group has most to say about, opened as in `lines_of`."""
    is_open = lines.is_open(one.result is not None for one in asked if not one.is_thread)
    return lines.moved(lines.shown_in(discussion) if is_open else (), [one.result for one in asked if one.result])


def opinions_in(discussion: Discussion) -> dict[int, Opinions]:
    """The opinions on every question that can be read, by its number; none where marks are not joined."""
    readable = results.readable_rounds(discussion) if discussion.joins_marks else ()
    shown = (landscapes.opinions_of(one, results.result_of(one)) for one in readable)
    return {one.number: one for one in shown if one}


def _asked(round_: Round) -> Asked:
    readable = round_.state == Round.State.READABLE
    question = round_.question
    return Asked(
        number=question.number,
        text=question.text,
        is_thread=results.is_thread(round_),
        scale=results.scale_of(question),
        result=results.result_of(round_) if readable else None,
        sealed="" if readable else _sealed(round_),
    )


def _sealed(round_: Round) -> str:
    if round_.state == Round.State.WAITING:
        return words.not_asked_yet()
    return openings.opens(round_)


def _question(one: Asked) -> ExportedQuestion:
    result = one.result
    return ExportedQuestion(
        number=one.number,
        text=one.text,
        is_thread=one.is_thread,
        state=result.state if result else "sealed",
        absent=_absent(result) if result else (Absent(one.sealed, is_empty=False),),
        answered=result.answered if result else None,
        passed=result.passed if result else None,
        scale=one.scale,
        me=result.me if result else None,
        guess=result.guess if result else None,
        finding=results.finding_of(result) if result else "",
        moved=moved_of(result) if result else None,
        answers=_shuffled(result) if result and not result.texts_hidden else None,
    )


def _absent(result: Result) -> tuple[Absent, ...]:
    """All that is not there, with what facilitators keep from the board, which counts tell of and answers do not."""
    more = (result.moved_hidden, result.off_board)
    return result.absent + tuple(Absent(one, is_empty=False) for one in more if one)


def _shuffled(result: Result) -> tuple[ExportedAnswer, ...]:
    # The order of a tick is the same for everybody; a new one for each file joins no two files.
    answers = [_answer(card) for card in result.cards]
    SystemRandom().shuffle(answers)
    return tuple(answers)


def _answer(card: BoardCard) -> ExportedAnswer:
    replies = [ExportedReply(reply.text, reply.by_author) for reply in card.replies]
    SystemRandom().shuffle(replies)
    return ExportedAnswer(
        card.text,
        card.second_text,
        card.reworded,
        card.same,
        card.differently,
        card.skipped,
        card.read_by,
        tuple(replies),
        card.held_replies,
    )
