"""Why an opinion group cannot be given a name."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from .refusals import Refusal


class GroupGone(Refusal):
    status = 409
    sentence = _("This group is not there any more: the marks were counted anew. Your name for it is here to copy.")
