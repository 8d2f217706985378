"""Why a second device is not let in."""

from __future__ import annotations

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from .refusals import Refusal


class NotFourWords(Refusal):
    status = 422
    sentence = _("Type all four words, with a space between them, or paste the whole text.")


class UnknownWord(Refusal):
    status = 422

    def __init__(self, word: str = "…") -> None:
        super().__init__(
            _now("Look at “%(word)s” once more: it is none of the words that are shown here.") % {"word": word}
        )


class WrongWords(Refusal):
    status = 404
    sentence = _(
        "These four words open nothing here. They work once, for ten minutes, and are gone after five wrong tries. "
        "Look at them once more, or let the other device show new ones."
    )


class WrongText(Refusal):
    status = 404
    sentence = _("This text opens nothing here. It may be of another discussion, or a part of it is missing.")


class TooManyWrongWords(Refusal):
    status = 429
    sentence = _("Many wrong words were typed just now. Wait a minute, then try again.")


class TooManyPairings(Refusal):
    status = 429
    sentence = _("Many devices are shown words at the moment. Wait a few minutes, then try again.")


class HasWritten(Refusal):
    status = 409
    sentence = _(
        "This browser has written here already, and two cannot be made into one. "
        "Choose below to leave behind what it wrote, or change nothing and go back."
    )


class NothingToTake(Refusal):
    status = 409
    sentence = _("This browser has written nothing here yet, so there is nothing to go on with elsewhere.")
