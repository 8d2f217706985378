"""Where the group is, with the address that leads there, as every page of a discussion carries it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from discussions.domain import stage_phone
from discussions.domain.stage_phone import Pace


@dataclass(frozen=True)
class PacePart(Pace):
    """`anchor` is the place on the discussion page where somebody lands who comes late."""

    href: str = ""
    anchor: str = ""


def pace_part(discussion: Any) -> PacePart:
    pace = stage_phone.pace_of(discussion)
    if not pace.link_words:
        return PacePart(**vars(pace))
    anchor = f"question-{pace.number}" if pace.number else "title"
    return PacePart(**vars(pace), href=_address(discussion.slug, pace, anchor), anchor=anchor)


def _address(slug: str, pace: Pace, anchor: str) -> str:
    if pace.phase == "compare":
        return reverse("participants:compare_question", args=(slug, pace.number))
    if pace.phase == "close":
        return reverse("participants:takeaway", args=(slug,))
    return f"{reverse('participants:discussion', args=(slug,))}#{anchor}"
