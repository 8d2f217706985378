"""Sentences about two runs of one team, and about several teams beside each other. Numbers are counts of people."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from discussions.compare.beside import Beside, Gap
from discussions.compare.outward import FEWEST
from discussions.models import Discussion


def told(discussion: Discussion) -> tuple[str, ...]:
    """What people are told of other runs and other teams, before they write and at any time."""
    return (_runs_told(discussion), _teams_told(discussion))


def _runs_told(discussion: Discussion) -> str:
    if discussion.earlier_id is not None:
        return _(
            "This team read the passage before. The figures and the frequent themes of both times stand side by side; "
            "nothing joins a person of one time to a person of the other."
        )
    return _(
        "If this team reads the passage again later, the figures and the frequent themes of this time stand there "
        "beside the new ones, without any answer; nothing joins a person of one time to a person of the other."
    )


def _teams_told(discussion: Discussion) -> str:
    if not discussion.agreed:
        return _(
            "No other team sees anything of this one, unless this team agrees to it. That is asked in the room, "
            "and told here."
        )
    return _(
        "This team agreed to be compared: teams that read this passage with one of the same facilitators, and agreed "
        "too, see its figures once %(floor)s people are in them, and the names of themes that as many answers are "
        "under. With fewer, its figures show once it is sealed, in a sum with other small teams at most. They see "
        "no answer. Tell a facilitator if this should end; it ends at once."
    ) % {"floor": max(FEWEST, discussion.floor_figures)}


def then_and_now(found: Beside | None, *, end: str) -> str:
    """What became of a rating, from its counts in both runs."""
    if found is None:
        return ""
    unclear = _("No clear difference with this few people: %(then)s leaned towards “%(end)s” then, %(now)s now.")
    said = {
        Gap.TOO_FEW: ngettext(
            "%(then)s leaned towards “%(end)s” then, %(now)s does now. That is too few people for a word.",
            "%(then)s leaned towards “%(end)s” then, %(now)s do now. That is too few people for a word.",
            found.second_high,
        ),
        Gap.MORE: _("More lean towards “%(end)s” now: %(now)s, and %(then)s then."),
        Gap.FEWER: _("Fewer lean towards “%(end)s” now: %(now)s, and %(then)s then."),
        Gap.ALIKE: unclear,
        Gap.UNCLEAR: unclear,
    }[found.gap]
    numbers = {"then": _of(found.first_high, found.first_n), "now": _of(found.second_high, found.second_n), "end": end}
    return " ".join(filter(None, (said % numbers, _range(found))))


def beside_us(found: Beside | None, *, team: str, end: str) -> str:
    """Another team beside this one."""
    if found is None:
        return ""
    both = (found.first_high > found.first_n / 2, found.second_high > found.second_n / 2)
    said = {
        Gap.TOO_FEW: ngettext(
            "%(team)s: %(there)s leans towards “%(end)s”, here %(here)s. That is too few for a word.",
            "%(team)s: %(there)s lean towards “%(end)s”, here %(here)s. That is too few for a word.",
            found.second_high,
        ),
        Gap.MORE: _("%(team)s: more lean towards “%(end)s” there, %(there)s, than here, %(here)s."),
        Gap.FEWER: _("%(team)s: fewer lean towards “%(end)s” there, %(there)s, than here, %(here)s."),
        Gap.ALIKE: _("%(team)s: most lean towards “%(end)s” there, %(there)s, and here, %(here)s.")
        if all(both)
        else ngettext(
            "%(team)s: only %(there)s leans towards “%(end)s” there, and only %(here)s here.",
            "%(team)s: only %(there)s lean towards “%(end)s” there, and only %(here)s here.",
            found.second_high,
        ),
        Gap.UNCLEAR: ngettext(
            "%(team)s: %(there)s leans towards “%(end)s” there, %(here)s here.",
            "%(team)s: %(there)s lean towards “%(end)s” there, %(here)s here.",
            found.second_high,
        ),
    }[found.gap]
    numbers = {"here": _of(found.first_high, found.first_n), "there": _of(found.second_high, found.second_n)}
    return " ".join(filter(None, (said % (numbers | {"team": team, "end": end}), _range(found))))


def _of(part: int, whole: int) -> str:
    return _("%(part)s of %(whole)s") % {"part": part, "whole": whole}


def _range(found: Beside) -> str:
    """How far chance reaches, put for ten people so that it is told in people."""
    if found.gap is Gap.TOO_FEW:
        return ""
    if found.gap in (Gap.ALIKE, Gap.UNCLEAR):
        words = _("Put for ten people, chance leaves open from %(fewer)s fewer to %(more)s more.")
        return words % {"fewer": -found.fewest, "more": found.most}
    if found.gap is Gap.MORE:
        words, least, most = _("Put for ten people, that is %(least)s to %(most)s more."), found.fewest, found.most
    else:
        words, least, most = _("Put for ten people, that is %(least)s to %(most)s fewer."), -found.most, -found.fewest
    return words % {"least": least or _("hardly 1"), "most": most}


def together(high: int, n: int, *, end: str) -> str:
    said = ngettext(
        "All teams together: %(part)s leans towards “%(end)s”.",
        "All teams together: %(part)s lean towards “%(end)s”.",
        high,
    )
    return said % {"part": _of(high, n), "end": end}


def no_total() -> str:
    """Why there is no sum; how many people are left out, and whether any are, is not told."""
    return _("There is no total here: it would tell what is in a team whose figures are not shown.")


def pool(names: Sequence[str]) -> str:
    """The name of what stands for several small teams."""
    return _("The other teams together: %(teams)s") % {"teams": " · ".join(names)}


def team_pooled() -> str:
    return _("Too small to stand alone: its figures are part of “The other teams together”, and stay there.")


def pool_hidden() -> str:
    return _("Too small to stand alone, and what it was put together with is not here: its figures are hidden.")


def team_hidden(floor: int) -> str:
    return _(
        "Not shown for now: its figures stand here from %(floor)s people on, and move on when as many have changed."
    ) % {"floor": floor}
