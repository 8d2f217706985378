"""The log of what facilitators decided: only added to, without a word of any participant, and undone line by line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import OuterRef, Q, Subquery, UUIDField
from django.db.models.fields.json import KT
from django.db.models.functions import Cast

from discussions.models import Act, Discussion, Facilitator, Moderated, Theme

from . import clock, items, keys, moderation_words, mutes, themes
from .items import Item, ItemRef
from .refusals import NotFound, Overtaken, UnknownChoice

THEMES = {Act.Kind.THEME, Act.Kind.UNTHEME}


@dataclass(frozen=True)
class Logged:
    """A line of the log. A day is the finest time there is."""

    id: int
    words: str
    note: str
    can_undo: bool
    on_day: date


def standing(item: Item) -> dict[str, Any]:
    """How an item stands, for an undo. Words are left out, for the log would keep them after they were taken back."""
    moderated = item.moderated
    return {
        "kind": item.ref.kind,
        "id": str(item.row.id),
        "state": str(moderated.state),
        "pinned": moderated.pinned,
        "settled": moderated.settled,
        "hidden": len(moderated.hidden),
        "before": item.etag,
    }


def record(
    discussion: Discussion,
    *,
    facilitator: Facilitator,
    kind: str,
    stood: Sequence[tuple[Item, dict[str, Any]]],
    note: str = "",
    undoes: Act | None = None,
) -> Act:
    """Add a line to the log: `stood` says how each item was before, and gets the etag that it has now."""
    numbers = {item.round.question.number for item, _ in stood}
    return Act.objects.create(
        discussion=discussion,
        facilitator=facilitator,
        kind=kind,
        number=numbers.pop() if len(numbers) == 1 else None,
        items=len(stood),
        note=note,
        before={"items": [was | {"etag": keys.pack(bytes(item.moderated.etag))} for item, was in stood]},
        undoes=undoes,
        on_day=clock.today(),
    )


def done_already(
    discussion: Discussion, *, facilitator: Facilitator | None, kind: str, note: str, items: Sequence[Item]
) -> Act | None:
    """Their newest line of the log, where it is this very act on these items: pressed twice is done once."""
    newest = Act.objects.filter(discussion=discussion, facilitator=facilitator).first()
    if newest is None or (newest.kind, newest.note) != (kind, note):
        return None
    noted = {one["id"]: (one["before"], one["etag"]) for one in newest.before["items"]}
    met = {str(one.row.id): (one.ref.etag, one.etag) for one in items}
    rest_is_as_it_was = all(was == now for item, (was, now) in met.items() if item not in noted)
    return newest if noted.items() <= met.items() and rest_is_as_it_was else None


@transaction.atomic
def undo(discussion: Discussion, *, facilitator: Facilitator, act_id: int) -> Act:
    """Put back what an act changed; undoing twice is once.

    Raises NotFound for acts of other discussions, Overtaken where an item has changed since, UnknownChoice for what
    is not undone here. What its writer has taken back in the meantime stays taken back.
    """
    done = Act.objects.select_for_update().filter(discussion=discussion, id=act_id).first()
    if done is None:
        raise NotFound
    if done.kind == Act.Kind.UNDO:
        raise UnknownChoice
    earlier = Act.objects.filter(undoes=done).first()
    if earlier is not None:
        return earlier
    if done.kind in THEMES:
        themes.put_back(discussion, before=done.before)
        return record(discussion, facilitator=facilitator, kind=Act.Kind.UNDO, stood=(), undoes=done)
    was = {UUID(one["id"]): one for one in done.before["items"]}
    refs = [ItemRef(one["kind"], item, one["etag"]) for item, one in was.items()]
    left = [one for one in items.locked_left(discussion, refs) if one.has_row]
    if any(one.etag != one.ref.etag for one in left) or not (left or done.kind == Act.Kind.MUTE):
        raise Overtaken
    stood = [(one, standing(one)) for one in left]
    for one in left:
        _put_back(one, was[one.row.id])
    _unmute(done)
    if left:
        # The etag from before comes back with the rest, so that the act before can be undone as well.
        etags = {item: keys.unpack(one["before"]) for item, one in was.items()}
        items.save(left, rearranged=done.kind not in (Act.Kind.KEEP, Act.Kind.MUTE), etags=etags)
    return record(discussion, facilitator=facilitator, kind=Act.Kind.UNDO, stood=stood, undoes=done)


def log_of(discussion: Discussion, *, most: int = 50, before: int | None = None) -> list[Logged]:
    """The newest lines of the log, or those that came before one of them."""
    earlier = Q(pk__lt=before) if before else Q()
    lines = Act.objects.filter(earlier, discussion=discussion).select_related("undoes", "undone_by")
    about = lines.alias(theme=Cast(KT("before__theme"), UUIDField()))
    called = Theme.objects.filter(pk=OuterRef("theme")).values("name")
    found = list(about.annotate(theme_now=Subquery(called))[:most])
    etags = _etags(one for act in found for one in act.before.get("items", ()))
    return [_logged(one, etags) for one in found]


def _put_back(item: Item, was: dict[str, Any]) -> None:
    moderated = item.moderated
    if moderated.state == Moderated.State.SENT_BACK != was["state"]:
        moderated.rule, moderated.line = "", ""
    items.put(item, was["state"])
    items.redact(item, moderated.hidden[: was["hidden"]])
    # Fewer are settled where one of those that were has gone or become another since.
    moderated.pinned, moderated.settled = was["pinned"], min(was["settled"], moderated.settled)


def _unmute(done: Act) -> None:
    for one in done.before["items"]:
        if "mute" in one:
            mutes.unmute(UUID(one["mute"]))


def _etags(noted: Any) -> dict[str, str]:
    """The etags of all these items as they are now, by the item's id."""
    ids: dict[str, list[UUID]] = {"answer": [], "reply": []}
    for one in noted:
        ids[one["kind"]].append(UUID(one["id"]))
    answers = Moderated.objects.filter(answer__id__any=ids["answer"]).values_list("answer_id", "etag")
    replies = Moderated.objects.filter(reply__id__any=ids["reply"]).values_list("reply_id", "etag")
    return {str(item): keys.pack(bytes(etag)) for found in (answers, replies) for item, etag in found}


def _logged(act: Any, etags: dict[str, str]) -> Logged:
    noted, about = act.before.get("items", []), act.undoes or act
    replies = sum(one["kind"] == "reply" for one in about.before.get("items", []))
    words = moderation_words.logged(
        act.kind,
        answers=about.items - replies,
        replies=replies,
        number=about.number,
        undone=about.kind if act.undoes else "",
        to_theme=next((done for done in ("made", "called", "deleted") if done in about.before), ""),
    )
    return Logged(act.id, words, act.note, _can_undo(act, noted, etags), act.on_day)


def _can_undo(act: Any, noted: Sequence[dict[str, Any]], etags: dict[str, str]) -> bool:
    if act.kind == Act.Kind.UNDO or getattr(act, "undone_by", None) is not None:
        return False
    if act.kind in THEMES:
        # What has yet another name by now keeps that one.
        is_there = act.theme_now is not None and act.before.get("named", act.theme_now) == act.theme_now
        return is_there or "deleted" in act.before
    left = [one for one in noted if one["id"] in etags]
    return all(etags[one["id"]] == one["etag"] for one in left) and bool(left or act.kind == Act.Kind.MUTE)
