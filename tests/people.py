"""People for the tests. They come, answer, mark and reply through the functions that everybody's acts go through."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.test import override_settings

from discussions.domain import (
    access,
    answers,
    clock,
    discussions,
    entry,
    keys,
    margin,
    passages,
    reactions,
    replies,
    rounds,
    second_thoughts,
    themes,
    ticks,
)
from discussions.domain.access import Visit
from discussions.domain.anonymity import Purpose, cookie_name, new_voice
from discussions.domain.answers import Content
from discussions.domain.second_thoughts import Again
from discussions.models import Answer, Card, Discussion, Edition, Reply, Round, Theme

PASSAGE = Path(__file__).parent.parent / "passages" / "asking-for-help.md"
GIVEN_AT_SET_UP = {"expected", "facilitator", "is_sample"}


def edition() -> Edition:
    """The passage on asking for help: three questions with a scale, a fourth without, and the closing thread."""
    return passages.save(passages.recognise(PASSAGE.read_text("utf-8")))


def edition_with(questions: int) -> Edition:
    """A passage with that many questions."""
    asked = "\n".join(f"- What of {number}?" for number in range(1, questions + 1))
    return passages.save(passages.recognise(f"Title\n\nA paragraph.\n\n{asked}"))


def discussion(*, team: str = "Team", of: Edition | None = None, **settings: Any) -> Discussion:
    """An open discussion; settings are `expected`, `facilitator`, `is_sample` or any field of it."""
    given = {name: settings.pop(name) for name in GIVEN_AT_SET_UP & settings.keys()}
    made = discussions.set_up(of or edition(), team=team, **given)
    Discussion.objects.filter(pk=made.pk).update(**settings)
    return Discussion.objects.select_related("edition").get(pk=made.pk)


def person(of: Discussion) -> Visit:
    """Somebody whose browser has kept the cookie of this discussion."""
    return access.known_visit(of.slug, {cookie_name(of): new_voice(of).cookie()})


def people(of: Discussion, count: int) -> list[Visit]:
    known = person(of).discussion
    return [Visit(known, new_voice(known), is_new=False) for _ in range(count)]


def cookies_of(visit: Visit) -> dict[str, str]:
    return {cookie_name(visit.discussion): visit.voice.cookie()}


def again(visit: Visit) -> Visit:
    """The same browser's next visit, which sees the discussion as it is by now."""
    return access.known_visit(visit.discussion.slug, cookies_of(visit))


def round_of(of: Discussion, number: int = 1) -> Round:
    return Round.objects.select_related("discussion", "question").get(discussion=of, question__number=number)


def answer(visit: Visit, text: str = "", *, number: int = 1, me: int | None = None, guess: int | None = None) -> Answer:
    """Post an answer, or change the one there is; without a text it is a pass."""
    round_ = round_of(visit.discussion, number)
    own = answers.own_answer(visit.voice, round_)
    etag = keys.pack(bytes(own.etag)) if own else ""
    content = Content(text, me, guess)
    return answers.post(visit.voice, round_id=round_.id, item=uuid4(), content=content, etag=etag)


def think_again(
    visit: Visit,
    text: str = "",
    *,
    number: int = 1,
    me: int | None = None,
    beside: bool = True,
    etag: str | None = None,
) -> Answer:
    """A second thought, or another in its place."""
    round_ = round_of(visit.discussion, number)
    own = answers.own_answer(visit.voice, round_)
    as_it_stands = keys.pack(bytes(own.etag)) if own else ""
    return second_thoughts.think_again(
        visit.voice, round_id=round_.id, again=Again(text, me, beside), etag=as_it_stands if etag is None else etag
    )


def answered(
    of: Discussion, count: int = 3, *, number: int = 1, me: Sequence[int] = (), guess: Sequence[int] = ()
) -> list[Visit]:
    """That many new people, each with an answer of its own; the first with the first rating of each list, and so on."""
    found, asked = people(of, count), round_of(of, number).id
    for place, (one, own, team) in enumerate(zip_longest(found, me, guess), start=1):
        content = Content(f"What voice {place} says to question {number}.", own, team)
        answers.post(one.voice, round_id=asked, item=uuid4(), content=content)
    return found


@transaction.atomic
def readable(
    of: Discussion, count: int = 3, *, number: int = 1, me: Sequence[int] = (), guess: Sequence[int] = ()
) -> list[Visit]:
    """As `answered` and `publish`, all at once: for tests that begin when everybody has written."""
    found, round_ = people(of, count), rounds.lock(round_of(of, number).id)
    Answer.objects.bulk_create(
        Answer(
            discussion=of,
            round=round_,
            tag=one.tag(Purpose.ANSWER, round_.id),
            kind=Answer.Kind.TEXT,
            text=f"What voice {place} says to question {number}.",
        )
        for place, one in enumerate(found, start=1)
    )
    for purpose, kind, values in ((Purpose.RATING_ME, "me", me), (Purpose.RATING_GUESS, "guess", guess)):
        tags = [one.tag(purpose, round_.id) for one in found]
        answers.lay_ratings(round_, tuple(zip([kind] * count, tags, values, strict=False)))
    ticks.tick(round_, last=True)
    return found


def withdraw(visit: Visit, *, number: int = 1) -> None:
    round_ = round_of(visit.discussion, number)
    own = answers.own_answer(visit.voice, round_)
    answers.withdraw(visit.voice, round_id=round_.id, etag=keys.pack(bytes(own.etag)) if own else "")


def card_of(visit: Visit, *, number: int = 1) -> Card:
    """The card of this person's readable answer."""
    own = answers.own_answer(visit.voice, round_of(visit.discussion, number))
    return Card.objects.select_related("round__question", "round__discussion").get(answer=own)


def react(visit: Visit, card: Card, value: str = "same") -> None:
    reactions.react(visit.voice, card=card, value=value)


def reply(
    visit: Visit, card: Card, text: str = "Me too.", *, as_author: bool = False, item: UUID | None = None
) -> Reply:
    return replies.reply(visit.voice, card=card, item=item or uuid4(), text=text, as_author=as_author)


def change_reply(visit: Visit, old: Reply, text: str, *, item: UUID | None = None) -> Reply:
    there = visit.discussion.pk
    return replies.change(visit.voice, discussion_id=there, instead=old.id, item=item or uuid4(), text=text)


def mark_line(visit: Visit, sentence: int, value: str = "struck") -> None:
    margin.mark(visit.voice, discussion_id=visit.discussion.pk, sentence=sentence, value=value)


def ticks_resting() -> override_settings:
    """Ticks as far apart as on a real server."""
    return override_settings(TICK_SECONDS=15)


@transaction.atomic
def publish(of: Discussion, number: int = 1) -> Round:
    """A tick now, whoever waits, and everything goes out as at closing."""
    locked = rounds.lock(round_of(of, number).id)
    ticks.tick(locked, last=True)
    return locked


@transaction.atomic
def seal_again(of: Discussion, number: int = 1) -> None:
    """As an opening that a facilitator has undone."""
    ticks.seal_again(rounds.lock(round_of(of, number).id))


def close(of: Discussion) -> None:
    """Close, and let the rest out as the server does once this can be undone no more."""
    discussions.close(of)
    Discussion.objects.filter(pk=of.pk).update(closed_at=clock.now() - clock.UNDONE_WITHIN)
    discussions.finish_closed()


def leave_held(visit: Visit, *, number: int = 1) -> None:
    """Keep a sent-back answer as it is."""
    answers.leave_held(visit.voice, round_id=round_of(visit.discussion, number).id)


def theme(of: Discussion, name: str = "Looking slow", *voices: Visit, number: int = 1) -> Theme:
    """A theme with the readable answers of these people under it."""
    found = [card_of(one, number=number).pk for one in voices]
    return themes.create(of, name=name, answers=found, by=entry.facilitator_named("one@example.org"))
