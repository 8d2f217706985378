"""Why a reply is not changed."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from .refusals import Refusal, Withdrawn


class ReplyGone(Withdrawn):
    sentence = _(
        "This reply is no longer there: it was taken back, or changed in another window. Your text is here to copy."
    )


class ReplyHeld(Refusal):
    status = 409
    sentence = _(
        "The facilitator holds this reply, so it can be taken back but not changed. Your text is here to copy."
    )
