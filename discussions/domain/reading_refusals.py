"""Why answers do not open at a time, or not before it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from .refusals import Refusal


class OpensAtItsTime(Refusal):
    status = 409
    sentence = _("These answers open at the time that was promised.")


class NoReadingTime(Refusal):
    status = 422
    sentence = _("No time is set at which the answers open. Set one in the settings first.")


class SealedAfterItsTime(Refusal):
    status = 409
    sentence = _("Sealing opens what still waits, and that was promised for a later time. Seal the discussion then.")
