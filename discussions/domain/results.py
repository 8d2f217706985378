"""The one gate: what the board of a question may say, to anybody. Pages, JSON, screen and export draw from here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from random import Random
from threading import Lock
from uuid import UUID

from django.utils.translation import get_language

from discussions.compare import cards as order
from discussions.compare import findings, scales
from discussions.compare.disclosure import open_at
from discussions.compare.movement import Movement
from discussions.compare.outward import FEWEST
from discussions.models import Discussion, Question, Round

from . import board, moderation_words, rounds, second_ratings, second_words, words
from .board import BoardCard

_making = Lock()


@dataclass(frozen=True)
class Scale:
    """A quick scale of 1 to 5: its statement and the words at its ends."""

    statement: str
    low: str
    high: str


@dataclass(frozen=True)
class Distribution:
    """How many people chose each point, from 1 to 5."""

    counts: tuple[int, ...]

    @property
    def n(self) -> int:
        return sum(self.counts)

    @property
    def median(self) -> float | None:
        return scales.median(self.counts)


@dataclass(frozen=True)
class Outward:
    """The figures of a question as other teams may see them."""

    me: Distribution | None
    guess: Distribution | None


@dataclass(frozen=True)
class Absent:
    """Why something is not shown; `is_empty` where there is nothing to hide."""

    says: str
    is_empty: bool


@dataclass(frozen=True, eq=False)
class Result:
    """What the group may know of one question; the `…_hidden` sentences say why something is not shown.

    `cards` stand in a random order that is new at each tick and the same for everybody. There is one result for each
    version, so it is its own key in a cache.
    """

    number: int
    text: str
    state: str
    answered: int
    passed: int
    scale: Scale | None
    me: Distribution | None
    guess: Distribution | None
    cards: tuple[BoardCard, ...]
    texts_hidden: str
    figures_hidden: str
    guess_hidden: str
    nobody_rated: bool
    nobody_guessed: bool
    coverage: str
    off_board: str
    version: bytes
    moved: Movement | None
    moved_hidden: str

    @property
    def voices(self) -> int:
        return self.answered + self.passed

    @property
    def hidden(self) -> str | None:
        """Everything that is not shown, in words; None where nothing is kept back."""
        return " ".join(filter(None, (*(one.says for one in self.absent), self.off_board))) or None

    @property
    def absent_figures(self) -> tuple[Absent, ...]:
        said = (Absent(self.figures_hidden, self.nobody_rated), Absent(self.guess_hidden, self.nobody_guessed))
        return tuple(one for one in said if one.says)

    @property
    def absent(self) -> tuple[Absent, ...]:
        texts = (Absent(self.texts_hidden, not self.answered),) if self.texts_hidden else ()
        return texts + self.absent_figures

    @cached_property
    def by_id(self) -> dict[UUID, BoardCard]:
        return {card.id: card for card in self.cards}


def result_of(round_: Round) -> Result:
    """The gate for a readable question; computed once for each version of its board."""
    discussion = round_.discussion
    floors = (discussion.floor_texts, discussion.floor_figures)
    # After a tick everybody asks for the same new board: one thread makes it, and the others wait for that.
    with _making:
        return _result(round_.id, bytes(round_.version), *floors, get_language())


def outward_of(round_: Round) -> Outward | None:
    """The gate for other teams: None where this one has not agreed, or where its question is not readable."""
    if not round_.discussion.agreed or round_.state != Round.State.READABLE:
        return None
    own = result_of(round_)
    floor = max(FEWEST, round_.discussion.floor_figures)

    def seen(kind: str, inside: Distribution | None) -> Distribution | None:
        earlier = round_.outward.get(kind)
        return _distribution(earlier[-1], floor) if earlier and inside else None

    return Outward(seen("me", own.me), seen("guess", own.guess))


def finding_of(result: Result) -> str:
    """The finding of a question in words: of its scale where that is open, or else of its answers."""
    if result.me and result.scale:
        found = findings.mirror(result.me.counts, result.guess.counts if result.guess else None)
        return words.finding(found, low=result.scale.low, high=result.scale.high)
    agreed = sum(verdict_of(card) is findings.Verdict.MOST_AGREE for card in result.cards)
    return words.texts_finding(len(result.cards), agreed)


def verdict_of(card: BoardCard) -> findings.Verdict:
    return findings.verdict(card.same, card.differently, card.skipped)


def readable_cards(round_: Round) -> tuple[BoardCard, ...]:
    """The cards above the floor, in the order of their random ids."""
    cards = board.read(round_).cards
    return cards if open_at(round_.discussion.floor_texts, len(cards)) else ()


def readable_rounds(discussion: Discussion) -> list[Round]:
    """The numbered questions of a discussion that its facilitators may read by now."""
    return [one for one in rounds.of(discussion) if one.state == Round.State.READABLE and not is_thread(one)]


def is_thread(round_: Round) -> bool:
    return round_.question.kind == Question.Kind.THREAD


def scale_of(question: Question) -> Scale | None:
    if not question.has_scale:
        return None
    return Scale(question.scale_statement, question.scale_low, question.scale_high)


@lru_cache(maxsize=256)
def _result(round_id: UUID, version: bytes, floor_texts: int, floor_figures: int, language: str) -> Result:
    round_ = Round.objects.select_related("question").get(pk=round_id)
    figures = round_.figures or {"answered": 0, "passed": 0, "me": None, "guess": None}
    cards = list(board.read(round_).cards)
    Random(version).shuffle(cards)
    scale = scale_of(round_.question)
    me, guess = (_distribution(figures[kind], floor_figures) if scale else None for kind in ("me", "guess"))
    moved = second_ratings.movement_in(figures) if me else None
    texts_hidden = _texts_hidden(len(cards), figures, floor_texts)
    return Result(
        number=round_.question.number,
        text=round_.question.text,
        state=round_.state,
        answered=figures["answered"],
        passed=figures["passed"],
        scale=scale,
        me=me,
        guess=guess,
        cards=() if texts_hidden else tuple(cards),
        texts_hidden=texts_hidden,
        figures_hidden=_rated(_figures_hidden(figures), figures["me"], floor_figures) if scale and not me else "",
        guess_hidden=_rated(words.guess_hidden, figures["guess"], floor_figures) if scale and me and not guess else "",
        nobody_rated=_is_empty(figures["me"]),
        nobody_guessed=_is_empty(figures["guess"]),
        coverage="" if texts_hidden else words.coverage(order.coverage(cards)),
        off_board=moderation_words.off_board(figures.get("held", 0), figures.get("checking", 0)),
        version=version,
        moved=moved,
        moved_hidden=second_words.movement_hidden(floor_figures) if me and not moved else "",
    )


def _distribution(counts: list[int] | None, floor: int) -> Distribution | None:
    return Distribution(tuple(counts)) if counts and open_at(floor, sum(counts)) else None


def _texts_hidden(cards: int, figures: dict[str, int], floor: int) -> str:
    if open_at(floor, cards):
        return ""
    if not figures["answered"] and figures["passed"]:
        return words.all_passed(figures["passed"])
    # Counts are of the last tick, while what is taken back or held is gone at once.
    if cards != figures["answered"]:
        return moderation_words.texts_hidden(cards, floor)
    return words.texts_hidden(cards, floor)


def _figures_hidden(figures: dict[str, int]) -> Callable[[int | None, int], str]:
    return partial(words.figures_hidden, answered=figures["answered"])


def _is_empty(counts: list[int] | None) -> bool:
    return counts is not None and not any(counts)


def _rated(say: Callable[[int | None, int], str], counts: list[int] | None, floor: int) -> str:
    # Withheld figures have fallen under their floor, or would tell too much beside earlier ones; which is not said.
    return say(None if counts is None else sum(counts), floor)
