"""Parts of pages that are the same for every reader: drawn once for each state, with places for what differs.

Nothing here holds what somebody wrote or typed without its being on the board.
"""

from __future__ import annotations

import re
from collections.abc import Hashable
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID

from django.template.loader import get_template
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from discussions.domain import words
from discussions.domain.board import BoardCard

TOKEN_HERE, KEY_HERE, TICKET_HERE = "token-goes-here", "key-goes-here", "ticket-goes-here"
_ITEM_HERE = "item-goes-here"


class OfOneRequest(NamedTuple):
    """What stands in the places: the form's token, the key of the row it makes, and the ticket of the stream."""

    token: str
    key: str
    ticket: str = ""

    def put_into(self, drawn: str) -> SafeString:
        html = drawn.replace(TOKEN_HERE, self.token).replace(KEY_HERE, self.key).replace(TICKET_HERE, self.ticket)
        return mark_safe(html)  # noqa: S308 - a template's own output, and three values without markup


@lru_cache(maxsize=10_000)
def card(found: BoardCard, _language: str) -> SafeString:
    """The group part of a card: the same bytes for every reader."""
    marks = words.marks(found.same, found.differently, found.read_by)
    drawn = get_template("participants/card.html").render({"card": found, "marks_words": marks})
    return mark_safe(drawn)  # noqa: S308 - a template's own output


def acts(item: UUID, mark: str, slug: str, anchor: str, language: str) -> str:
    """The buttons and forms of a card on which this voice has that mark."""
    return _acts(mark, slug, anchor, language).replace(_ITEM_HERE, str(item))


@lru_cache(maxsize=2_000)
def _acts(mark: str, slug: str, anchor: str, _language: str) -> str:
    return acts_as_typed({"id": _ITEM_HERE, "mark": mark, "reply_key": KEY_HERE}, slug, anchor)


def acts_as_typed(part: Any, slug: str, anchor: str) -> str:
    """As `acts`, drawn anew, for a card whose reply comes back with what was typed."""
    base = reverse("participants:discussion", args=(slug,))
    context = {"c": part, "q": {"anchor": anchor}, "base": base, "csrf_token": TOKEN_HERE}
    return get_template("participants/parts/acts.html").render(context)


@lru_cache(maxsize=2_000)
def blank_question(part: Hashable, slug: str, _language: str, *, is_live: bool) -> str:
    """A question to which this voice has not written, so that nothing of its own and of others is on it."""
    page = {"slug": slug, "ticket": TICKET_HERE if is_live else ""}
    context = {"q": part, "page": page, "csrf_token": TOKEN_HERE}
    drawn = get_template("participants/discussion.html#question").render(context)
    # Several stand on the first view of a phone, and a tenth of them would be blanks.
    return re.sub(r"\s*\n\s*", "\n", drawn)


@lru_cache(maxsize=500)
def scripts_words(slug: str, _language: str) -> SafeString:
    """What the scripts say."""
    drawn = get_template("participants/parts/words.html").render({"page": {"slug": slug}})
    return mark_safe(drawn)  # noqa: S308 - a template's own output
