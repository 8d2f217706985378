"""Every sentence that is made from figures or states, in one place and translatable. Numbers are counts."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from discussions.compare.cards import Coverage
from discussions.compare.findings import Guessed, Mirror, OwnPlace, Spread, Verdict

from . import opening_words
from .opening_words import Rest

STEP = 3

_OWN_STATES = {
    "sealed": gettext_lazy("Sealed. It opens together with the others."),
    "readable": gettext_lazy("Readable for the group."),
    "passed": gettext_lazy("Counted as a pass."),
    "reworded": gettext_lazy("Readable, and marked as reworded."),
    "below_floor": gettext_lazy("Kept back with the others until enough of them can be read."),
    "checking": gettext_lazy("The facilitator reads it before the others can, and does not know whose it is."),
    "held": gettext_lazy("Held by the facilitator, who does not know whose it is. The others cannot read it."),
    "sent_back": gettext_lazy("Sent back by the facilitator, who does not know whose it is."),
    "under_held": gettext_lazy("The answer it belongs to is held. It comes back together with it."),
    "under_nothing": gettext_lazy("The answer it belongs to is a pass now. Nobody else can read this."),
}


def texts_hidden(answered: int, floor: int) -> str:
    if answered == 0:
        return _("Nobody has written an answer here yet.")
    words = ngettext(
        "%(count)s answered; texts open at %(floor)s.", "%(count)s answered; texts open at %(floor)s.", answered
    )
    return words % {"count": answered, "floor": floor}


def figures_hidden(rated: int | None, floor: int, *, answered: int) -> str:
    """Why a scale is closed; `rated` is None where not even that may be told.

    The number of those who rated is not: it would tell of each new answer whether its writer did.
    """
    if rated is None:
        return _("Closed for now: fewer than %(floor)s are left, or too few have come since.") % {"floor": floor}
    if rated == 0:
        return _("Nobody has rated this yet; figures open at %(floor)s.") % {"floor": floor}
    if not 0 < answered < floor:
        return _("Fewer than %(floor)s have rated; figures open at %(floor)s.") % {"floor": floor}
    words = ngettext(
        "%(count)s answered; figures open at %(floor)s.", "%(count)s answered; figures open at %(floor)s.", answered
    )
    return words % {"count": answered, "floor": floor}


def guess_hidden(guessed: int | None, floor: int) -> str:
    """Why the guesses are closed while the ratings are open; `guessed` as for `figures_hidden`."""
    if guessed is None:
        return _("The guesses are closed for now: fewer than %(floor)s are left, or too few have come since.") % {
            "floor": floor
        }
    if guessed == 0:
        return _("Nobody has guessed yet; the guesses open at %(floor)s.") % {"floor": floor}
    return _("Fewer than %(floor)s have guessed; the guesses open at %(floor)s.") % {"floor": floor}


def all_passed(passed: int) -> str:
    words = ngettext(
        "%(count)s person passed; nobody wrote an answer.", "All %(count)s passed; nobody wrote an answer.", passed
    )
    return words % {"count": passed}


def marks(same: int, differently: int, read_by: int) -> str:
    """The marks of one answer: "true for 9 of the 11 who read it · 1 sees it differently"."""
    if read_by == 0:
        return ""
    first = ngettext("true for %(same)s of the 1 who read it", "true for %(same)s of the %(read)s who read it", read_by)
    second = ngettext("%(count)s sees it differently", "%(count)s see it differently", differently)
    parts = [first % {"same": same, "read": read_by}]
    if differently:
        parts.append(second % {"count": differently})
    return " · ".join(parts)


def people(answered: int, passed: int) -> str:
    """Who took part in a question: "11 answered, 1 passed"."""
    said = ngettext("%(count)s answered", "%(count)s answered", answered) % {"count": answered}
    return _("%(answered)s, %(passed)s passed") % {"answered": said, "passed": passed} if passed else said


def coverage(found: Coverage) -> str:
    """Whether every answer has been read by somebody, and by a second person, as of the last tick."""
    if found.answers == 0:
        return ""
    if found.read_by_two == found.answers:
        return _("Every answer has been read by two people or more.")
    if found.read_by_one == found.answers:
        words = ngettext(
            "Every answer has been read by someone, %(count)s of them by one person alone.",
            "Every answer has been read by someone, %(count)s of them by one person alone.",
            found.answers - found.read_by_two,
        )
        return words % {"count": found.answers - found.read_by_two}
    words = ngettext(
        "%(count)s answer has not been read by anyone yet.",
        "%(count)s answers have not been read by anyone yet.",
        found.answers - found.read_by_one,
    )
    return words % {"count": found.answers - found.read_by_one}


def own_state(state: str, rest: Rest) -> str:
    """How something of one's own stands; `rest` is what lets it out where it waits."""
    return opening_words.joins(rest) if state == "waiting" else str(_OWN_STATES[state])


def voices(count: int, expected: int) -> str:
    said = ngettext("%(voices)s voice, %(expected)s expected", "%(voices)s voices, %(expected)s expected", count)
    return said % {"voices": count, "expected": expected}


def closed(*, is_sealed: bool) -> str:
    if is_sealed:
        return _("This discussion is closed and sealed. You can still read; nobody can show what is theirs any more.")
    return _("This discussion is closed. You can still read what is open, and take back what you wrote.")


def not_asked_yet() -> str:
    return _("The facilitator has not asked this question yet.")


def at_least(count: int) -> str:
    """A count while answers are sealed, rounded down to a step of three."""
    if count < STEP:
        return _("fewer than 3 have answered")
    return _("%(count)s or more have answered") % {"count": count}


def kind(value: str) -> str:
    return {"text": _("Answer"), "pass": _("Pass"), "reply": _("Reply")}[value]


def discussion_state(state: str) -> str:
    return {"draft": _("Draft"), "open": _("Open"), "closed": _("Closed")}[state]


def round_state(state: str) -> str:
    return {"waiting": _("Not asked yet"), "writing": _("Writing, sealed"), "readable": _("Readable")}[state]


def finding(found: Mirror | None, *, low: str, high: str) -> str:
    """The norm mirror in a sentence or two, from counts of people; nothing is said where nobody rated."""
    if found is None:
        return ""
    said = ngettext(
        "%(high)s of %(n)s leans towards “%(end)s”.", "%(high)s of %(n)s lean towards “%(end)s”.", found.me_high
    )
    if found.me_n == 1:
        said = _("%(high)s of %(n)s person leans towards “%(end)s”.")
    parts = [said % {"high": found.me_high, "n": found.me_n, "end": high}]
    if found.kind is not Guessed.NO_GUESS:
        parts.append(_guessed(found) % {"high": found.guess_high, "n": found.guess_n})
    return " ".join(parts)


def _guessed(found: Mirror) -> str:
    return {
        Guessed.FEWER: _("Most of us guessed that few would: %(high)s of %(n)s expected it of this team."),
        Guessed.MORE: _("Most of us guessed that many would: %(high)s of %(n)s expected it of this team."),
        Guessed.ALIKE: _("Our guesses point the same way: %(high)s of %(n)s expected it of this team."),
        Guessed.NEITHER: _("%(high)s of %(n)s expected it of this team."),
    }[found.kind]


def spread(found: Spread | None) -> str:
    """How far apart the answers lie; below 8 answers the dots speak."""
    if found is None:
        return ""
    return {
        Spread.CLOSE_TOGETHER: _("Our answers are close together."),
        Spread.SOME_SPREAD: _("There is some spread in our answers."),
        Spread.ALL_OVER: _("Our answers are all over the scale."),
        Spread.BOTH_ENDS: _("Our answers are pulled to both ends."),
    }[found]


def verdict(found: Verdict) -> str:
    """The word for the marks of one answer; none where the numbers do not carry one."""
    return {
        Verdict.NUMBERS_ONLY: "",
        Verdict.MOST_AGREE: _("most agree"),
        Verdict.MOST_DIFFER: _("most see it differently"),
        Verdict.DIVIDED: _("divided"),
        Verdict.MANY_UNSURE: _("many unsure"),
        Verdict.TOO_EARLY: _("too early to say"),
    }[found]


def too_early_to_be_sure() -> str:
    return _("so far, and too early to be sure")


def place(found: OwnPlace) -> str:
    """Where one stands in the picture, in counts of all who are in it."""
    numbers = {"higher": found.higher, "same": found.same, "lower": found.lower}
    return _("In the picture: %(higher)s higher than you, %(same)s where you are, %(lower)s lower.") % numbers


def texts_finding(cards: int, agreed: int) -> str:
    """The sentence of a question without a scale: how many answers ring true for most who read them."""
    if not cards:
        return ""
    if not agreed:
        return ngettext(
            "%(cards)s answer, and too early to say that most find it true.",
            "%(cards)s answers, and too early to say of any that most find it true.",
            cards,
        ) % {"cards": cards}
    words = ngettext(
        "%(agreed)s of %(cards)s answers is true for most who read it.",
        "%(agreed)s of %(cards)s answers are true for most who read them.",
        agreed,
    )
    return words % {"agreed": agreed, "cards": cards}
