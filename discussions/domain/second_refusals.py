"""Why a second thought is not taken."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from .refusals import Refusal


class NoFirst(Refusal):
    status = 409
    sentence = _("A second thought stands beside a first one. Answer the question first; your text is here to copy.")


class NothingAgain(Refusal):
    status = 422
    sentence = _("There is no second thought in it yet. Write one, or choose a second rating.")
