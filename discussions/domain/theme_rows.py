"""The rows behind the themes: what a change of one locks, reads, makes anew and leaves in the log."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from discussions.compare.glyphs import HOW_MANY, free_shape
from discussions.live.announce import announce
from discussions.models import Act, Answer, Discussion, Facilitator, Round, Theme, new_version

from . import clock, rounds, sorting, theme_words, ticks
from .refusals import NameTaken, Overtaken, TooManyThemes


def alone(discussion_id: UUID) -> None:
    """The themes of a discussion change one after the other. Posting takes another lock and does not wait."""
    Discussion.objects.select_for_update(no_key=True).get(pk=discussion_id)


def held(theme: Theme) -> Theme:
    """As `alone`, and the theme as it stands then. Raises Overtaken where somebody has deleted it meanwhile."""
    alone(theme.discussion_id)
    found = Theme.objects.select_related("discussion").filter(pk=theme.pk).first()
    if found is None:
        raise Overtaken(theme_words.gone())
    return found


def lock_rounds(answers: Iterable[UUID]) -> list[Round]:
    """The questions of these answers, locked: no stir may lay an answer down anew while a key to it is made."""
    asked = Round.objects.filter(answers__id__any=list(answers)).order_by("id").values_list("id", flat=True)
    return [rounds.lock(one) for one in dict.fromkeys(asked)]


def renew(locked: Iterable[Round]) -> None:
    """Tell those who read these questions that something about them is new."""
    for one in locked:
        one.version = new_version()
        one.save(update_fields=("version",))
        announce(one.discussion.slug, ticks.topic(one))


def make(discussion: Discussion, name: str, **more: UUID) -> Theme:
    """Raises TooManyThemes, NameTaken."""
    taken = list(Theme.objects.filter(discussion=discussion).values_list("shape", flat=True))
    if len(taken) >= HOW_MANY:
        raise TooManyThemes
    refuse_taken(discussion.pk, name)
    return Theme.objects.create(discussion=discussion, name=name, shape=free_shape(taken), **more)


def just_made(discussion: Discussion, name: str, by: Facilitator, *, put: Collection[UUID]) -> Theme | None:
    """The theme of this name that their newest line of the log made, with just these answers under it."""
    newest = Act.objects.filter(discussion=discussion, facilitator=by).first()
    if newest is None or "made" not in newest.before or newest.before["put"] != sorted(map(str, put)):
        return None
    return Theme.objects.filter(pk=newest.before["theme"], name=name).first()


def refuse_taken(discussion_id: UUID, name: str, *, but: UUID | None = None) -> None:
    named = Theme.objects.filter(discussion=discussion_id, name__iexact=name).values_list("pk", flat=True)
    if set(named) - {but}:
        raise NameTaken


def call(theme: Theme, name: str) -> None:
    theme.name = name
    theme.save(update_fields=("name",))


def members(theme: Theme) -> set[UUID]:
    return set(theme.answers.values_list("pk", flat=True))


def answers(theme: Theme, ids: Collection[UUID]) -> QuerySet[Answer]:
    """Those of its discussion that are still there."""
    return Answer.objects.filter(id__any=list(ids), round__discussion=theme.discussion_id).only("pk")


def readable(discussion: Discussion, chosen: Collection[UUID]) -> set[UUID]:
    return {one.id for one in sorting.readable(discussion)} & set(chosen) if chosen else set()


def log(
    theme: Theme,
    kind: Act.Kind,
    by: Facilitator,
    *,
    put: Collection[UUID] = (),
    taken: Collection[UUID] = (),
    note: str = "",
    **more: Any,
) -> None:
    """Add a line to the log, with what its undo has to know."""
    items = [*put, *taken]
    asked = Answer.objects.filter(id__any=items).values_list("round__question__number", flat=True)
    numbers = set(asked.distinct())
    before = {"theme": str(theme.pk), "put": sorted(map(str, put)), "taken": sorted(map(str, taken)), **more}
    Act.objects.create(
        discussion_id=theme.discussion_id,
        facilitator=by,
        kind=kind,
        number=numbers.pop() if len(numbers) == 1 else None,
        items=len(items),
        note=note or theme.name,
        before=before,
        on_day=clock.today(),
    )
