"""Why what a facilitator sent is not kept beside what others have kept meanwhile, as in `refusals`."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from django.utils.translation import gettext_lazy as _

from .refusals import Conflict, Refusal


class HiddenOnly(Conflict):
    sentence = _(
        "The group does not read this page any more. Your texts are not kept yet: this was changed in another window. "
        "Both texts are here; choose what to keep."
    )


class AtOdds(Refusal):
    """`sentences` say by the name of each setting why it makes no sense beside the others."""

    status = 409
    sentence = _("Somebody else has changed the settings meanwhile, and these make no sense beside them.")

    def __init__(self, sentences: Mapping[str, str] = MappingProxyType({})) -> None:
        super().__init__()
        self.sentences = dict(sentences)
