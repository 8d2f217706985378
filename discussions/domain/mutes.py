"""Mute an item, not a person: whoever would make the item's tag again can write no more, and nobody learns who."""

from __future__ import annotations

from uuid import UUID

from discussions.models import Answer, Mute, Reply, Round, fetch

from .anonymity import Purpose, Voice

_MUTED = f"""
SELECT purpose, scope, tag FROM {Mute._meta.db_table} WHERE discussion_id IN (
    SELECT %(where)s::uuid UNION ALL SELECT discussion_id FROM {Round._meta.db_table} WHERE id = %(where)s
)
"""  # noqa: S608 - the names of our own tables


def mute(item: Answer | Reply) -> UUID | None:
    """Copy the purpose, the scope and the tag of an item; the id of the new mute, or None where it is muted already."""
    purpose, scope = (Purpose.ANSWER, item.round_id) if isinstance(item, Answer) else (Purpose.REPLY, item.id)
    row = {"discussion_id": item.discussion_id, "purpose": purpose.value.decode()}
    made, is_new = Mute.objects.get_or_create(scope=scope, tag=bytes(item.tag), defaults=row)
    return made.id if is_new else None


def unmute(mute_id: UUID) -> None:
    Mute.objects.filter(id=mute_id).delete()


def is_muted(voice: Voice, where: UUID) -> bool:
    """Whether this voice would make the tag of a muted item; `where` is the discussion, or one of its questions."""
    muted = fetch(_MUTED, {"where": where})
    return any(voice.tag(Purpose(purpose.encode()), scope) == bytes(tag) for purpose, scope, tag in muted)
