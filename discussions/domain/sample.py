"""Sample people, who answer, mark and reply through the same functions as everybody else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from uuid import uuid4
from zlib import crc32

from django.db import transaction

from discussions.models import Answer, Card, Discussion, Reaction, Round

from . import answers, keys, margin, reactions, replies, results, rounds, sample_texts, second_thoughts, ticks
from .anonymity import Voice, new_voice
from .answers import Content
from .passages import as_read
from .refusals import Refusal
from .second_thoughts import Again
from .waiting_room import is_off, moderated_of

MOST_PEOPLE = 5_000
MARKS_A_PERSON = 11
# More would only make a large sample slow.
MARK_LINES, LINES_A_PERSON = 40, 3
# How many of ten sample people choose each point, for oneself and as a guess of the team.
ME = (1, 2, 2, 3, 3, 4, 4, 4, 5, 5)
GUESS = (1, 1, 2, 2, 2, 3, 3, 3, 4, 4)


@dataclass(frozen=True)
class Person:
    voice: Voice
    chance: Random


def fill(discussion: Discussion, *, people: int, seed: int) -> None:
    """Let `people` sample people answer all questions, mark each other's answers and reply; the same for a seed."""
    chance = Random(seed)
    team = [Person(new_voice(discussion), chance) for _ in range(people)]
    for round_ in Round.objects.filter(discussion=discussion).select_related("question", "discussion"):
        speakers = team[: sample_texts.IN_THREAD] if results.is_thread(round_) else team
        texts = sample_texts.for_question(round_.question.number, len(speakers), chance)
        for person, text in zip(speakers, texts, strict=True):
            _answer(person, round_, text)
        _publish(round_)
        for person in team:
            _meet(person, round_)
        _publish(round_)
        _think_again(team, round_, Random(f"{seed} {round_.question.number}"))
        _publish(round_)
    for person in team[:MARK_LINES]:
        _mark_lines(person, discussion)
    with transaction.atomic():
        margin.tick(margin.lock(discussion.pk), last=True)


def _answer(person: Person, round_: Round, text: str) -> None:
    scale = round_.question.has_scale
    me, guess = (person.chance.choice(ME), person.chance.choice(GUESS)) if scale else (None, None)
    content = Content(text, me, guess)
    answers.post(person.voice, round_id=round_.id, item=uuid4(), content=content)


@transaction.atomic
def _meet(person: Person, round_: Round) -> None:
    cards = list(Card.objects.filter(round=round_).order_by("text"))
    for card in person.chance.sample(cards, min(len(cards), MARKS_A_PERSON)):
        _mark(person, card)
    if cards and person.chance.random() < 0.4:
        note = person.chance.choice(sample_texts.REPLIES)
        replies.reply(person.voice, card=person.chance.choice(cards), item=uuid4(), text=note)


def _think_again(team: Sequence[Person], round_: Round, chance: Random) -> None:
    """Most rate again where they rated, and those who said little more often; some say why."""
    thinking = [one for one in team if chance.random() < 0.7] if round_.question.has_scale else []
    for place, person in enumerate(thinking):
        own, first = answers.own_answer(person.voice, round_), answers.first_rating(person.voice, round_)
        # Where a facilitator checks first, nothing has been read yet.
        if own is None or first is None or is_off(moderated_of(own)):
            continue
        me = 4 if first.value == chance.choice((1, 2, 3)) else first.value
        text = sample_texts.SECOND[place] if place < len(sample_texts.SECOND) else ""
        again = Again(text, me, is_beside=bool(text))
        second_thoughts.think_again(person.voice, round_id=round_.id, again=again, etag=keys.pack(bytes(own.etag)))


def _mark(person: Person, card: Card) -> None:
    # Some answers ring true for nearly everybody and some divide, so that the sample has something to compare.
    leaning = crc32(card.text.encode()) % 10 / 10
    values = (Reaction.Value.SAME, Reaction.Value.DIFFERENTLY, Reaction.Value.SKIP)
    value = person.chance.choices(values, weights=(1 + 4 * leaning, 3 * (1 - leaning), 0.6))[0]
    try:
        reactions.react(person.voice, card=card, value=value)
    except Refusal:
        # One's own answer is among the cards; nobody marks that.
        return


def _mark_lines(person: Person, discussion: Discussion) -> None:
    texts = as_read(discussion.edition).sentences
    # A few lines strike most, as on real people.
    weights = [1 + crc32(text.encode()) % 8**2 for text in texts]
    for sentence in {*person.chance.choices(range(1, len(texts) + 1), weights, k=LINES_A_PERSON)} if texts else ():
        value = person.chance.choice(("struck", "struck", "differently"))
        margin.mark(person.voice, discussion_id=discussion.pk, sentence=sentence, value=value)


@transaction.atomic
def _publish(round_: Round) -> None:
    locked = rounds.lock(round_.id)
    if Answer.objects.filter(round=locked).exists():
        ticks.tick(locked)
