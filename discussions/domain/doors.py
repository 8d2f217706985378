"""The doors of a discussion: who may still come in, and whether the code opens it."""

from __future__ import annotations

from django.db import transaction

from discussions.live.announce import announce
from discussions.models import Discussion, new_code


def lock(discussion: Discussion) -> None:
    """Let no new browser in. Whoever has been here keeps access."""
    Discussion.objects.filter(pk=discussion.pk).update(door_locked=True)
    announce(discussion.slug, "discussion")


def unlock(discussion: Discussion) -> None:
    Discussion.objects.filter(pk=discussion.pk).update(door_locked=False)
    announce(discussion.slug, "discussion")


def switch_code(discussion: Discussion, *, on: bool) -> None:
    """Let the code open the discussion, or the link alone."""
    Discussion.objects.filter(pk=discussion.pk).update(code_open=on)


@transaction.atomic
def change_code(discussion: Discussion, *, was: str = "") -> None:
    """Draw another code. The old one opens nothing from now on; the link and everybody's access stay.

    `was` is the one that was seen. Where it is another one by now, that one stays: people may have been told it.
    """
    code = new_code()
    while Discussion.objects.filter(code=code).exists():
        code = new_code()
    Discussion.objects.filter(pk=discussion.pk, code="".join(was.split()) or discussion.code).update(code=code)


def takes_code(discussion: Discussion) -> bool:
    """Whether the code opens the discussion at this moment."""
    is_open = discussion.state == Discussion.State.OPEN
    return is_open and discussion.code_open and not discussion.door_locked
