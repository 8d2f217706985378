"""The receipt: what is known here, made from the checks that ran and the settings of this discussion."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from discussions.models import Discussion

from . import rounds, run_words, settings_words, ticks
from .promises import Promise, promises


@dataclass(frozen=True)
class Receipt:
    """`proven` was checked just now; `trust` holds while the server is not changed; `never` is not promised."""

    proven: tuple[Promise, ...]
    who_sees: tuple[str, ...]
    trust: tuple[str, ...]
    never: tuple[str, ...]
    delete_on: date
    tells_times: bool


def receipt_of(discussion: Discussion) -> Receipt:
    tells_times = bool(_time_words(discussion))
    return Receipt(promises(), _who_sees(discussion), _trust(), _never(), discussion.delete_on, tells_times)


def _who_sees(discussion: Discussion) -> tuple[str, ...]:
    floors = {"texts": discussion.floor_texts, "figures": discussion.floor_figures}
    return (
        f"{rule_words(discussion)} {_own_first_words(discussion)}",
        _("Texts open when %(texts)s people have answered a question, figures when %(figures)s have.") % floors,
        _(
            "New and changed answers, replies and marks become visible three or more together. What is left over in "
            "the end becomes visible then, perhaps alone. A concern alone reaches the facilitator at once."
        ),
        _checking_words(discussion),
        *_joining_words(discussion),
        *_time_words(discussion),
        *_door_words(discussion),
        _(
            "A second text is yours alone unless you let the group read it beside your first. "
            "A second rating is counted like the first ones."
        ),
        *run_words.told(discussion),
        *_room_words(),
        _owning_words(discussion),
    )


def rule_words(discussion: Discussion) -> str:
    """When one reads the others' answers, in one line; that it takes an own answer first is said apart."""
    if discussion.reading_rule == Discussion.ReadingRule.AT_TIME and not ticks.is_promised(discussion):
        return _("Answers were sealed until the time that was set, and it has come.")
    return {
        Discussion.ReadingRule.AFTER_OWN: _(
            "You read the others' answers to a question after answering or passing it."
        ),
        Discussion.ReadingRule.WHEN_OPENED: _(
            "Answers are sealed until the facilitator opens them, or until closing at the latest."
        ),
        Discussion.ReadingRule.AT_TIME: _("Answers are sealed until the time that was set."),
    }[Discussion.ReadingRule(discussion.reading_rule)]


def _own_first_words(discussion: Discussion) -> str:
    """Who reads without having written; and where answers are sealed for all, that one writes first after that, too."""
    if discussion.reading_rule == Discussion.ReadingRule.AFTER_OWN:
        return _("Once the discussion is closed, everybody here reads them; a closing thread at any time.")
    return _(
        "Then you read those to a question after answering or passing it. Once the discussion is closed, everybody "
        "here reads them; a closing thread as soon as it opens."
    )


def _checking_words(discussion: Discussion) -> str:
    if discussion.moderation == Discussion.Moderation.CHECK_FIRST:
        return _("The facilitator reads each answer before the group does, and sees no more about you than the group.")
    return _(
        "Answers are not checked first. The facilitator sees no more about you than the group does, "
        "except answers that were put on hold."
    )


def _joining_words(discussion: Discussion) -> tuple[str, ...]:
    if not discussion.joins_marks:
        return ()
    return (
        _(
            "Your marks on the answers to a question are joined to each other, so that opinion groups can be found. "
            "Until they are counted, the server knows which marks come from one hand, and not whose hand it is."
        ),
        _(
            "About a quarter of the marks, drawn by chance, are left out of this, so that the mark that is missing on "
            "your own answer does not point at you. It becomes harder to find out what else you marked, not impossible."
        ),
        _(
            "When the discussion has closed, the marks are counted one last time and taken apart for good. "
            "Only sizes and shares of groups stay, each of 3 people or more."
        ),
    )


def _time_words(discussion: Discussion) -> tuple[str, ...]:
    """The times that were set, each with its zone; nothing is said of one that was not."""
    times = []
    if discussion.reads_at and ticks.is_promised(discussion):
        sentence = _("The answers open on %(moment)s.")
        times.append(settings_words.with_moment(sentence, discussion.reads_at, discussion.time_zone))
    until = until_words(discussion)
    return (*times, until) if until else tuple(times)


def until_words(discussion: Discussion) -> str:
    """Until when one can write; empty where no time is set, and once nothing more is taken."""
    if discussion.closes_at is None or rounds.is_over(discussion):
        return ""
    return settings_words.with_moment(_("You can write until %(moment)s."), discussion.closes_at, discussion.time_zone)


def _door_words(discussion: Discussion) -> tuple[str, ...]:
    return (_("The door is closed: nobody new is let in."),) if discussion.door_locked else ()


def _room_words() -> tuple[str, ...]:
    return (
        _(
            "The facilitator can put answers that have opened on a screen in the room. "
            "Whoever has the link can open that page, too."
        ),
        _("How many have this page open is counted while it is, without a name, and written down nowhere."),
    )


def _owning_words(discussion: Discussion) -> str:
    if discussion.is_sealed:
        return _("This discussion is sealed: nobody can show any more who wrote what, and nothing can be changed.")
    told = (
        _("You can take back what you wrote from this browser until %(day)s, when all is deleted.")
        if rounds.is_over(discussion)
        else _(
            "From this browser you can change your answers while the discussion is open, and take back whatever you "
            "wrote until %(day)s, when all is deleted."
        )
    )
    return told % {"day": date_format(discussion.delete_on, "j F Y")}


def _trust() -> tuple[str, ...]:
    return (
        _(
            "The server forgets at once which browser sent what. A changed server could remember from then on; "
            "it could not unmask the past."
        ),
        _(
            "Only this browser can show what is yours, and a device that you take it to. "
            "Whoever uses them after you can, too: forget a device that you share."
        ),
        _(
            "The four words that take it to another device are kept nowhere. What they open is locked, "
            "and gone after ten minutes."
        ),
    )


def _never() -> tuple[str, ...]:
    return (
        _("Your own words and style can give you away."),
        _("If everybody says the same, everybody knows what each one said."),
        _("If everybody else compares notes, what is left is yours."),
        _("A watched screen or network is outside of what this site can protect."),
        _("What somebody has read or copied cannot be called back."),
        _("With an open link, one person can write as two."),
    )
