"""What facilitators decide about answers and replies. They see words and states, never a voice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from discussions.models import Act, Answer, Discussion, Facilitator, Moderated

from . import acts, items, moderation_words, mutes, texts, vanishing
from .items import Item, ItemRef
from .refusals import NotFound, Overtaken, UnknownChoice

State = Moderated.State
LONGEST_LINE = 500
# What the group sees is another after these; the others are between facilitators.
REARRANGING = set(Act.Kind) - {Act.Kind.KEEP, Act.Kind.MUTE}


@dataclass(frozen=True)
class Said:
    """What a facilitator gave along: the rule and the line for the writer, the words to black out."""

    rule: str
    line: str
    words: str


@transaction.atomic
def act(
    discussion: Discussion,
    *,
    facilitator: Facilitator,
    kind: str,
    items: Sequence[ItemRef],
    rule: str = "",
    line: str = "",
    words: str = "",
    note: str = "",
) -> Act:
    """Do one thing to all of these items for which it makes sense, and write it into the log.

    The same once more is the same line. Raises Overtaken where an item has changed since the page was made, NotFound
    for what a facilitator may not see (other discussions, sealed answers), UnknownChoice where it makes sense for none.
    """
    said, note = _said(kind, rule, line, words), texts.normal_form(note)
    if kind not in CHANGES or len(note) > LONGEST_LINE:
        raise UnknownChoice
    found = _seen(discussion, items)
    done = acts.done_already(discussion, facilitator=facilitator, kind=kind, note=note, items=found)
    if done is not None and all(_stands(one, kind, said) for one in found):
        return done
    if any(one.etag != one.ref.etag for one in found):
        raise Overtaken
    if kind == Act.Kind.KEEP and any(one.has_unseen_concern for one in found):
        raise Overtaken(_("The concerns have changed in the meantime. Look at them before you keep the answer."))
    before = {one.row.id: acts.standing(one) for one in found}
    changed = [one for one in found if CHANGES[kind](one, said)]
    if not changed:
        raise UnknownChoice(_refusal(kind))
    muted = {one.row.id: mutes.mute(one.row) for one in changed} if kind == Act.Kind.MUTE else {}
    return _done(discussion, facilitator, kind, note, changed, before, muted)


def _done(
    discussion: Discussion,
    facilitator: Facilitator,
    kind: str,
    note: str,
    changed: Sequence[Item],
    before: dict[UUID, dict[str, object]],
    muted: dict[UUID, UUID | None],
) -> Act:
    items.save(changed, rearranged=kind in REARRANGING)
    stood = [(one, before[one.row.id] | _mute_of(muted.get(one.row.id))) for one in changed]
    return acts.record(discussion, facilitator=facilitator, kind=kind, note=note, stood=stood)


def _mute_of(mute_id: UUID | None) -> dict[str, object]:
    return {"mute": str(mute_id)} if mute_id else {}


def _seen(discussion: Discussion, refs: Sequence[ItemRef]) -> list[Item]:
    """The items under lock."""
    found = items.locked(discussion, refs)
    if not all(one.is_off or one.is_readable for one in found):
        raise NotFound(moderation_words.not_seen())
    return found


def _stands(item: Item, kind: str, said: Said) -> bool:
    """Whether what was said to a decision is what stands with the item."""
    if kind == Act.Kind.SEND_BACK and isinstance(item.row, Answer):
        return (item.moderated.rule, item.moderated.line) == (said.rule, said.line)
    return kind != Act.Kind.REDACT or said.words in item.moderated.hidden


def _said(kind: str, rule: str, line: str, words: str) -> Said:
    said = Said(rule, texts.normal_form(line), texts.normal_form(words))
    if kind == Act.Kind.SEND_BACK and (rule not in Moderated.Rule or len(said.line) > LONGEST_LINE):
        raise UnknownChoice(_("Choose the rule that the answer goes against; the line for its writer is optional."))
    return said


def _refusal(kind: str) -> str | None:
    return _("These words do not stand in the text as it is now.") if kind == Act.Kind.REDACT else None


def _release(item: Item, said: Said) -> bool:
    if not item.is_off:
        return False
    item.moderated.settled = len(item.concerns)
    items.put(item, State.CLEARED)
    return True


def _keep(item: Item, said: Said) -> bool:
    if item.is_off:
        return False
    item.moderated.settled = len(item.concerns)
    return True


def _hold(item: Item, said: Said) -> bool:
    if item.moderated.state == State.HELD:
        return False
    _take_off(item, State.HELD)
    return True


def _send_back(item: Item, said: Said) -> bool:
    # A reply that is held can only be taken back, so there is nothing to ask for.
    if item.moderated.state == State.SENT_BACK or not isinstance(item.row, Answer):
        return False
    _take_off(item, State.SENT_BACK)
    item.moderated.rule, item.moderated.line = said.rule, said.line
    return True


def _take_off(item: Item, state: str) -> None:
    if not item.is_off and isinstance(item.row, Answer):
        vanishing.lose_under(item.round, item.row)
    items.put(item, state)


def _redact(item: Item, said: Said) -> bool:
    stands = any(said.words in text for text in (item.text, item.second_text))
    if not said.words or not stands or said.words in item.moderated.hidden:
        return False
    items.redact(item, [*item.moderated.hidden, said.words])
    return True


def _pin(item: Item, said: Said) -> bool:
    return _set_pin(item, pinned=True)


def _unpin(item: Item, said: Said) -> bool:
    return _set_pin(item, pinned=False)


def _set_pin(item: Item, *, pinned: bool) -> bool:
    if item.is_off or item.moderated.pinned == pinned or not isinstance(item.row, Answer):
        return False
    item.moderated.pinned = pinned
    return True


def _mute(item: Item, said: Said) -> bool:
    return True


CHANGES: dict[str, Callable[[Item, Said], bool]] = {
    Act.Kind.RELEASE: _release,
    Act.Kind.KEEP: _keep,
    Act.Kind.HOLD: _hold,
    Act.Kind.SEND_BACK: _send_back,
    Act.Kind.REDACT: _redact,
    Act.Kind.PIN: _pin,
    Act.Kind.UNPIN: _unpin,
    Act.Kind.MUTE: _mute,
}
