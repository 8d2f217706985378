"""What facilitators look through: items that wait for a check, that somebody is concerned about, readable, or held.

Nothing sealed is here: an item appears when the group may read it, or when it came to be checked. The order is drawn
anew each day and tells nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import accumulate
from typing import Any
from uuid import UUID

from django.utils.html import escape

from discussions.models import Act, Answer, Discussion, Moderated, Round, Theme

from . import concerns, keys, queue_rows, queue_words, results, rounds
from .queue_rows import STATES, Where
from .redaction import blacked_out

RULES = Moderated.Rule.choices
# Of texts, as they stand in the page.
MOST_BYTES = 80_000


@dataclass(frozen=True)
class ItemTheme:
    id: UUID
    name: str
    shape: int


@dataclass(frozen=True)
class QueueItem:
    """An answer or a reply. `offers` are the buttons that make sense for it; `under` is the answer of a reply."""

    kind: str
    id: UUID
    etag: str
    text: str
    number: int
    is_thread: bool
    state: str
    state_words: str
    concerns: int
    concern_words: str
    themes: tuple[ItemTheme, ...]
    pinned: bool
    under: str
    offers: tuple[queue_words.Offer, ...]
    second_text: str
    raised: tuple[str, ...]

    @property
    def name(self) -> str:
        return f"{self.kind}.{self.id}"

    @property
    def ref(self) -> str:
        """What a form sends for it: kind, id, etag and by what the concerns are known."""
        return f"{self.name}.{self.etag}.{'-'.join(self.raised)}"


@dataclass(frozen=True)
class Tab:
    state: str
    label: str
    count: int


@dataclass(frozen=True)
class QueueQuestion:
    """A question with its items in this tab, and how many people have answered it."""

    number: int
    text: str
    is_thread: bool
    count: int
    answered: int
    expected: int
    answered_words: str


@dataclass(frozen=True)
class Queue:
    """A page of one tab. `more` leads to the next page; `version` changes whenever something on this page does."""

    state: str
    empty_words: str
    tabs: tuple[Tab, ...]
    questions: tuple[QueueQuestion, ...]
    themes: tuple[ItemTheme, ...]
    items: tuple[QueueItem, ...]
    offers: tuple[queue_words.Offer, ...]
    more: str

    @property
    def version(self) -> str:
        return sha256(
            "\n".join(f"{one.ref} {one.concern_words} {one.text} {one.second_text}" for one in self.items).encode()
        ).hexdigest()


@dataclass(frozen=True)
class Done:
    """An act that was just done, in words."""

    id: int
    words: str
    can_undo: bool


def queue_of(
    discussion: Discussion,
    *,
    state: str = "",
    number: int | None = None,
    search: str = "",
    theme: UUID | None = None,
    after: str = "",
    most: int = 50,
) -> Queue:
    """One tab, `most` items from the cursor `after` on; without a state the first tab that has something to do."""
    asked = tuple(Round.objects.filter(discussion=discussion).select_related("question"))
    tallies = queue_rows.tallies(asked, discussion.floor_texts)
    wanted = tuple(one for one in asked if number in (None, one.question.number))
    counts = {name: sum(tallies[one.id][name] for one in wanted) for name in STATES}
    state = state or next((name for name in STATES if counts[name]), "readable")
    shown = wanted if state in ("waiting", "held") else tuple(one for one in wanted if tallies[one.id]["readable"])
    day, place = queue_rows.cursor(after)
    where = Where(state, shown, search.strip(), theme, queue_rows.salt(discussion, day), place, most + 1)
    themes = {one.pk: ItemTheme(one.pk, one.name, one.shape) for one in Theme.objects.filter(discussion=discussion)}
    by_id = {one.id: one for one in asked}
    readable = {one.id for one in asked if tallies[one.id]["readable"]}
    found = sorted([*queue_rows.answers(where), *queue_rows.replies(where)], key=lambda row: row.place)
    page = found[: min(most, _fit(found))]
    return Queue(
        state=state,
        empty_words=queue_words.empty(state),
        tabs=tuple(Tab(name, queue_words.tab(name), counts[name]) for name in STATES),
        questions=tuple(_question(one, tallies[one.id], state, discussion.expected) for one in asked),
        themes=tuple(themes.values()),
        items=tuple(_item(row, by_id[row.round_id], themes, readable) for row in page),
        offers=tuple(queue_words.offer(kind) for kind in _offered(state)),
        more=f"{day}-{page[-1].place}" if len(found) > len(page) else "",
    )


def done_of(discussion: Discussion, act_id: int) -> Done | None:
    """What is said of an act after it; None for one of elsewhere."""
    act = Act.objects.filter(discussion=discussion, pk=act_id).select_related("undone_by").first()
    if act is None:
        return None
    can_undo = act.kind != Act.Kind.UNDO and not hasattr(act, "undone_by")
    return Done(act.pk, queue_words.done(act.kind, act.items), can_undo)


def _fit(found: Sequence[Any]) -> int:
    """How many of these make a page of a bearable size: long texts make it a shorter one, of at least one item."""
    sizes = accumulate(len(escape(row.shown + row.second).encode()) for row in found)
    return max(1, sum(size <= MOST_BYTES for size in sizes))


def _item(row: Any, round_: Round, themes: dict[UUID, ItemTheme], readable: set[UUID]) -> QueueItem:
    decided = getattr(row, "moderated", None)
    state = decided.state if decided else Moderated.State.CLEARED
    raised = getattr(row, "concerned", [])
    reasons = concerns.reasons(raised)
    open_reasons = reasons if len(reasons) > (decided.settled if decided else 0) else []
    is_answer = isinstance(row, Answer)
    text, second = (blacked_out(one, decided.hidden if decided else ()) for one in (row.shown, row.second))
    return QueueItem(
        kind="answer" if is_answer else "reply",
        id=row.pk,
        etag=keys.pack(bytes(decided.etag)) if decided else "",
        text=text,
        second_text=second,
        number=round_.question.number,
        is_thread=results.is_thread(round_),
        state=state,
        state_words=queue_words.item_state(state),
        concerns=len(open_reasons),
        concern_words=queue_words.concern(open_reasons),
        themes=tuple(themes[one] for one in getattr(row, "theme_ids", ())),
        pinned=bool(decided and decided.pinned),
        under=(getattr(row, "under", None) or "") if row.round_id in readable else "",
        offers=tuple(queue_words.offer(kind) for kind in _fitting(state, open_reasons, decided, is_answer)),
        raised=tuple(concerns.marks(round_.discussion_id, raised)),
    )


def _fitting(state: str, reasons: Sequence[str], decided: Moderated | None, is_answer: bool) -> list[str]:
    if state != Moderated.State.CLEARED:
        return ["release", "hold"] if state == Moderated.State.WAITING else ["release"]
    pin = ["unpin" if decided and decided.pinned else "pin"] if is_answer else []
    return [*(["keep"] if reasons else []), "hold", *pin]


def _offered(state: str) -> tuple[str, ...]:
    return {
        "waiting": ("release", "hold"),
        "concerns": ("keep", "hold"),
        "readable": ("keep", "hold", "pin", "unpin"),
        "held": ("release",),
    }[state]


def _question(round_: Round, tally: dict[str, int], state: str, expected: int) -> QueueQuestion:
    sealed = round_.state != Round.State.READABLE
    count = rounds.voices_in_steps(round_, tally["voices"]) if sealed else rounds.voices_of(round_)
    return QueueQuestion(
        number=round_.question.number,
        text=round_.question.text,
        is_thread=results.is_thread(round_),
        count=tally[state],
        answered=count,
        expected=max(expected, count),
        answered_words=queue_words.answered(count, expected, sealed=sealed),
    )
