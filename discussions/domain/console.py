"""What a facilitator sees of a discussion: counts in steps, states, and what each choice would tell people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from discussions.models import Discussion, Facilitator, Round

from . import codes, discussions, invitation, results, words
from .choices import READING_RULES


@dataclass(frozen=True)
class Listed:
    slug: str
    title: str
    team: str
    state: str
    state_words: str


@dataclass(frozen=True)
class Rule:
    """A choice of the reading rule; `allowed` is False where it would loosen what people were told."""

    value: str
    label: str
    told: str
    chosen: bool
    allowed: bool


@dataclass(frozen=True)
class ConsoleQuestion:
    number: int
    text: str
    is_thread: bool
    state: str
    state_words: str
    count_words: str
    may_open: bool


@dataclass(frozen=True)
class Console:
    slug: str
    title: str
    team: str
    state: str
    is_sample: bool
    join_url: str
    code: str
    qr: str
    expected: int
    voice_budget: int
    delete_on: date
    rules: tuple[Rule, ...]
    questions: tuple[ConsoleQuestion, ...]


def list_of(facilitator: Facilitator) -> list[Listed]:
    found = facilitator.discussions.select_related("edition").order_by("team", "slug")
    return [
        Listed(one.slug, one.edition.title, one.team, one.state, words.discussion_state(one.state)) for one in found
    ]


def console_of(discussion: Discussion) -> Console:
    return Console(
        slug=discussion.slug,
        title=discussion.edition.title,
        team=discussion.team,
        state=discussion.state,
        is_sample=discussion.is_sample,
        join_url=invitation.join_url(discussion),
        code=codes.spoken(discussion.code),
        qr=invitation.qr_svg(invitation.join_url(discussion)),
        expected=discussion.expected,
        voice_budget=discussion.voice_budget,
        delete_on=discussion.delete_on,
        rules=tuple(
            _rule(discussion, value, str(label)) for value, label in READING_RULES if _offered(discussion, value)
        ),
        questions=tuple(
            _question(one) for one in Round.objects.filter(discussion=discussion).select_related("question")
        ),
    )


def _offered(discussion: Discussion, value: str) -> bool:
    return value != Discussion.ReadingRule.AT_TIME or discussion.reads_at is not None


def _rule(discussion: Discussion, value: str, label: str) -> Rule:
    return Rule(
        value=value,
        label=label,
        told=_told(value),
        chosen=value == discussion.reading_rule,
        allowed=discussions.may_become(discussion, value),
    )


def _told(value: str) -> str:
    return {
        "after_own": _("People are told: you read the others' answers to a question after answering or passing it."),
        "when_opened": _("People are told: answers are sealed until the facilitator opens them."),
        "at_time": _("People are told: answers are sealed until the time that was set."),
    }[value]


def _question(round_: Round) -> ConsoleQuestion:
    count = invitation.answers_in_steps(round_)
    readable = round_.state == Round.State.READABLE
    return ConsoleQuestion(
        number=round_.question.number,
        text=round_.question.text,
        is_thread=results.is_thread(round_),
        state=round_.state,
        state_words=words.round_state(round_.state),
        count_words=words.at_least(count),
        may_open=not readable and count >= discussions.VOICES_TO_OPEN,
    )
