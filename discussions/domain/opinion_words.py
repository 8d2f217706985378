"""Every sentence that is said of opinion groups, in one place and translatable. Numbers are counts of people."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from discussions.compare.camps import Tally
from discussions.compare.landscape import CAMPS, LINE, NONE

# From here on the groups of one time are mostly the groups of another.
A_START = 100
NO_CAMPS_BELOW = 20


def letter(number: int) -> str:
    return chr(ord("A") + number % 26)


def group(number: int, name: str = "") -> str:
    if name:
        return _("Group %(letter)s: %(name)s") % {"letter": letter(number), "name": name}
    return _("Group %(letter)s") % {"letter": letter(number)}


def finding(pattern: str, placed: int, sizes: Sequence[tuple[int, int]]) -> str:
    """The verdict, before anything else; `sizes` has the number of each group and its people."""
    if pattern == CAMPS:
        parts = ", ".join(f"{letter(number)} {people}" for number, people in sizes)
        words = _("%(k)s opinion groups among the %(placed)s people who marked enough: %(parts)s.")
        return words % {"k": len(sizes), "placed": placed, "parts": parts}
    if pattern == LINE and placed < NO_CAMPS_BELOW:
        return _("We differ along a line. With fewer than 20 people nobody can tell whether these would be camps.")
    return {
        LINE: _("We differ along a line. Whether these are camps cannot be told from these marks."),
        NONE: _("No clear groups. The differences between us are what chance alone would give."),
    }.get(pattern, _("Too few to look for opinion groups."))


def why(pattern: str, placed: int) -> str:
    """What the verdict rests on."""
    if pattern in (CAMPS, LINE):
        return _("Chance alone, dealing the same marks anew, hardly ever gives such a picture.")
    if pattern == NONE:
        words = _("The marks of %(placed)s people were held against the same marks dealt anew by chance.")
        return words % {"placed": placed}
    return _(
        "At least 12 people have to have marked 7 answers each, or half of them where there are fewer, "
        "and 6 answers have to have 5 marks each that count here."
    )


def caption(placed: int, share: int) -> str:
    """What the map carries; below 20 people without a percentage, which so few cannot carry."""
    if placed < NO_CAMPS_BELOW:
        return _("Near means: marked alike. The edges of the map mean nothing.")
    words = _(
        "Near means: marked alike. The map carries %(share)s %% of the differences between %(placed)s people; "
        "its edges mean nothing."
    )
    return words % {"share": share, "placed": placed}


def start(placed: int) -> str:
    """What so few people cannot tell."""
    return _("With so few people this is where a talk begins, not what we are.") if placed < A_START else ""


def kept(*, is_final: bool) -> str:
    if is_final:
        return _(
            "Counted after closing. The marks were taken apart for good; the map shows where each group stands "
            "and how far it reaches, and nobody's own place."
        )
    return _(
        "It is counted anew when three or more people have marked. After closing the marks are taken apart for good."
    )


def people(count: int) -> str:
    return ngettext("%(count)s person", "%(count)s people", count) % {"count": count}


def share(tally: Tally | None) -> str:
    """How a group sees an answer; nothing where a floor hides it."""
    return _("%(agree)s of %(seen)s") % {"agree": tally.agree, "seen": tally.seen} if tally else _("hidden")


def typical(tally: Tally, *, agrees: bool) -> str:
    if agrees:
        return _("true for %(count)s of %(seen)s of them") % {"count": tally.agree, "seen": tally.seen}
    return _("%(count)s of %(seen)s of them see it differently") % {"count": tally.disagree, "seen": tally.seen}


def ends(tallies: Sequence[tuple[int, Tally]]) -> str:
    """An answer in all groups, in words: "A 9 of 10, B 1 of 8"."""
    return ", ".join(f"{letter(number)} {share(tally)}" for number, tally in tallies)


def agreement(number: int, alike: int, common: int) -> str:
    words = _("You mark as most of %(group)s do on %(alike)s of %(common)s answers.")
    return words % {"group": group(number), "alike": alike, "common": common}


def own_place(nearest: int | None) -> str:
    if nearest is None:
        return _("The ring is where your marks put you.")
    return _("The ring is where your marks put you, nearest to %(group)s.") % {"group": group(nearest)}
