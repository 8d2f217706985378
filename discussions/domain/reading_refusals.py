"""Why answers do not open before the time that was promised."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from .refusals import Refusal


class OpensAtItsTime(Refusal):
    status = 409
    sentence = _("These answers open at the time that was promised.")


class SealedAfterItsTime(Refusal):
    status = 409
    sentence = _("Sealing opens what still waits, and that was promised for a later time. Seal the discussion then.")
