"""Sentences about replies."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import gettext as _

from .opening_words import Rest


def changing(rest: Rest, *, checks_first: bool) -> str:
    """What changing a reply does, before it is sent; `rest` is what lets it out in the end."""
    if rest is Rest.SEALING:
        said = _(
            "The words that stand now are deleted at once. The new ones join with the next %(others)s, or when the "
            "discussion is sealed, then perhaps alone."
        )
    else:
        said = _(
            "The words that stand now are deleted at once. The new ones join with the next %(others)s, or at the end, "
            "then perhaps alone."
        )
    said %= {"others": settings.TICK_VOICES - 1}
    if not checks_first:
        return said
    return f"{said} {_('The facilitator reads them first.')}"
