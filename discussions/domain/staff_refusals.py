"""Why what a facilitator sent is not kept beside what others have kept meanwhile, as in `refusals`."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from .refusals import Conflict


class HiddenOnly(Conflict):
    sentence = _(
        "The group does not read this page any more. Your texts are not kept yet: this was changed in another window. "
        "Both texts are here; choose what to keep."
    )
