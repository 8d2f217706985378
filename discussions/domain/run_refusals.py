"""Why a discussion cannot be run again, or be compared with other teams."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from .refusals import Refusal


class NothingToRunAgain(Refusal):
    status = 409
    sentence = _("Only a discussion that people have been in can be run again: not a draft, and not a rehearsal.")


class NotCompared(Refusal):
    status = 409
    sentence = _("A draft or a rehearsal is compared with no other team.")
