"""The receipt: what is known here, made from the checks that ran and the settings of this discussion."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from discussions.models import Discussion

from .promises import Promise, promises


@dataclass(frozen=True)
class Receipt:
    """`proven` was checked just now; `trust` holds while the server is not changed; `never` is not promised."""

    proven: tuple[Promise, ...]
    who_sees: tuple[str, ...]
    trust: tuple[str, ...]
    never: tuple[str, ...]
    delete_on: date


def receipt_of(discussion: Discussion) -> Receipt:
    return Receipt(promises(), _who_sees(discussion), _trust(), _never(), discussion.delete_on)


def _who_sees(discussion: Discussion) -> tuple[str, ...]:
    floors = {"texts": discussion.floor_texts, "figures": discussion.floor_figures}
    return (
        _rule_words(discussion),
        _("Texts open when %(texts)s people have answered a question, figures when %(figures)s have.") % floors,
        _("New and changed answers, replies and marks become visible three or more together, never one by one."),
        _("The facilitator sees no more about you than the group does."),
        _("You can change or take back what you wrote from this browser until the discussion is deleted."),
    )


def _rule_words(discussion: Discussion) -> str:
    return {
        Discussion.ReadingRule.AFTER_OWN: _(
            "You read the others' answers to a question after answering or passing it."
        ),
        Discussion.ReadingRule.WHEN_OPENED: _("Answers are sealed until the facilitator opens them."),
        Discussion.ReadingRule.AT_TIME: _("Answers are sealed until the time that was set."),
    }[Discussion.ReadingRule(discussion.reading_rule)]


def _trust() -> tuple[str, ...]:
    return (
        _(
            "The server forgets at once which browser sent what. A changed server could remember from then on; "
            "it could not unmask the past."
        ),
        _(
            "Only this browser can show what is yours. Whoever uses it after you can, too: "
            "forget this device when you share it."
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
