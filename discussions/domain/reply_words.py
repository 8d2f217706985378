"""Sentences about replies."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import gettext as _


def changing(*, checks_first: bool) -> str:
    """What changing a reply does, before it is sent."""
    said = _(
        "The words that stand now are deleted at once. The new ones join with the next %(count)s, or at the end, then "
        "perhaps alone."
    ) % {"count": settings.TICK_VOICES - 1}
    if not checks_first:
        return said
    return f"{said} {_('The facilitator reads them first.')}"
