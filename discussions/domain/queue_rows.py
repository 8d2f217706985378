"""The rows behind the queue: which items are on which tab, how many, and a page of them in the order of the day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery, TextField, Value
from django.db.models.functions import MD5, Cast, Coalesce, Concat
from django.utils.crypto import salted_hmac

from discussions.compare.disclosure import open_at
from discussions.models import Answer, Concern, Discussion, Moderated, Reply, Round, Theme

from . import clock
from .concerns import NAMED

STATES = ("waiting", "concerns", "readable", "held")

_WAITING = Q(moderated__state=Moderated.State.WAITING)
_HELD = Q(moderated__state__in=(Moderated.State.HELD, Moderated.State.SENT_BACK))
_CLEARED = Q(moderated__isnull=True) | Q(moderated__state=Moderated.State.CLEARED)
_UNSETTLED = Q(raised__gt=Coalesce("moderated__settled", 0))
_ON_BOARD = Q(card__isnull=False) & _CLEARED
_REPLY_ON_BOARD = Q(published=True) & _CLEARED
_ANSWERS = {"waiting": _WAITING, "concerns": _ON_BOARD & _UNSETTLED, "readable": _ON_BOARD, "held": _HELD}
_REPLIES = {"waiting": _WAITING, "readable": _REPLY_ON_BOARD, "held": _HELD}
_CURSOR = re.compile(r"([1-9][0-9]{5,6})-([0-9a-f]{32})")


@dataclass(frozen=True)
class Where:
    """Which items are asked for."""

    state: str
    rounds: tuple[Round, ...]
    search: str
    theme: UUID | None
    salt: str
    after: str
    most: int


def tallies(rounds: Sequence[Round], floor: int) -> dict[UUID, dict[str, int]]:
    """How many items each question has in each tab.

    What lies under the floor of texts, and what was sealed again, is readable by nobody.
    """
    written = _counted(_with_raised(Answer.objects.filter(round__in=rounds)), _ANSWERS, cards=Count("card"))
    noted = _counted(Reply.objects.filter(round__in=rounds), _REPLIES)
    empty = dict.fromkeys((*STATES, "voices", "cards"), 0)
    found = {}
    for one in rounds:
        own, notes = written.get(one.id, empty), noted.get(one.id, empty)
        tally = {name: own[name] + notes.get(name, 0) for name in STATES}
        if one.state != Round.State.READABLE or not open_at(floor, own["cards"]):
            tally |= {"concerns": 0, "readable": 0}
        found[one.id] = tally | {"voices": own["voices"]}
    return found


def _counted(rows: QuerySet[Any], tabs: dict[str, Q], **more: Count) -> dict[UUID, dict[str, int]]:
    counts = {name: Count("id", filter=condition) for name, condition in tabs.items()}
    return {row["round_id"]: row for row in rows.values("round_id").annotate(voices=Count("id"), **counts, **more)}


def _with_raised(answers: QuerySet[Answer]) -> QuerySet[Answer]:
    raised = Concern.objects.filter(answer=OuterRef("pk"), published=True).values("answer").values(count=Count("pk"))
    return answers.alias(raised=Coalesce(Subquery(raised), 0))


def answers(where: Where) -> list[Any]:
    found = _with_raised(Answer.objects.all()).filter(_ANSWERS[where.state], round__in=where.rounds)
    # What its writer changed since the last tick is not to be seen here either.
    shown = "moderated__" if where.state in ("waiting", "held") else "card__"
    if where.theme:
        found = found.filter(themes=where.theme)
    raised = Concern.objects.filter(answer=OuterRef("pk"), published=True).order_by("reason").values(named=NAMED)
    under = Theme.answers.through.objects.filter(answer=OuterRef("pk")).order_by("theme__name").values("theme")
    drawn = found.annotate(concerned=ArraySubquery(raised), theme_ids=ArraySubquery(under))
    return _page(drawn.annotate(shown=F(f"{shown}text"), second=F(f"{shown}second_text")), where)


def replies(where: Where) -> list[Any]:
    if where.theme or where.state not in _REPLIES:
        return []
    found = Reply.objects.filter(_REPLIES[where.state], round__in=where.rounds)
    return _page(found.annotate(under=F("answer__card__text"), shown=F("text"), second=Value("")), where)


def _page(found: QuerySet[Any], where: Where) -> list[Any]:
    """The next rows of the day's order. The tag of a row is not even read."""
    if where.search:
        found = found.filter(Q(shown__icontains=where.search) | Q(second__icontains=where.search))
    place = MD5(Concat(Cast("id", TextField()), Value(where.salt, TextField())))
    ordered = found.annotate(place=place).filter(place__gt=where.after).order_by("place")
    return list(ordered.select_related("moderated").defer("tag")[: where.most])


def salt(discussion: Discussion, day: int) -> str:
    return salted_hmac("discussions.queue", f"{discussion.pk} {day}", algorithm="sha256").hexdigest()


def cursor(after: str) -> tuple[int, str]:
    """The day whose order is meant, and the place in it; today's beginning for anything else."""
    found = _CURSOR.fullmatch(after)
    if found and int(found[1]) <= date.max.toordinal():
        return int(found[1]), found[2]
    return clock.today().toordinal(), ""
