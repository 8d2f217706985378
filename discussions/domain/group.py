"""The group's part of how the answers compare: from a result behind the gate, and of nobody in particular."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from discussions.compare import cards, findings, pictures

from . import moved, results, shared, theme_words, trail, words
from .board import BoardCard
from .results import Result


@dataclass(frozen=True)
class CardLine:
    """A card as the compare page lists it: its marks in words, and the verdict where the numbers carry one."""

    id: UUID
    text: str
    reworded: bool
    same: int
    differently: int
    skipped: int
    read_by: int
    marks_words: str
    verdict_words: str
    replies: int
    second_text: str


@dataclass(frozen=True)
class Group:
    """The group's part of one question: nothing in it is a viewer's own, so it is the same bytes for everybody."""

    number: int
    text: str
    people: str
    answered: int
    scale: results.Scale | None
    finding: str
    spread: str
    me: results.Distribution | None
    guess: results.Distribution | None
    picture: pictures.MirrorPicture | None
    texts_hidden: str
    figures_hidden: str
    guess_hidden: str
    nobody_rated: bool
    nobody_guessed: bool
    coverage: str
    off_board: str
    agreed: tuple[CardLine, ...]
    differ: tuple[CardLine, ...]
    heard: tuple[CardLine, ...]
    cards: tuple[CardLine, ...]
    trail: trail.Trail | None
    moved: moved.Moved | None
    moved_hidden: str
    typical: tuple[CardLine, ...]
    phrases: tuple[shared.Phrase, ...]

    @property
    def rows(self) -> list[tuple[int, int, int | None]]:
        """The table behind the picture: point, people for *me*, people who guessed it."""
        if self.me is None:
            return []
        guessed = self.guess.counts if self.guess else (None,) * len(self.me.counts)
        return list(zip(range(1, len(self.me.counts) + 1), self.me.counts, guessed, strict=True))


@dataclass(frozen=True)
class Some:
    """Those answers of a question that are under a theme, in none, or use a phrase."""

    heading: str
    answers: frozenset[UUID]


MOST_LISTED = 3


def group_of(result: Result) -> Group:
    """What the compare page says of a question, from its result behind the gate."""
    lines = {card.id: line(card) for card in result.cards}

    def listed(found: Sequence[BoardCard]) -> tuple[CardLine, ...]:
        return tuple(lines[card.id] for card in found[:MOST_LISTED])

    def so_far(found: Sequence[BoardCard]) -> tuple[CardLine, ...]:
        return tuple(_so_far(one) for one in listed(found))

    return Group(
        number=result.number,
        text=result.text,
        people=words.people(result.answered, result.passed),
        answered=result.answered,
        scale=result.scale,
        finding=results.finding_of(result),
        spread=words.spread(findings.spread_word(result.me.counts)) if result.me else "",
        me=result.me,
        guess=result.guess,
        picture=picture_of(result),
        texts_hidden=result.texts_hidden,
        figures_hidden=result.figures_hidden,
        guess_hidden=result.guess_hidden,
        nobody_rated=result.nobody_rated,
        nobody_guessed=result.nobody_guessed,
        coverage=result.coverage,
        off_board=result.off_board,
        agreed=so_far([card for card in cards.most_agreed(result.cards) if _has_a_word(card)]),
        differ=so_far(cards.most_divided(result.cards)),
        heard=listed(cards.said_by_one_read_by_all(result.cards, result.voices)),
        cards=tuple(lines.values()),
        trail=trail.trail_of(result),
        moved=moved.moved_of(result),
        moved_hidden=result.moved_hidden,
        typical=tuple(lines[key] for key in shared.typical_of(result)),
        phrases=shared.phrases_of(result),
    )


def some_of(said: Group, result: Result, kind: str, key: str) -> Some | None:
    """The answers that belong together by a theme or a phrase of this group; None where all are asked for."""
    if kind == "phrase":
        [phrase] = [one for one in said.phrases if one.key == key]
        return Some(theme_words.using(phrase.words), phrase.answers)
    if said.trail is None or not key:
        return None
    return Some(said.trail.heading(key), frozenset(trail.under(result, key)))


def picture_of(result: Result) -> pictures.MirrorPicture | None:
    """Where the dots of the norm mirror stand; None where the ratings are hidden or were not asked for."""
    return pictures.norm_mirror(result.me.counts, result.guess.counts if result.guess else None) if result.me else None


def _has_a_word(card: BoardCard) -> bool:
    """Whether enough have read an answer to be listed among those that many agree with; a divided one is no such."""
    return results.verdict_of(card) not in (findings.Verdict.NUMBERS_ONLY, findings.Verdict.DIVIDED)


def _so_far(card: CardLine) -> CardLine:
    """A card in a list whose heading says already which way it leans: then it is only too early to be sure."""
    is_early = card.verdict_words == words.verdict(findings.Verdict.TOO_EARLY)
    return replace(card, verdict_words=words.too_early_to_be_sure()) if is_early else card


def line(card: BoardCard) -> CardLine:
    """A card with what its marks say."""
    return CardLine(
        card.id,
        card.text,
        card.reworded,
        card.same,
        card.differently,
        card.skipped,
        card.read_by,
        words.marks(card.same, card.differently, card.read_by),
        words.verdict(results.verdict_of(card)),
        len(card.replies),
        card.second_text,
    )
