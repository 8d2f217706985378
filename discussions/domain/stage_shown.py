"""What a view of the screen is made of: pages of cards, of text in large letters, and of pictures with their words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.safestring import SafeString

from . import screen_words, stage_paging, trail
from .group import CardLine
from .results import Scale


@dataclass(frozen=True)
class ScreenCard:
    """A text as the back row reads it, with a label over it and words under it.

    `line` has the marks of an answer where they are drawn.
    """

    text: str
    words: str = ""
    label: str = ""
    line: CardLine | None = None


@dataclass(frozen=True)
class Drawing:
    """A picture and what stands beside it. `kind` names the drawing, `of` is what it draws."""

    kind: str
    of: Any
    finding: str
    says: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    scale: Scale | None = None


@dataclass(frozen=True)
class Content:
    """One page of a view, of so many. `hidden` says why there is nothing to show."""

    passage: SafeString | None = None
    heading: str = ""
    cards: tuple[ScreenCard, ...] = ()
    is_roomy: bool = False
    text: str = ""
    words: str = ""
    drawing: Drawing | None = None
    says: str = ""
    themes: tuple[trail.ThemeLine, ...] = ()
    hidden: str = ""
    page: int = 1
    pages: int = 1


def at_page(pages: Sequence[Content], wanted: int) -> Content:
    """The page that is wanted; beyond the last it is the last."""
    page = min(wanted, len(pages))
    return replace(pages[page - 1], page=page, pages=len(pages))


def walls(cards: Sequence[ScreenCard], *, heading: str = "") -> tuple[Content, ...]:
    """All of these texts, whole: side by side what a column holds, then each longer one in large letters."""
    beside = [closed_up(one) for one in cards if stage_paging.fits_wall(one)]
    alone = [one for one in cards if not stage_paging.fits_wall(one)]
    pages = [
        Content(heading=heading, cards=page, is_roomy=stage_paging.is_roomy(page))
        for page in stage_paging.wall_pages(beside)
    ]
    return (*pages, *(page for one in alone for page in standing_alone(one, heading)))


def closed_up(card: ScreenCard) -> ScreenCard:
    """Its lines as they were typed, without what is empty between and within them."""
    lines = (" ".join(line.split()) for line in card.text.split("\n"))
    return replace(card, text="\n".join(line for line in lines if line))


def walls_of(found: Iterable[tuple[str, str]], heading: str = "") -> tuple[Content, ...]:
    """Texts with the words under them, whole."""
    return walls([ScreenCard(text, words) for text, words in found], heading=heading)


def standing_alone(card: ScreenCard, heading: str = "") -> tuple[Content, ...]:
    """One text in large letters, on as many pages as it needs."""
    parts = stage_paging.answer_pages(card.text)
    return tuple(
        Content(heading=screen_words.part_of(heading, part, len(parts)), text=text, words=card.words)
        for part, text in enumerate(parts, start=1)
    )
