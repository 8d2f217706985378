"""Discussions of a given size, made through the functions that everybody's acts go through."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import islice, product
from random import Random
from uuid import UUID, uuid4

from django.db import transaction

from discussions.domain import answers, beginning, discussions, keys, reactions, rounds, ticks
from discussions.domain.anonymity import Voice, cookie_name, new_voice
from discussions.domain.answers import Content
from discussions.models import Card, Discussion, Edition, Reaction, Round

CSRF = "c" * 32
AT_ONCE = 50  # answers in one transaction: rows that a transaction has stirred stay in its way until it ends
TEXT = "I ask late, after I have tried everything alone, and then the help takes five minutes. Number {}."


@dataclass(frozen=True)
class Talk:
    """A discussion with answers to its first question, and the people who wrote them."""

    discussion: Discussion
    voices: list[Voice]

    @property
    def address(self) -> str:
        return f"/d/{self.discussion.slug}/"

    @property
    def first_round(self) -> UUID:
        return Round.objects.values_list("id", flat=True).get(discussion=self.discussion, question__number=1)

    def cookies(self, voice: Voice | None = None) -> dict[str, str]:
        """The cookies of somebody who was here before: a voice, of the first writer where none is named, and CSRF."""
        return {cookie_name(self.discussion): (voice or self.voices[0]).cookie(), "csrf": CSRF}

    def writer(self, round_id: UUID) -> tuple[dict[str, str], dict[str, str]]:
        """Cookies and fields of a new person's first answer."""
        cookies = self.cookies(new_voice(self.discussion))
        fields = {"csrfmiddlewaretoken": CSRF, "key": keys.issue(round_id), "etag": "", "action": "post"}
        return cookies, fields | {
            "text": TEXT.format(cookies[cookie_name(self.discussion)][:8]),
            "me": "3",
            "guess": "2",
        }


def talk(*, answered: int, marks: int = 0, sealed: bool = False) -> Talk:
    """An open discussion whose first question has that many answers, readable unless sealed, and marks on them."""
    discussion = discussions.set_up(_edition(), team="Bench", expected=max(answered, 300))
    if sealed:
        discussions.change_reading_rule(discussion, rule=Discussion.ReadingRule.WHEN_OPENED)
    voices = [new_voice(discussion) for _ in range(answered)]
    made = Round.objects.select_related("discussion", "question").get(discussion=discussion, question__number=1)
    _write(made, voices)
    if not sealed:
        publish(discussion)
    if marks:
        _mark(made, voices, marks)
        publish(discussion)
    return Talk(discussion, voices)


@transaction.atomic
def publish(discussion: Discussion) -> None:
    """A tick of the first question now, if it has answers."""
    locked = rounds.lock(Round.objects.get(discussion=discussion, question__number=1).id)
    if locked.answers.exists():
        ticks.tick(locked)


def _write(round_: Round, voices: list[Voice]) -> None:
    numbered = enumerate(voices)
    while some := list(islice(numbered, AT_ONCE)):
        with transaction.atomic():
            for place, voice in some:
                content = Content(TEXT.format(place), place % 5 + 1, place % 4 + 1)
                answers.post(voice, round_id=round_.id, item=uuid4(), content=content)


def _mark(round_: Round, voices: list[Voice], marks: int) -> None:
    cards = list(Card.objects.filter(round=round_).order_by("text"))
    chance = Random(1)
    pairs = list(product(voices, cards))
    own = {answers.own_answer(voice, round_).id: voice for voice in voices}  # type: ignore[union-attr]
    free = (pair for pair in chance.sample(pairs, len(pairs)) if own[pair[1].pk] != pair[0])
    for voice, card in islice(free, marks):
        reactions.react(voice, card=card, value=chance.choice((Reaction.Value.SAME, Reaction.Value.DIFFERENTLY)))


@cache
def _edition() -> Edition:
    return beginning.begin().discussion.edition
