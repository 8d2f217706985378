"""The life of a discussion: set up, open, read, close, delete."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Q, QuerySet

from discussions.live.announce import announce
from discussions.models import Answer, Discussion, Edition, Facilitator, Question, Round

from . import clock, margin, one_way, rounds, settings_words, ticks
from .reading_refusals import NoReadingTime, OpensAtItsTime
from .refusals import Looser, Overtaken, SealedForGood, TooFew
from .settings_of import KEPT_FOR, reading_fault, settings_of

VOICES_TO_OPEN = 3
MORE_AT_ONCE = 10


@transaction.atomic
def set_up(
    edition: Edition, *, team: str, expected: int = 12, facilitator: Facilitator | None = None, is_sample: bool = False
) -> Discussion:
    """Open a discussion of an edition, which is frozen from now on."""
    discussion = Discussion.objects.create(
        edition=edition,
        team=team,
        expected=expected,
        is_sample=is_sample,
        state=Discussion.State.OPEN,
        time_zone=settings.TIME_ZONE,
        delete_on=clock.today() + KEPT_FOR,
    )
    if facilitator is not None:
        discussion.facilitators.add(facilitator)
    ask(discussion)
    return discussion


def ask(discussion: Discussion) -> None:
    """Ask the questions of the discussion's edition, which is frozen from now on."""
    Edition.objects.filter(pk=discussion.edition_id).update(frozen=True)
    asked = Question.objects.filter(edition=discussion.edition_id).order_by("number")
    Round.objects.bulk_create([Round(discussion=discussion, question=question) for question in asked])


@transaction.atomic
def change_reading_rule(discussion: Discussion, *, rule: str, was: str = "") -> None:
    """Set when answers can be read.

    Raises Looser where that would loosen what the first writers were told, NoReadingTime where it needs a time and
    none is set that makes sense, Overtaken where it is no longer as it `was`.
    """
    discussion = Discussion.objects.select_for_update().get(pk=discussion.pk)
    if was not in ("", discussion.reading_rule) and rule != discussion.reading_rule:
        raise Overtaken
    if not may_become(discussion, rule):
        raise Looser(settings_words.not_looser("reading_rule"))
    changes, discussion.reading_rule = rule != discussion.reading_rule, rule
    if changes and (said := reading_fault(settings_of(discussion))):
        raise NoReadingTime(said if discussion.reads_at else None)
    discussion.save(update_fields=("reading_rule",))
    announce(discussion.slug, "discussion")


def may_become(discussion: Discussion, rule: str) -> bool:
    """Whether the reading rule may change to `rule`: freely before the first answer, only stricter afterwards."""
    return one_way.stricter_rule(discussion.reading_rule, rule) or not has_answers(discussion)


def has_answers(discussion: Discussion) -> bool:
    """Whether somebody has answered or passed, so that settings only become stricter."""
    return Answer.objects.filter(round__discussion=discussion).exists()


@transaction.atomic
def open_answers(discussion: Discussion, *, number: int) -> bool:
    """Make a question readable: its first tick. Whether it did; opening twice is opening once.

    Raises TooFew below three voices, OpensAtItsTime before the time that was promised.
    """
    found = Round.objects.filter(discussion=discussion, question__number=number).values_list("id", flat=True).get()
    round_ = rounds.lock(found)
    if round_.state == Round.State.READABLE:
        return False
    if ticks.is_promised(round_.discussion):
        raise OpensAtItsTime
    if Answer.objects.filter(round=round_).count() < VOICES_TO_OPEN:
        raise TooFew
    ticks.open_answers(round_)
    return True


@transaction.atomic
def close(discussion: Discussion) -> None:
    """Take nothing more. What three or more have waiting goes out now; the rest, once this cannot be undone.

    Answers that were promised for a later time stay sealed until then, and the rest goes out with them.
    """
    found = Discussion.objects.filter(pk=discussion.pk, state=Discussion.State.OPEN)
    if not found.update(state=Discussion.State.CLOSED, closed_at=clock.now()):
        return
    for round_ in _locked_rounds(discussion):
        ticks.tick_at_closing(round_)
    margin.tick_at_closing(margin.lock(discussion.pk))
    announce(discussion.slug, "discussion")


def let_rest_out(discussion: Discussion, *, last: bool = True) -> None:
    """Let out everything that still waits, even a last group of one or two; `last` says that figures do, too.

    The caller holds the discussion's row.
    """
    for round_ in _locked_rounds(discussion):
        ticks.tick(round_, last=last)
    margin.tick(margin.lock(discussion.pk), last=last)
    announce(discussion.slug, "discussion")


def finish_closed() -> None:
    """Let the rest out where a closing can be undone no more, and no closing before it has done so."""
    for discussion in _to_finish():
        _finish(discussion)


@transaction.atomic
def reopen(discussion: Discussion) -> None:
    """Take answers again; a closing time that has passed is dropped. Raises SealedForGood once it is sealed."""
    if Discussion.objects.filter(pk=discussion.pk, salt=b"").exists():
        raise SealedForGood
    closed = Discussion.objects.filter(pk=discussion.pk, state=Discussion.State.CLOSED)
    closed.filter(closes_at__lte=clock.now()).update(closes_at=None)
    closed.update(state=Discussion.State.OPEN)
    announce(discussion.slug, "discussion")


def close_overdue() -> None:
    """Close the discussions whose closing time and its grace have passed."""
    for discussion in Discussion.objects.filter(state=Discussion.State.OPEN, closes_at__lt=clock.now() - clock.GRACE):
        close(discussion)


@transaction.atomic
def _finish(discussion: Discussion) -> None:
    # Of several processes that come at once, one finds it so.
    if _to_finish().filter(pk=discussion.pk).update(rest_is_out=True):
        let_rest_out(discussion)


def _to_finish() -> QuerySet[Discussion]:
    now = clock.now()
    closed = Discussion.objects.filter(state=Discussion.State.CLOSED, rest_is_out=False)
    promised = Q(reading_rule=Discussion.ReadingRule.AT_TIME, reads_at__gt=now)
    return closed.filter(~promised, closed_at__lte=now - clock.UNDONE_WITHIN)


def _locked_rounds(discussion: Discussion) -> Iterator[Round]:
    for round_id in Round.objects.filter(discussion=discussion).order_by("id").values_list("id", flat=True):
        yield rounds.lock(round_id)


@transaction.atomic
def delete(discussion: Discussion) -> None:
    """Delete a discussion, its rehearsals and everything in them, at once and for good. Twice is once.

    Whoever is writing in it at this moment is waited for.
    """
    if not list(Discussion.objects.select_for_update(no_key=True).filter(pk=discussion.pk).values_list("pk")):
        return
    list(_locked_rounds(discussion))
    margin.lock(discussion.pk)
    for rehearsal in discussion.rehearsals.all():
        delete(rehearsal)
    announce(discussion.slug, "discussion")
    with connection.cursor() as cursor:
        # The log of acts lets nothing be deleted from it but together with its discussion.
        cursor.execute("SELECT set_config('discussions.deleting', %s, true)", (str(discussion.pk),))
    discussion.delete()


def is_due(discussion: Discussion) -> bool:
    """Whether its delete date has come, in its own zone too, in which people may write until then."""
    return clock.has_come(discussion.delete_on, zone=discussion.time_zone)


def due_for_deletion() -> list[Discussion]:
    return [one for one in Discussion.objects.filter(delete_on__lte=clock.today()) if is_due(one)]


def delete_due() -> None:
    for discussion in due_for_deletion():
        delete(discussion)


def let_more_in(discussion: Discussion, *, beyond: int) -> None:
    """Widen the voice budget by MORE_AT_ONCE where it still is `beyond`: a form that is sent twice widens it once."""
    before = beyond - discussion.voice_budget + discussion.more_voices
    Discussion.objects.filter(pk=discussion.pk, more_voices=before).update(more_voices=before + MORE_AT_ONCE)
