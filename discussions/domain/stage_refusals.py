"""Why something on the stage may not happen, as in `refusals`."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from .refusals import Refusal


class DoneAlready(Refusal):
    status = 409
    sentence = _("The group has moved on in the meantime, and nothing was done twice. This is where it is now.")


class TooLateToUndo(Refusal):
    status = 409
    sentence = _("There is no step left to undo: each can be undone for a minute.")


class NoTimer(Refusal):
    status = 409
    sentence = _("No timer is running. Start one first.")


class NoRoom(Refusal):
    status = 409
    sentence = _("The note does not fit on the takeaway any more. Shorten one of them; the note is kept here.")
