"""What a tick does not put on the board: items that a facilitator has still to read, or has taken off."""

from __future__ import annotations

from collections.abc import Sequence
from random import SystemRandom
from uuid import UUID

from django.db.models import Count

from discussions.models import Answer, Discussion, Moderated, Reaction, Reply, Round, new_version

NO_MARKS = {"same": 0, "differently": 0, "skipped": 0}
NAMES = {Reaction.Value.SAME: "same", Reaction.Value.DIFFERENTLY: "differently", Reaction.Value.SKIP: "skipped"}
COUNTED = ("held", "checking")
_WRITTEN = ("state", "text", "second_text", "card", "hidden", "pinned", "rule", "line", "etag")


def moderated_of(item: Answer | Reply) -> Moderated | None:
    """The row of an item that was read with `select_related("moderated")`."""
    return getattr(item, "moderated", None)


def is_off(moderated: Moderated | None) -> bool:
    """Whether an item is kept from the board."""
    return moderated is not None and moderated.state != Moderated.State.CLEARED


def words_of(answer: Answer) -> tuple[str, str]:
    """What the group may read of an answer: its text, and the second one where its writer allows it."""
    return answer.text, answer.second_text if answer.beside else ""


def first_text(answer: Answer) -> str | None:
    """The words that the last tick took in; None where there were none."""
    return _standing(answer)[0] or None


def sort_out(round_: Round, fresh: Sequence[Answer]) -> list[Answer]:
    """Those of the fresh answers, in random order, that go on the board; new words of the others wait to be read.

    New words wait where everything is checked first, and wherever a facilitator had taken the old ones off.
    """
    check_first = round_.discussion.moderation == Discussion.Moderation.CHECK_FIRST
    shown, rows = [], []
    for one in fresh:
        kept, off = moderated_of(one), is_off(moderated_of(one))
        same = words_of(one) == _standing(one)
        if not same and (off or check_first):
            rows.append(_waiting(round_, one, kept))
        elif not same and kept is not None:
            rows.append(_fresh_start(kept) if one.text != _standing(one)[0] else _with_second(kept, one))
        if not off and (same or not check_first):
            shown.append(one)
    _write(rows)
    return shown


def take_in_replies(round_: Round) -> None:
    """Where everything is checked first, the replies of this tick wait to be read, in random order."""
    if round_.discussion.moderation != Discussion.Moderation.CHECK_FIRST:
        return
    fresh = list(Reply.objects.filter(round=round_, published=False))
    SystemRandom().shuffle(fresh)
    state = Moderated.State.WAITING
    Moderated.objects.bulk_create([Moderated(round=round_, reply=one, state=state, text=one.text) for one in fresh])


def count_marks(round_: Round) -> None:
    """The marks of answers that are off the board, as of this tick: they come back with the answer."""
    off = list(Moderated.objects.filter(round=round_, answer__isnull=False).exclude(state=Moderated.State.CLEARED))
    if not off:
        return
    counts: dict[UUID | None, dict[str, int]] = {one.answer_id: dict(NO_MARKS) for one in off}
    marks = Reaction.objects.filter(answer__in=list(counts)).values_list("answer_id", "value").annotate(Count("id"))
    for answer_id, value, count in marks:
        counts[answer_id][NAMES[Reaction.Value(value)]] = count
    changed = [one for one in off if one.card != one.card | counts[one.answer_id]]
    for one in changed:
        one.card |= counts[one.answer_id]
    Moderated.objects.bulk_update(changed, ("card",))


def counts_of(round_: Round) -> dict[str, int]:
    """How many answers are off the board: `held` after it could be read or by an act, `checking` before it could."""
    rows = Moderated.objects.filter(round=round_, answer__isnull=False).exclude(state=Moderated.State.CLEARED)
    held = [state != Moderated.State.WAITING or card["reworded"] for state, card in rows.values_list("state", "card")]
    found = {"held": sum(held), "checking": len(held) - sum(held)}
    return {name: count for name, count in found.items() if count}


def _standing(answer: Answer) -> tuple[str, str]:
    """The words that the last tick took in, both empty where there were none."""
    kept, card = moderated_of(answer), getattr(answer, "card", None)
    if kept and kept.text:
        return kept.text, kept.second_text
    return (card.text, card.second_text) if card else ("", "")


def _waiting(round_: Round, answer: Answer, kept: Moderated | None) -> Moderated:
    """The answer's row, in the waiting room with its new words; the rule it was sent back for stays beside them."""
    row = kept or Moderated(round=round_, answer=answer)
    if row.state != Moderated.State.SENT_BACK:
        row.rule, row.line = "", ""
    row.state, (row.text, row.second_text) = Moderated.State.WAITING, words_of(answer)
    row.card = NO_MARKS | {"reworded": answer.state == Answer.State.REWORDED}
    row.hidden, row.pinned, row.etag = [], False, new_version()
    return row


def _fresh_start(kept: Moderated) -> Moderated:
    """What was decided about the old words says nothing about the new ones."""
    kept.text, kept.second_text, kept.hidden, kept.pinned, kept.etag = "", "", [], False, new_version()
    return kept


def _with_second(kept: Moderated, answer: Answer) -> Moderated:
    """The first words stand as they did, blacked out where they were; the second ones join them."""
    kept.second_text = words_of(answer)[1] if kept.hidden else ""
    kept.etag = new_version()
    return kept


def _write(rows: Sequence[Moderated]) -> None:
    Moderated.objects.bulk_create(rows, update_conflicts=True, unique_fields=("id",), update_fields=_WRITTEN)
