"""How people get in: the link, the code and the QR code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

import segno
from django.conf import settings
from django.db.models import Count
from django.urls import reverse

from discussions.models import Answer, Discussion, Round

from . import codes, doors, results, rounds, stage_words, words


@dataclass(frozen=True)
class ScreenQuestion:
    number: int
    text: str
    count_words: str


@dataclass(frozen=True)
class Screen:
    """What a projector shows while people join. Nothing of a single voice, no form, no cookie.

    `code` and `qr` are empty while they would let nobody in; `closed_words` says that nobody is invited any more.
    """

    slug: str
    title: str
    team: str
    is_sample: bool
    join_url: str
    site: str
    code: str
    qr: str
    closed_words: str
    questions: tuple[ScreenQuestion, ...]


def join_url(discussion: Discussion) -> str:
    return settings.PUBLIC_URL + reverse("participants:discussion", args=(discussion.slug,))


def pairing_url(discussion: Discussion) -> str:
    """Where a second device types what the first one shows."""
    return settings.PUBLIC_URL + reverse("participants:pairing", args=(discussion.slug,))


def code_now(discussion: Discussion) -> str:
    """The code as it is said; empty while it lets nobody in."""
    return codes.spoken(discussion.code) if doors.takes_code(discussion) else ""


@lru_cache(maxsize=256)
def qr_svg(address: str, *, pixels: int = 0) -> str:
    """The address as an SVG QR code, dark on white in every colour scheme.

    Each of its modules takes that many pixels; without them it takes the size of its place.
    """
    drawn = segno.make(address, error="m")
    return drawn.svg_inline(scale=pixels or 1, border=2, dark="#000", light="#fff", omitsize=not pixels)


def screen_of(discussion: Discussion, *, with_questions: bool = True) -> Screen:
    asked = [one for one in rounds.of(discussion) if not results.is_thread(one)] if with_questions else []
    counts, ended = answers_in_steps(asked), rounds.has_ended(discussion)
    return Screen(
        slug=discussion.slug,
        title=discussion.edition.title,
        team=discussion.team,
        is_sample=discussion.is_sample,
        join_url=join_url(discussion),
        site=settings.PUBLIC_URL.split("//")[-1],
        code=code_now(discussion),
        qr="" if discussion.door_locked or ended else qr_svg(join_url(discussion)),
        closed_words=stage_words.closed() if ended else "",
        questions=tuple(
            ScreenQuestion(one.question.number, one.question.text, words.at_least(counts[one.id])) for one in asked
        ),
    )


def answers_in_steps(asked: Sequence[Round]) -> dict[UUID, int]:
    """How many have answered or passed each of these questions, rounded down to a step of three."""
    counted = Answer.objects.filter(round__in=asked).values_list("round_id").annotate(Count("id"))
    counts: dict[UUID, int] = dict(counted)
    return {one.id: rounds.voices_in_steps(one, counts.get(one.id, 0)) for one in asked}
