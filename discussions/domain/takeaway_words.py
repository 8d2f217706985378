"""Sentences that a facilitator may take over into the takeaway page, made from figures alone."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from discussions.compare.findings import Spread

from . import words


def heard(number: int, finding: str) -> str:
    return _("Question %(number)s: %(finding)s") % {"number": number, "finding": finding}


def differ(number: int, *, spread: Spread | None, is_widest: bool, divided: int) -> str:
    """Where people differ on a question; empty where the figures show no difference."""
    said = []
    if is_widest:
        said.append(_("Our ratings lie farthest apart here."))
    if spread in {Spread.ALL_OVER, Spread.BOTH_ENDS}:
        said.append(words.spread(spread))
    if divided:
        said.append(
            ngettext("%(count)s answer divides us.", "%(count)s answers divide us.", divided) % {"count": divided}
        )
    return heard(number, " ".join(said)) if said else ""
