"""Names for opinion groups, which facilitators give after reading what each of them says."""

from __future__ import annotations

from django.db import transaction

from discussions.compare.landscape import Landscape
from discussions.live.announce import announce
from discussions.models import Opinion, Round, new_version

from . import opinions
from .opinion_refusals import GroupGone
from .refusals import Overtaken


@transaction.atomic
def name_group(round_: Round, *, group: int, name: str, was: str = "") -> None:
    """Call a group by a name beside its letter; an empty one takes it back.

    Raises GroupGone without the group, Overtaken where it has by now a name that is neither this one nor what it `was`.
    """
    opinion = Opinion.objects.select_for_update().filter(round=round_, found__isnull=False).first()
    if opinion is None or not Landscape.from_json(opinion.found or {}).names_of({str(group): name}):
        raise GroupGone
    if opinion.names.get(str(group), "") not in ("", was, name):
        raise Overtaken
    opinion.names = {number: said for number, said in (opinion.names | {str(group): name}).items() if said}
    opinion.version = new_version()
    opinion.save(update_fields=("names", "version"))
    announce(round_.discussion.slug, opinions.topic(round_.question.number))
