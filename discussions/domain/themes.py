"""Themes: names that facilitators give to what several answers say. Nothing is ever put under one automatically.

Each act is a line of the log whose `before` is `{"theme": id, "answers": [ids]}`, the theme as it was; `put_back` takes
it. Every change of what the group reads is a new version of the questions concerned.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from discussions.compare.glyphs import HOW_MANY, free_shape
from discussions.live.announce import announce
from discussions.models import Act, Answer, Discussion, Facilitator, Round, Theme, ThemeRejection, new_version

from . import clock, rounds, sorting, suggestions, theme_words, ticks
from .refusals import NameTaken, NothingChosen, NotReadable, TooManyThemes, UnknownChoice

NAME_LIMIT = 60


@transaction.atomic
def create(discussion: Discussion, *, name: str, by: Facilitator, answers: Collection[UUID] = ()) -> Theme:
    """Make a theme, with these answers under it. Raises NameTaken, TooManyThemes, NotReadable."""
    _alone(discussion.pk)
    theme = _new(discussion, name)
    if answers:
        _put(theme, answers, by)
    else:
        _log(theme, Act.Kind.THEME, by, (), before=())
    return theme


@transaction.atomic
def rename(theme: Theme, *, name: str, by: Facilitator) -> None:
    """Call a theme by another name. Raises NameTaken."""
    _alone(theme.discussion_id)
    if name == theme.name:
        return
    _refuse_taken(theme.discussion_id, name, but=theme.pk)
    members = _members(theme)
    locked = _lock_rounds(members)
    note = theme_words.renamed(theme.name, name)[:500]
    _log(theme, Act.Kind.THEME, by, (), before=members, note=note, name=theme.name)
    _call(theme, name)
    _renew(locked)


@transaction.atomic
def merge(theme: Theme, *, into: Theme, by: Facilitator) -> None:
    """Put the answers of a theme under another one and delete the first. Raises UnknownChoice for itself."""
    _alone(theme.discussion_id)
    if theme.pk == into.pk:
        raise UnknownChoice
    moved, kept = _members(theme), _members(into)
    locked = _lock_rounds(moved | kept)
    _log(into, Act.Kind.THEME, by, moved - kept, before=kept)
    into.answers.add(*_answers(into, moved))
    _remove(theme, moved, by)
    _renew(locked)


@transaction.atomic
def delete(theme: Theme, *, by: Facilitator) -> None:
    """Delete a theme. Its answers stay as they are."""
    _alone(theme.discussion_id)
    members = _members(theme)
    locked = _lock_rounds(members)
    _remove(theme, members, by)
    _renew(locked)


@transaction.atomic
def put_under(theme: Theme, *, answers: Collection[UUID], by: Facilitator) -> None:
    """Put answers under a theme. Those that nobody can read are left out; raises NotReadable where none is left."""
    _alone(theme.discussion_id)
    _put(theme, answers, by)


@transaction.atomic
def take_out(theme: Theme, *, answers: Collection[UUID], by: Facilitator) -> None:
    """Take answers out of a theme; they are not suggested for it again. Raises NothingChosen."""
    _alone(theme.discussion_id)
    if not answers:
        raise NothingChosen
    _take(theme, answers, by)


@transaction.atomic
def place(discussion: Discussion, *, answer: UUID, themes: Collection[UUID], by: Facilitator) -> None:
    """Put one answer under exactly these themes. Raises UnknownChoice, NotReadable."""
    _alone(discussion.pk)
    known = {theme.pk: theme for theme in Theme.objects.filter(discussion=discussion).select_related("discussion")}
    if not known.keys() >= set(themes):
        raise UnknownChoice
    if not _readable(discussion, [answer]):
        raise NotReadable
    now = set(Theme.objects.filter(discussion=discussion, answers=answer).values_list("pk", flat=True))
    for key in sorted(set(themes) - now):
        _put(known[key], [answer], by)
    for key in sorted(now - set(themes)):
        _take(known[key], [answer], by)


@transaction.atomic
def reject(theme: Theme, *, answers: Collection[UUID]) -> None:
    """Turn down the suggestion that these answers belong to a theme."""
    rows = [
        ThemeRejection(discussion_id=theme.discussion_id, theme=theme, answer=one) for one in _answers(theme, answers)
    ]
    ThemeRejection.objects.bulk_create(rows, ignore_conflicts=True)


def reject_phrase(discussion: Discussion, *, phrase: str) -> None:
    """Turn down a shared phrase, or be done with it."""
    row = ThemeRejection(discussion=discussion, phrase=suggestions.digest_of(discussion, phrase))
    ThemeRejection.objects.bulk_create([row], ignore_conflicts=True)


@transaction.atomic
def put_back(before: dict[str, Any]) -> None:
    """Undo: the theme as a line of the log remembers it. A theme that was deleted is made again.

    Answers that have been taken back since stay gone. Raises NameTaken where another theme has the old name by now.
    """
    theme = Theme.objects.select_related("discussion").filter(pk=before["theme"]).first()
    if theme is None and "name" not in before:
        return
    discussion = theme.discussion if theme else Discussion.objects.get(pk=before["discussion"])
    _alone(discussion.pk)
    then = {UUID(one) for one in before["answers"]}
    now = _members(theme) if theme else set()
    locked = _lock_rounds(then | now)
    if theme is not None and "name" in before:
        _refuse_taken(discussion.pk, before["name"], but=theme.pk)
        _call(theme, before["name"])
    else:
        theme = theme or _new(discussion, before["name"], pk=UUID(before["theme"]))
        theme.answers.set(_answers(theme, then))
    _renew(locked)


def _alone(discussion_id: UUID) -> None:
    """The themes of a discussion change one after the other. Posting takes another lock and does not wait."""
    Discussion.objects.select_for_update(no_key=True).get(pk=discussion_id)


def _new(discussion: Discussion, name: str, **more: UUID) -> Theme:
    taken = list(Theme.objects.filter(discussion=discussion).values_list("shape", flat=True))
    if len(taken) >= HOW_MANY:
        raise TooManyThemes
    _refuse_taken(discussion.pk, name)
    return Theme.objects.create(discussion=discussion, name=name, shape=free_shape(taken), **more)


def _refuse_taken(discussion_id: UUID, name: str, *, but: UUID | None = None) -> None:
    named = Theme.objects.filter(discussion=discussion_id, name__iexact=name).values_list("pk", flat=True)
    if set(named) - {but}:
        raise NameTaken


def _call(theme: Theme, name: str) -> None:
    theme.name = name
    theme.save(update_fields=("name",))


def _put(theme: Theme, answers: Collection[UUID], by: Facilitator) -> None:
    if not answers:
        raise NothingChosen
    locked = _lock_rounds(answers)
    chosen, before = _readable(theme.discussion, answers), _members(theme)
    if not chosen:
        raise NotReadable
    fresh = chosen - before
    if fresh:
        _log(theme, Act.Kind.THEME, by, fresh, before=before)
        theme.answers.add(*_answers(theme, fresh))
        _renew(locked)


def _take(theme: Theme, answers: Collection[UUID], by: Facilitator) -> None:
    before = _members(theme)
    taken = before & set(answers)
    if taken:
        locked = _lock_rounds(taken)
        _log(theme, Act.Kind.UNTHEME, by, taken, before=before)
        theme.answers.remove(*_answers(theme, taken))
        reject(theme, answers=taken)
        _renew(locked)


def _remove(theme: Theme, members: Collection[UUID], by: Facilitator) -> None:
    again = {"name": theme.name, "discussion": str(theme.discussion_id)}
    _log(theme, Act.Kind.UNTHEME, by, members, before=members, **again)
    theme.delete()


def _members(theme: Theme) -> set[UUID]:
    return set(theme.answers.values_list("pk", flat=True))


def _answers(theme: Theme, ids: Collection[UUID]) -> QuerySet[Answer]:
    """Those of its discussion that are still there."""
    return Answer.objects.filter(id__any=list(ids), round__discussion=theme.discussion_id).only("pk")


def _readable(discussion: Discussion, answers: Collection[UUID]) -> set[UUID]:
    return {one.id for one in sorting.readable(discussion)} & set(answers)


def _lock_rounds(answers: Iterable[UUID]) -> list[Round]:
    """The questions of these answers, locked: no stir may lay an answer down anew while a key to it is made."""
    asked = Round.objects.filter(answers__id__any=list(answers)).order_by("id").values_list("id", flat=True)
    return [rounds.lock(one) for one in dict.fromkeys(asked)]


def _renew(locked: Iterable[Round]) -> None:
    for one in locked:
        one.version = new_version()
        one.save(update_fields=("version",))
        announce(one.discussion.slug, ticks.topic(one))


def _log(
    theme: Theme,
    kind: Act.Kind,
    by: Facilitator,
    items: Collection[UUID],
    *,
    before: Collection[UUID],
    note: str = "",
    **more: str,
) -> None:
    asked = Answer.objects.filter(id__any=list(items)).values_list("round__question__number", flat=True)
    numbers = set(asked.distinct())
    Act.objects.create(
        discussion_id=theme.discussion_id,
        facilitator=by,
        kind=kind,
        number=numbers.pop() if len(numbers) == 1 else None,
        items=len(items),
        note=note or theme.name,
        before={"theme": str(theme.pk), "answers": sorted(map(str, before)), **more},
        on_day=clock.today(),
    )
