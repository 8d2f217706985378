"""Why something is not taken back."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from .refusals import Conflict


class ChangedMeanwhile(Conflict):
    sentence = _("This was changed in another window, so it was not taken back. Look at it again, then withdraw it.")
