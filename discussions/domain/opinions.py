"""Counting joined marks: beside all requests, once for all processes, and for the last time after closing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from functools import partial
from uuid import UUID

from django.db import connection, transaction
from django.db.models import F, Q, QuerySet

from discussions.compare.landscape import TOO_FEW, Landscape, landscape
from discussions.live.announce import announce
from discussions.models import Card, Discussion, Opinion, new_version

from . import ballots, clock, rounds
from .refusals import NotFound

EVERY = timedelta(seconds=10)
SHUFFLES, SHUFFLES_AT_CLOSING = 39, 199
# Another number of groups is shown once it has won so many counts in a row.
WINS = 3


def claim() -> list[UUID]:
    """The questions whose marks are to be counted now. Who claims them has them counted; nobody else gets them soon."""
    free = Q(begun_at=None) | Q(begun_at__lte=clock.now() - EVERY)
    due = _due().filter(free).order_by("pk").values_list("pk", flat=True)
    return [one for one in due if Opinion.objects.filter(free, pk=one).update(begun_at=clock.now())]


def count(round_id: UUID) -> bool:
    """Look for groups in what was taken in, and keep what pages may show; whether this was done.

    After closing it is the last count, and the marks are taken apart with it. Not done while another process is at it.
    """
    with _alone(round_id) as alone:
        opinion = _due().select_related("round__discussion").filter(pk=round_id).first() if alone else None
        if opinion is None:
            return False
        last = _is_over(opinion.round.discussion)
        return _keep(opinion, _look(opinion, last=last), last=last)


def count_closed() -> None:
    """Make every last count that has not been made."""
    for opinion in _due().select_related("round__discussion"):
        if _is_over(opinion.round.discussion):
            count(opinion.pk)


def topic(number: int) -> str:
    return f"opinions-{number}"


def _is_over(discussion: Discussion) -> bool:
    """Whether the last tick has come, and it was not opened again since."""
    return discussion.state == Discussion.State.CLOSED and discussion.rest_is_out


def _due() -> QuerySet[Opinion]:
    closed = Q(round__discussion__state=Discussion.State.CLOSED, round__discussion__rest_is_out=True)
    return Opinion.objects.filter(Q(taken__gt=F("counted")) | closed, is_final=False)


def _look(opinion: Opinion, *, last: bool) -> tuple[Landscape, dict[str, int]]:
    # numpy is loaded in the process that counts, and by no web process.
    from discussions.compare.opinions import opinion_groups  # noqa: PLC0415 - see above

    cards = Card.objects.filter(round=opinion.pk)
    totals = {str(card.pk): card.same + card.differently + card.skipped for card in cards}
    votes = [
        (ballot, answer, vote)
        for ballot, marks in opinion.ballots.items()
        for answer, vote in marks.items()
        if answer in totals
    ]
    before = Landscape.from_json(opinion.found or {}) if opinion.found else Landscape(TOO_FEW)
    look = partial(opinion_groups, votes, shuffles=SHUFFLES_AT_CLOSING if last else SHUFFLES, before=before.axes)
    floor = opinion.round.discussion.floor_figures
    show = partial(landscape, votes=votes, totals=totals, floor=floor, before=opinion.groups, last=last)
    made, groups = show(look())
    k, wins = len(before.camps), (before.wins + 1) % WINS
    if wins and not last and k and made.camps and len(made.camps) != k:
        held, as_before = show(look(k=k))
        if held.camps:
            return replace(held, wins=wins), as_before
    return made, groups


@transaction.atomic
def _keep(opinion: Opinion, looked: tuple[Landscape, dict[str, int]], *, last: bool) -> bool:
    """Whether it was kept: not where marks are joined no more, nor where the discussion was opened again meanwhile.

    Nor where it was deleted.
    """
    found, groups = looked
    try:
        round_ = rounds.lock(opinion.pk)
    except NotFound:
        return False
    if last and not _is_over(round_.discussion):
        return False
    now = Opinion.objects.select_for_update().filter(pk=opinion.pk, is_final=False).first()
    if now is None:
        return False
    kept = {
        "found": found.as_json(),
        "counted": opinion.taken,
        "version": new_version(),
        "names": found.names_of(now.names),
    }
    kept |= {"ballots": {}, "groups": {}, "is_final": True} if last else {"groups": groups}
    Opinion.objects.filter(pk=opinion.pk).update(**kept)
    if last:
        ballots.take_apart(round_.pk)
    announce(round_.discussion.slug, topic(round_.question.number))
    return True


@contextmanager
def _alone(round_id: UUID) -> Iterator[bool]:
    """Whether no other process counts this question now; nobody waits."""
    key = round_id.int >> 65
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", (key,))
        alone = bool(cursor.fetchone()[0])
    try:
        yield alone
    finally:
        if alone:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", (key,))
