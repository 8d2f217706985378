"""A team that acts at random, and a watcher who looks at everything after each act."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from random import Random
from typing import Any
from uuid import UUID

from discussions.domain import (
    answers,
    comparing,
    console,
    invitation,
    leaving,
    lines,
    margin,
    passages,
    reactions,
    reading,
    replies,
    results,
)
from discussions.domain.access import Visit
from discussions.models import Card, Discussion, Edition, LineMark
from tests import people

VOICES = 12
PASSAGE = """Watched

A text. And what it leads to.

- What do you think?
  - scale: I think | little | a lot
"""
# Writing and marking more often than taking back, or nothing would ever stand.
OFTEN = ["write"] * 6 + ["react"] * 8 + ["reply"] * 4
SELDOM = ("become_pass", "withdraw", *["withdraw_reply"] * 3, *["change_reply"] * 2, "raise_concern", "leave")
ACTS = (*OFTEN, *["think_again"] * 3, *["mark_line"] * 7, *SELDOM)
SENTENCES = (1, 2)
# What is counted, and may not follow one person.
SCALES = ("me", "guess", "moved", *(f"line {sentence}" for sentence in SENTENCES))


def short_edition() -> Edition:
    return passages.save(passages.recognise(PASSAGE))


@dataclass(frozen=True)
class Seen:
    """What the page of a question, its cards, compare.json and the lines say to somebody who only looks.

    `counts` is what others are told meanwhile of how many answered: whoever has not, the screen and the facilitators.
    """

    version: str
    question: dict[str, Any]
    cards: dict[UUID, Any]
    lines: dict[str, list[int]]
    counts: tuple[str, ...]

    @classmethod
    def by(cls, watcher: Visit) -> Seen:
        watcher = people.again(watcher)
        [asked] = reading.questions_of(watcher, show=reading.WINDOW)
        told = comparing.as_json(watcher)["questions"][0]
        moved = results.result_of(people.round_of(watcher.discussion)).moved if asked.reading else None
        told["scale"]["moved"] = list(moved.cells) if moved else None
        told["answers"] = sorted(told["answers"] or (), key=lambda one: one["id"])
        cards = asked.reading.cards if asked.reading else ()
        marked = {f"line {one.sentence}": [one.struck, one.differently] for one in lines.shown_in(watcher.discussion)}
        return cls(asked.version, told, {one.id: one.card for one in cards}, marked, _counts(watcher.discussion))


def _counts(of: Discussion) -> tuple[str, ...]:
    [asked] = reading.questions_of(people.person(of))
    [on_screen] = invitation.screen_of(of).questions
    seen = console.console_of(of)
    return asked.sealed_words, on_screen.count_words, seen.voices_words, seen.questions[0].count_words


def counts_in_steps(watcher: Visit) -> bool:
    """Whether the screen and the console, which count at once, count in threes."""
    [on_screen] = invitation.screen_of(watcher.discussion).questions
    [on_console] = console.console_of(watcher.discussion).questions
    said = f"{on_screen.count_words} {on_console.count_words}"
    return all(int(number) % 3 == 0 for number in re.findall(r"\d+", said))


def only_less(before: Seen, after: Seen) -> bool:
    """Whether nothing happened but that cards, second texts, replies or whole figures went away, which is at once."""
    if (before.question, before.cards) == (after.question, after.cards) or before.counts != after.counts:
        return False
    scales = [(before.question["scale"][name], after.question["scale"][name]) for name in ("me", "guess", "moved")]
    return (
        all(before.question[name] == after.question[name] for name in ("answered", "passed"))
        and all(now in (old, None) for old, now in scales)
        and all(_less(before.cards.get(item), card) for item, card in after.cards.items())
    )


def _less(old: Any, now: Any) -> bool:
    if old is None or not set(now.replies) <= set(old.replies) or now.second_text not in ("", old.second_text):
        return False
    return replace(now, replies=old.replies, second_text=old.second_text) == old


@dataclass
class Team:
    """Twelve who act at random; `acted` has those who did something since the last publication.

    Lines have a board of their own: `marked` has those who marked some since the last publication of these.
    """

    chance: Random
    edition: Edition
    acts: Sequence[str] = ACTS
    voices: list[Visit] = field(init=False)
    watcher: Visit = field(init=False)
    acted: set[int] = field(default_factory=set)
    marked: set[int] = field(default_factory=set)
    done: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        of = people.discussion(of=self.edition)
        self.watcher, *self.voices = people.people(of, VOICES + 1)
        for one in (self.watcher, *self.voices[:4]):
            people.answer(one, "" if one is self.watcher else "At first.", me=self.chance.randint(1, 5))
        people.publish(of)

    def act(self) -> str:
        """One act of one voice; its name, or nothing where it had nothing to act on."""
        place = self.chance.randrange(VOICES)
        voice, name = people.again(self.voices[place]), self.chance.choice(self.acts)
        has_marks = bool(lines.own_marks(voice))
        if not getattr(self, f"_{name}")(voice):
            return ""
        if name == "mark_line" or (name == "leave" and has_marks):
            self.marked.add(place)
        if name != "mark_line":
            self.acted.add(place)
        self.done[name] += 1
        return name

    def _write(self, voice: Visit) -> bool:
        rated = [self.chance.choice((None, 1, 2, 3, 4, 5)) for _ in range(2)]
        people.answer(voice, f"Words {self.chance.random()}", me=rated[0], guess=rated[1])
        return True

    def _think_again(self, voice: Visit) -> bool:
        round_ = people.round_of(voice.discussion)
        own, first = answers.own_answer(voice.voice, round_), answers.first_rating(voice.voice, round_)
        if own is None or not own.text or round_.state != round_.State.READABLE:
            return False
        again = self.chance.randint(1, 5) if first else None
        people.think_again(voice, f"Again {self.chance.random()}", me=again, beside=self.chance.random() < 0.5)
        return True

    def _become_pass(self, voice: Visit) -> bool:
        people.answer(voice, "", me=3)
        return True

    def _withdraw(self, voice: Visit) -> bool:
        people.withdraw(voice)
        return True

    def _leave(self, voice: Visit) -> bool:
        leaving.withdraw_everything(voice.voice, discussion_id=voice.discussion.id)
        return True

    def _mark_line(self, voice: Visit) -> bool:
        value = self.chance.choice((*LineMark.Value.values * 3, margin.NO_MARK))
        sentence = self.chance.choice(SENTENCES)
        margin.mark(voice.voice, discussion_id=voice.discussion.id, sentence=sentence, value=value)
        return True

    def _react(self, voice: Visit) -> bool:
        card = self._card_of_another(voice)
        if card:
            people.react(voice, card, self.chance.choice(("same", "differently", "skip")))
        return card is not None

    def _reply(self, voice: Visit) -> bool:
        card = self._card_of_another(voice)
        if card:
            people.reply(voice, card, f"A note {self.chance.random()}")
        return card is not None

    def _withdraw_reply(self, voice: Visit) -> bool:
        own = leaving.own_replies(voice.voice, [people.round_of(voice.discussion).id])
        if own:
            replies.withdraw(voice.voice, discussion_id=voice.discussion.id, item=self.chance.choice(own).id)
        return bool(own)

    def _change_reply(self, voice: Visit) -> bool:
        round_ = people.round_of(voice.discussion)
        own = [one for one in leaving.own_replies(voice.voice, [round_.id]) if replies.may_change(one)]
        if own:
            people.change_reply(voice, self.chance.choice(own), f"Other words {self.chance.random()}")
        return bool(own)

    def _raise_concern(self, voice: Visit) -> bool:
        card = self._card_of_another(voice)
        if card:
            reactions.raise_concern(voice.voice, card=card, reason="other")
        return card is not None

    def _card_of_another(self, voice: Visit) -> Card | None:
        round_ = people.round_of(voice.discussion)
        own = answers.own_answer(voice.voice, round_)
        cards = list(Card.objects.filter(round=round_).exclude(pk=own and own.pk).order_by("pk"))
        return self.chance.choice(cards) if cards else None


@dataclass
class Watch:
    """What was found: publications that too few people had acted for, and how many there were of all."""

    alone: list[str] = field(default_factory=list)
    odd_counts: int = 0
    scales: dict[str, list[list[int]]] = field(default_factory=lambda: {name: [] for name in SCALES})
    publications: int = 0
    steps: int = 0

    def publish(self, name: str, acted: set[int]) -> None:
        """Something came out with this act, and all who acted since the last time are in it."""
        self.publications += 1
        if len(acted) < 3:
            self.alone.append(name)
        acted.clear()


def _note(scales: dict[str, list[list[int]]], said: dict[str, Any]) -> None:
    for name, seen in scales.items():
        if said.get(name) and said[name] not in seen:
            seen.append(said[name])


def apart(seen: Sequence[Sequence[int]]) -> int:
    """How many pairs of counts of a scale differ by one or two people."""
    return sum(0 < fewest_who_acted(before, now) < 3 for before, now in combinations(seen, 2))


def fewest_who_acted(before: Sequence[int], now: Sequence[int]) -> int:
    came = sum(max(0, new - old) for old, new in zip(before, now, strict=True))
    return max(came, came + sum(before) - sum(now))


def watched(team: Team, steps: int) -> Watch:
    found, before = Watch(), Seen.by(team.watcher)
    while found.steps < steps:
        name = team.act()
        if not name:
            continue
        after = Seen.by(team.watcher)
        found.steps += 1
        _note(found.scales, after.question["scale"] | after.lines)
        if found.steps % 4 == 0:
            found.odd_counts += not counts_in_steps(team.watcher)
        if after.lines != before.lines:
            found.publish(name, team.marked)
        if replace(after, lines=before.lines) != before and not only_less(before, after):
            found.publish(name, team.acted)
        before = after
    return found
