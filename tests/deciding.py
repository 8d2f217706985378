"""A facilitator for the tests, who decides about items through the functions that every decision goes through."""

from __future__ import annotations

from typing import Any

from discussions.domain import acts, entry, keys, moderation
from discussions.domain.access import Visit
from discussions.domain.answers import own_answer
from discussions.domain.items import ItemRef
from discussions.models import Act, Answer, Discussion, Facilitator, Moderated, Reply

from . import people


def facilitator(email: str = "one@example.org") -> Facilitator:
    return Facilitator.objects.filter(email=email).first() or entry.facilitator_named(email)


def own(visit: Visit, number: int = 1) -> Answer:
    """This person's answer as it is by now."""
    found = own_answer(visit.voice, people.round_of(visit.discussion, number))
    assert found is not None
    return found


def row_of(item: Answer | Reply) -> Moderated | None:
    kind = "answer" if isinstance(item, Answer) else "reply"
    return Moderated.objects.filter(**{kind: item.pk}).first()


def ref(item: Answer | Reply) -> ItemRef:
    """The item as a page made now would name it."""
    row = row_of(item)
    kind = "answer" if isinstance(item, Answer) else "reply"
    return ItemRef(kind, item.pk, keys.pack(bytes(row.etag)) if row else "")


def decide(of: Discussion, kind: str, *items: Answer | Reply, **said: Any) -> Act:
    return moderation.act(of, facilitator=facilitator(), kind=kind, items=[ref(one) for one in items], **said)


def undo(of: Discussion, act: Act) -> Act:
    return acts.undo(of, facilitator=facilitator(), act_id=act.id)


def send_back(of: Discussion, item: Answer, line: str = "Say it without the name.") -> Act:
    return decide(of, "send_back", item, rule="names", line=line)
