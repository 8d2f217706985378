"""Marks on the lines of a passage: make one, take it back, and put the counts beside the lines at ticks."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Count

from discussions.compare.disclosure import may_join, next_told, open_at
from discussions.models import Discussion, LineMark, Margin, new_version

from . import clock, mutes, rounds
from .anonymity import Purpose, Voice
from .passages import as_read
from .refusals import Closed, Full, Muted, NotFound
from .stir import AT_TICK, stir_lines

NO_MARK = "none"

Counts = list[int]


@transaction.atomic
def mark(voice: Voice, *, discussion_id: UUID, sentence: int, value: str) -> None:
    """How this voice takes a sentence: one mark each, and another value changes it; NO_MARK takes it back.

    Raises NotFound where the edition has no such sentence, Full where more than the voice budget marked it.
    """
    margin = lock(discussion_id)
    _refuse(margin, voice, sentence)
    tag = tag_of(voice, discussion_id, sentence)
    kept = LineMark.objects.filter(discussion=discussion_id, sentence=sentence, tag=tag).first()
    if (kept.value if kept else NO_MARK) == value:
        return
    if kept is None and _marks(margin, sentence) >= margin.discussion.voice_budget:
        raise Full
    if value == NO_MARK:
        LineMark.objects.filter(tag=tag).delete()
    else:
        made = kept or LineMark(discussion_id=discussion_id, sentence=sentence, tag=tag)
        made.value = value
        made.save(force_insert=kept is None)
        stir_lines(discussion_id, fresh=(made.id,))
    _wait(margin, voice)


@transaction.atomic
def withdraw_marks(voice: Voice, *, discussion_id: UUID) -> None:
    """Take all marks of this voice back: the counts follow at the next tick."""
    margin = lock(discussion_id)
    tags = tags_of(voice, margin.discussion)
    gone, _ = LineMark.objects.filter(discussion=discussion_id, tag__in=list(tags)).delete()
    if gone:
        _wait(margin, voice)


def tag_of(voice: Voice, discussion_id: UUID, sentence: int) -> bytes:
    return voice.tag(Purpose.LINE, scope_of(discussion_id, sentence))


def scope_of(discussion_id: UUID, sentence: int) -> UUID:
    return UUID(int=discussion_id.int ^ sentence)


def tags_of(voice: Voice, discussion: Discussion) -> dict[bytes, int]:
    """The tags of a voice for all sentences of its discussion's edition."""
    numbers = range(1, len(as_read(discussion.edition).sentences) + 1)
    return {tag_of(voice, discussion.pk, number): number for number in numbers}


def lock(discussion_id: UUID) -> Margin:
    """The row of a passage's margin, made where there is none, and locked until the transaction ends.

    Raises NotFound where its discussion has been deleted meanwhile.
    """
    Margin.objects.get_or_create(discussion_id=discussion_id)
    locked = Margin.objects.select_for_update(of=("self",)).select_related("discussion__edition")
    found = locked.filter(pk=discussion_id).first()
    if found is None:
        raise NotFound
    return found


def tick(margin: Margin, *, last: bool = False) -> None:
    """Count anew what may be told, and stir the rows; after closing, the last time. The caller holds the lock."""
    margin.figures = _figures(margin, last=last)
    stir_lines(margin.discussion_id, among=AT_TICK)
    margin.waiting = {}
    margin.ticks += 1
    margin.ticked_at = clock.now()
    margin.version = new_version()
    margin.save()


def tick_at_closing(margin: Margin) -> None:
    """Tick without waiting any longer, where enough voices wait. The caller holds the lock."""
    if len(margin.waiting) >= settings.TICK_VOICES:
        tick(margin)


def run_due() -> None:
    """What the server does every second: the ticks of open discussions that have become due."""
    waiting = Margin.objects.filter(discussion__state=Discussion.State.OPEN).exclude(waiting={})
    for margin in waiting:
        if _is_due(margin):
            _tick_locked(margin.pk)


@transaction.atomic
def _tick_locked(discussion_id: UUID) -> None:
    margin = lock(discussion_id)
    if _is_due(margin):
        tick(margin)


def _refuse(margin: Margin, voice: Voice, sentence: int) -> None:
    if rounds.is_over(margin.discussion):
        raise Closed
    if mutes.is_muted(voice, margin.discussion_id):
        raise Muted
    if not 1 <= sentence <= len(as_read(margin.discussion.edition).sentences):
        raise NotFound


def _marks(margin: Margin, sentence: int) -> int:
    return LineMark.objects.filter(discussion=margin.discussion_id, sentence=sentence).count()


def _wait(margin: Margin, voice: Voice) -> None:
    """Let a voice wait for the next tick, under a tag of that tick alone, and tick where enough wait."""
    tag = voice.tag(Purpose.WAITING, UUID(int=margin.discussion_id.int ^ margin.ticks)).hex()
    # Sorted by a random-looking mark: the row keeps no order of coming.
    margin.waiting = dict.fromkeys(sorted({*margin.waiting, tag}), 1)
    margin.save(update_fields=("waiting",))
    if _is_due(margin):
        tick(margin)


def _is_due(margin: Margin) -> bool:
    rested = margin.ticked_at is None or clock.now() - margin.ticked_at >= timedelta(seconds=settings.TICK_SECONDS)
    return rested and len(margin.waiting) >= settings.TICK_VOICES


def _figures(margin: Margin, *, last: bool) -> dict[str, Counts]:
    rows = LineMark.objects.filter(discussion=margin.discussion_id).values_list("sentence", "value")
    now: dict[str, Counts] = {}
    for sentence, value, count in rows.annotate(Count("id")):
        now.setdefault(str(sentence), [0, 0])[value == LineMark.Value.DIFFERENTLY] = count
    told = {sentence: _let_out(margin, sentence, counts, last=last) for sentence, counts in sorted(now.items())}
    return {sentence: counts for sentence, counts in told.items() if counts}


def _let_out(margin: Margin, sentence: str, now: Counts, *, last: bool) -> Counts | None:
    """The marks of one line as the group may see them: new ones, those it sees already, or none.

    Three who act may be two who mark other lines, so each line is held against its own earlier counts.
    """
    if not open_at(margin.discussion.floor_texts, sum(now)):
        return None
    earlier: list[Counts] = margin.let_out.get(sentence, [])
    before = margin.figures.get(sentence)
    joins = last or may_join(earlier, now, stands=before is not None)
    shown, told = next_told(earlier, now, before, joins=joins)
    margin.let_out = margin.let_out | {sentence: told}
    return shown
