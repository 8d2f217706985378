"""This device's own place in what everybody reads of a question; drawn over it, and for this device only."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import get_language

from discussions.compare import pictures
from discussions.domain import comparing, group, theme_words
from discussions.domain.access import Visit
from discussions.domain.comparing import Compared, Standing
from discussions.domain.results import Result

from . import drawing


@dataclass(frozen=True)
class Own:
    standing: Standing
    themes_words: str


def own_of(visit: Visit, one: Compared) -> Own | None:
    """Where this voice stands in a question; None where it wrote nothing or reads nothing."""
    standing = comparing.standing(visit, one)
    if standing is None:
        return None
    has_card = standing.counted and standing.card
    return Own(standing, theme_words.own([theme.name for theme in standing.themes]) if has_card else "")


def rings(result: Result, standing: Standing) -> str:
    """The rings around one's own ratings, for over the picture; nothing where they are not in it yet."""
    if not standing.counted:
        return ""
    language = get_language()
    me, guess = (_rings(result, language, is_guess=is_guess) for is_guess in (False, True))
    return me.get(standing.me, "") + guess.get(standing.guess, "")


@lru_cache(maxsize=512)
def _rings(result: Result, _language: str, *, is_guess: bool) -> dict[int | None, str]:
    """A ring for each point of the scale: all of them, so that what is kept does not tell which were asked for."""
    picture = group.picture_of(result)
    if picture is None:
        return {}
    dots = {point: pictures.own_dot(picture, point, guess=is_guess) for point, _x in picture.columns}
    return {point: drawing.ring(picture, dot, point, is_guess=is_guess) for point, dot in dots.items() if dot}
