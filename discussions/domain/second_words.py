"""Sentences about second thoughts: who reads them, and how ratings moved after reading."""

from __future__ import annotations

from django.utils.translation import gettext as _

from discussions.compare.movement import Cells, Crossing, Moved, way


def who_reads(is_beside: bool) -> str:
    if is_beside:
        return _("The group reads it beside your first answer.")
    return _("Only you can read it.")


def rated_only() -> str:
    return _("It counts in the picture of all; nobody sees whose it is.")


def told(*, checks_first: bool) -> str:
    """What a second thought does, before it is sent."""
    said = _(
        "Your first answer stays as it is, with its marks. The group reads the second text only if you let it, beside "
        "the first. A second rating counts in the picture of all; nobody sees whose it is."
    )
    if not checks_first:
        return said
    return f"{said} {_('The facilitator reads a second text first; until then your answer is off the board.')}"


def moved(cells: Cells, *, low: str, high: str) -> str:
    """How ratings moved after reading, in counts of people; those who did not rate again are counted as staying."""
    said = {
        Moved.NOBODY: _("After reading, none of %(n)s moved."),
        Moved.UP: _("After reading, %(up)s of %(n)s moved towards “%(high)s”; %(kept)s stayed, or did not rate again."),
        Moved.DOWN: _(
            "After reading, %(down)s of %(n)s moved towards “%(low)s”; %(kept)s stayed, or did not rate again."
        ),
        Moved.BOTH: _(
            "After reading, %(up)s of %(n)s moved towards “%(high)s” and %(down)s towards “%(low)s”; %(kept)s stayed, "
            "or did not rate again."
        ),
        Moved.ALL_UP: _("After reading, all %(n)s moved towards “%(high)s”."),
        Moved.ALL_DOWN: _("After reading, all %(n)s moved towards “%(low)s”."),
    }[way(cells)]
    return said % {**cells._asdict(), "n": cells.n, "low": low, "high": high}


def cells(found: Cells, *, low: str, high: str) -> tuple[tuple[str, int], ...]:
    """The rows of the table behind that sentence."""
    return (
        (_("Stayed, or did not rate again"), found.kept),
        (_("Moved towards “%(end)s”") % {"end": high}, found.up),
        (_("Moved towards “%(end)s”") % {"end": low}, found.down),
    )


def beside_bar(found: Cells, *, low: str, high: str) -> str:
    """What the parts of the bar mean, from its left: "2 towards “hardly ever” · 7 stayed, or did not rate again"."""
    parts = (
        (found.down, _("%(count)s towards “%(end)s”") % {"count": found.down, "end": low}),
        (found.kept, _("%(count)s stayed, or did not rate again") % {"count": found.kept}),
        (found.up, _("%(count)s towards “%(end)s”") % {"count": found.up, "end": high}),
    )
    return " · ".join(said for count, said in parts if count)


def crossing(found: Crossing, *, high: str) -> tuple[tuple[str, int], ...]:
    """The four cells of two readings of one scale; leaning towards an end is one of the two points next to it."""
    said = {"end": high}
    return (
        (_("Leaned towards “%(end)s” before and after") % said, found.both),
        (_("Towards “%(end)s” only before reading") % said, found.before_only),
        (_("Towards “%(end)s” only after reading") % said, found.after_only),
        (_("Neither before nor after"), found.neither),
    )


def movement_hidden(floor: int) -> str:
    """Why the movement is not shown; whether too few rated again or too few moved is not said."""
    return _(
        "How ratings moved after reading opens when %(floor)s have rated again and no count points at one person."
    ) % {"floor": floor}


def own_move(first: int, second: int) -> str:
    """Where this voice went, on its own device."""
    if first == second:
        return _("You stayed at %(value)s.") % {"value": first}
    return _("You went from %(first)s to %(second)s.") % {"first": first, "second": second}
