"""The words of the screen's pictures; most stand on the compare page in the same words."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def part_of(heading: str, part: int, parts: int) -> str:
    """The heading of a long answer that stands alone."""
    said = heading or _("A long answer")
    if parts == 1:
        return said
    return _("%(heading)s, part %(part)s of %(parts)s") % {"heading": said, "part": part, "parts": parts}


def nothing_in(view: str) -> str:
    return {
        "agreed": _("No answer is true for most of its readers yet, from five readers on."),
        "differ": _("No answer divides its readers yet, from five readers on."),
        "heard": _("Nothing here yet: it needs an answer that everybody else has read."),
    }[view]


def people(count: int) -> str:
    return ngettext("%(count)s person", "%(count)s people", count) % {"count": count}


def where_each_went_is_hidden() -> str:
    return _("From where to where each of them went stays hidden: it could point at a person.")


def two_readings() -> str:
    return _("Two readings of one scale, held against each other")


def marks_are_not_joined() -> str:
    return _("Marks are not joined here, so nobody looks for opinion groups.")


def common_ground() -> str:
    return _("Common ground")


def where_groups_part() -> str:
    return _("Where the groups part")


def towards_the_ends() -> tuple[str, str]:
    return _("Truer further to the left"), _("Truer further to the right")


def no_lines(*, is_open: bool) -> str:
    if is_open:
        return _("No line has enough marks yet.")
    return _("What was marked opens together with the first answers.")


def lines_that_moved_us() -> str:
    return _("Lines that moved us")


def opposite_ways() -> str:
    return _("Read in opposite ways")


def no_earlier_run() -> str:
    return _("There is no earlier time to hold this question against, or its answers were never opened.")


def people_of_both(then: str, now: str) -> str:
    return " ".join((_("Then: %(people)s.") % {"people": then}, _("Now: %(people)s.") % {"people": now}))


def other_people() -> str:
    return _("They may be other people; nothing joins anybody then to anybody now.")


def then_and_now() -> str:
    return _("Then and now")


def both_times() -> tuple[str, str]:
    return _("Then"), _("Now")


def words_were_changed() -> str:
    return _("The words were changed in between, so both stand side by side and no difference is drawn.")


def themes_of_both() -> tuple[str, str, str]:
    return _("Still here:"), _("Gone, or rarer than that now:"), _("New, or rarer than that then:")


def other_teams() -> str:
    return _("Beside other teams")


def not_agreed() -> str:
    return _("This team has not agreed to be compared with others.")


def no_other_team() -> str:
    return _("No other team has agreed to be compared yet. Once one has, it stands here beside this one.")


def nothing_of_teams() -> str:
    return _("There is nothing to hold side by side in this question yet.")


def beside_each_other() -> tuple[str, str, str]:
    return (
        _("Differs"),
        _("No clear difference, and most on the same side"),
        _("No clear difference with this few people"),
    )


def in_every_team() -> str:
    return _("Frequent in every team:")


def only_in(team: str) -> str:
    return _("Frequent only in %(team)s:") % {"team": team}
