"""Parts of pages that are the same for every reader: drawn once for each state, with places for what differs.

Nothing is kept here that somebody wrote or typed, but what is on the board.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.template.defaultfilters import linebreaksbr
from django.template.loader import get_template
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from discussions.compare.pictures import Dot, MirrorPicture
from discussions.domain import words
from discussions.domain.board import BoardCard
from discussions.domain.personal import OwnReply
from discussions.domain.results import Scale
from discussions.domain.written import Own

from .filled import ReplyPart, SecondPart


def _place(name: str) -> SafeString:
    """A place for something that differs. No text can be taken for one: on a page, its “<” is written as “&lt;”."""
    return mark_safe(f"<{name}-here>")  # noqa: S308 - our own words


TOKEN, TICKET, KEY, ETAG = _place("token"), _place("ticket"), _place("key"), _place("etag")
ITEM, TEXT, CARD, ME, GUESS = _place("item"), _place("text"), _place("card"), _place("me"), _place("guess")
OWN, CARDS, PASSAGE, QUESTIONS = _place("own"), _place("cards"), _place("passage"), _place("questions")
STANDING, THEMES, THEN, OPINIONS = _place("standing"), _place("themes"), _place("then"), _place("opinions")
AGAIN = _place("again")
PLACES = (
    *(TOKEN, TICKET, KEY, ETAG, ITEM, TEXT, CARD, ME, GUESS, OWN, CARDS, PASSAGE, QUESTIONS),
    *(STANDING, THEMES, THEN, OPINIONS, AGAIN),
)
NOBODY = UUID(int=0)


def filled(html: str, own: Mapping[SafeString, str]) -> str:
    """What was drawn once, with what differs in its places."""
    for place, words_there in own.items():
        html = html.replace(place, words_there)
    return html


@dataclass(frozen=True)
class CardPart:
    """A card with what is this voice's own around it; `html` is the group's part."""

    id: UUID | str
    html: str
    mark: str
    is_mine: bool = False
    own_replies: tuple[OwnReply, ...] = ()
    reply_key: str = ""
    reply_form: ReplyPart | None = None

    @property
    def is_plain(self) -> bool:
        return not self.own_replies and self.reply_form is None


@dataclass(frozen=True)
class OwnPart:
    """What one wrote to a question, with its card where the board has it, and the form of a second thought."""

    number: int
    anchor: str
    scale: Scale | None
    may_write: bool
    own: Own
    mine: CardPart | None
    second: SecondPart | None

    @property
    def is_plain(self) -> bool:
        """Whether nothing was typed, but for the text itself."""
        no_words = not (self.own.second or self.own.rule or self.own.line or (self.second and self.second.is_typed))
        return no_words and (self.mine is None or self.mine.is_plain)


@lru_cache(maxsize=10_000)
def card(found: BoardCard, _language: str) -> str:
    """The group part of a card: the same bytes for every reader."""
    marks = words.marks(found.same, found.differently, found.read_by)
    return get_template("participants/card.html").render({"card": found, "marks_words": marks})


def answer(part: CardPart, slug: str, anchor: str, language: str, *, may_write: bool) -> str:
    """A card, its group part and this voice's own, with the buttons and forms where something can be sent."""
    if not part.is_plain:
        return _answer(replace(part, html=CARD), slug, anchor, may_write=may_write).replace(CARD, part.html)
    drawn = _plain_answer(part.mark, slug, anchor, language, may_write=may_write)
    return drawn.replace(ITEM, str(part.id)).replace(CARD, part.html).replace(KEY, part.reply_key)


def own(part: OwnPart, slug: str, language: str) -> str:
    """What this voice wrote to a question."""
    if not part.is_plain:
        return _own(part, slug)
    mine, second, me, guess = part.mine, part.second, part.own.me, part.own.guess
    # Both ratings of one voice stand nowhere else together, so they are not what this is kept under either.
    shape = replace(
        part,
        own=replace(part.own, id=NOBODY, text=TEXT, etag=ETAG, me=me and ME, guess=guess and GUESS),
        mine=mine and CardPart(ITEM, CARD, "", is_mine=True, reply_key=KEY),
        second=second and replace(second, etag=ETAG, key=AGAIN),
    )
    drawn = _plain_own(shape, slug, language).replace(f'"{TEXT}"', f'"{escape(part.own.text)}"')
    drawn = drawn.replace(ME, str(me)).replace(GUESS, str(guess))
    drawn = drawn.replace(TEXT, linebreaksbr(part.own.text)).replace(ETAG, part.own.etag)
    drawn = drawn.replace(AGAIN, second.key) if second else drawn
    return drawn.replace(ITEM, str(mine.id)).replace(CARD, mine.html).replace(KEY, mine.reply_key) if mine else drawn


@lru_cache(maxsize=1_000)
def plain_question(part: Hashable, page: tuple[tuple[str, Hashable], ...], _language: str) -> str:
    """A question in which nothing is typed, with places for what is one's own, and for the cards."""
    return _without_blanks(question(part, dict(page)))


def question(part: Hashable, page: dict[str, Any]) -> str:
    return _drawn("participants/discussion.html#question", q=part, page=page)


@lru_cache(maxsize=500)
def discussion(page: tuple[tuple[str, Hashable], ...], _language: str) -> str:
    """The page of a discussion around its passage and its questions."""
    return _without_blanks(_drawn("participants/discussion.html", page=dict(page)))


@lru_cache(maxsize=500)
def comparison(page: tuple[tuple[str, Hashable], ...], around: tuple[tuple[str, Hashable], ...], _language: str) -> str:
    """The compare page around its question."""
    return _drawn("participants/compare.html", page=dict(page), question=QUESTIONS, **dict(around))


@lru_cache(maxsize=2_000)
def compared(q: Hashable, slug: str, _language: str) -> str:
    """A question of the compare page, with places for what is one's own."""
    places = {"rings": OWN, "standing": STANDING, "themes": THEMES, "then": THEN, "opinions": OPINIONS}
    page = {"slug": slug, "ticket": TICKET}
    return _drawn("participants/compare.html#question", page=page, q=q, **places)


def ring(picture: MirrorPicture, dot: Dot, point: int, *, is_guess: bool) -> str:
    """The ring around a dot of the norm mirror."""
    is_right = point > 3 if is_guess else point == 5
    context = {"picture": picture, "dot": dot, "is_guess": is_guess, "is_right": is_right}
    return get_template("participants/parts/ring.html").render(context)


def part(template: str, page: dict[str, Any], **context: Any) -> str:
    """What is somebody's own, or seldom there: drawn anew each time."""
    return _drawn(template, page=page, **context)


@lru_cache(maxsize=500)
def scripts_words(slug: str, _language: str) -> SafeString:
    """What the scripts say."""
    return mark_safe(_drawn("participants/parts/words.html", page={"slug": slug}))  # noqa: S308 - a template's output


@lru_cache(maxsize=2_000)
def _plain_answer(mark: str, slug: str, anchor: str, _language: str, *, may_write: bool) -> str:
    return _answer(CardPart(ITEM, CARD, mark, reply_key=KEY), slug, anchor, may_write=may_write)


def _answer(part: CardPart, slug: str, anchor: str, *, may_write: bool) -> str:
    q = {"anchor": anchor, "may_write": may_write}
    return _drawn("participants/parts/answer.html", c=part, q=q, page={"slug": slug})


@lru_cache(maxsize=2_000)
def _plain_own(part: OwnPart, slug: str, _language: str) -> str:
    return _own(part, slug)


def _own(part: OwnPart, slug: str) -> str:
    return _drawn("participants/parts/own.html", q=part, page={"slug": slug})


def _without_blanks(html: str) -> str:
    """What is on the first view of a phone: a tenth of it would be blanks. No text of several lines stands in it."""
    return re.sub(r"\s*\n\s*", "\n", html)


def _drawn(template: str, *, page: dict[str, Any], **context: Any) -> str:
    base = reverse("participants:discussion", args=(page["slug"],))
    return get_template(template).render({"page": page, "base": base, "csrf_token": TOKEN, **context})
