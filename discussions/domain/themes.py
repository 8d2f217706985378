"""Themes: names that facilitators give to what several answers say. Nothing is ever put under one automatically.

Each act is a line of the log whose `before` is `{"theme": id, "put": [ids], "taken": [ids]}`: what it put under the
theme and what it took out. `made` says that the theme was made by it; `called` is the name from before a new one, which
is `named`; `deleted` the name of a theme that went. `put_back` takes it.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from discussions.models import Act, Discussion, Facilitator, Theme, ThemeRejection

from . import suggestions, theme_rows, theme_words
from .refusals import NothingChosen, NotReadable, Overtaken, UnknownChoice

NAME_LIMIT = 60


@transaction.atomic
def create(discussion: Discussion, *, name: str, by: Facilitator, answers: Collection[UUID] = ()) -> Theme:
    """Make a theme, with these answers under it; the same twice in a row is made once.

    Raises NameTaken, TooManyThemes, NotReadable.
    """
    theme_rows.alone(discussion.pk)
    made = theme_rows.just_made(discussion, name, by, put=theme_rows.readable(discussion, answers))
    if made is not None:
        return made
    theme = theme_rows.make(discussion, name)
    if answers:
        _put(theme, answers, by, made=True)
    else:
        theme_rows.log(theme, Act.Kind.THEME, by, made=True)
    return theme


@transaction.atomic
def rename(theme: Theme, *, name: str, by: Facilitator, was: str = "") -> None:
    """Call a theme by another name. Raises NameTaken, Overtaken: also where it is no longer called as it `was`."""
    theme = theme_rows.held(theme)
    if name == theme.name:
        return
    if was not in ("", theme.name):
        raise Overtaken
    theme_rows.refuse_taken(theme.discussion_id, name, but=theme.pk)
    locked = theme_rows.lock_rounds(theme_rows.members(theme))
    note = theme_words.renamed(theme.name, name)[:500]
    theme_rows.log(theme, Act.Kind.THEME, by, note=note, called=theme.name, named=name)
    theme_rows.call(theme, name)
    theme_rows.renew(locked)


@transaction.atomic
def merge(theme: Theme, *, into: Theme, by: Facilitator) -> None:
    """Put the answers of a theme under another one and delete the first. Raises UnknownChoice for itself, Overtaken."""
    theme, into = theme_rows.held(theme), theme_rows.held(into)
    if theme.pk == into.pk:
        raise UnknownChoice
    moved, kept = theme_rows.members(theme), theme_rows.members(into)
    locked = theme_rows.lock_rounds(moved | kept)
    if moved - kept:
        theme_rows.log(into, Act.Kind.THEME, by, put=moved - kept)
    into.answers.add(*theme_rows.answers(into, moved))
    _remove(theme, moved, by)
    theme_rows.renew(locked)


@transaction.atomic
def delete(theme: Theme, *, by: Facilitator) -> None:
    """Delete a theme. Its answers stay as they are. Deleting twice is deleting once."""
    try:
        theme = theme_rows.held(theme)
    except Overtaken:
        return
    members = theme_rows.members(theme)
    locked = theme_rows.lock_rounds(members)
    _remove(theme, members, by)
    theme_rows.renew(locked)


@transaction.atomic
def put_under(theme: Theme, *, answers: Collection[UUID], by: Facilitator) -> None:
    """Put answers under a theme. Those that nobody can read are left out; raises NotReadable where none is left.

    Raises Overtaken as well.
    """
    _put(theme_rows.held(theme), answers, by)


@transaction.atomic
def take_out(theme: Theme, *, answers: Collection[UUID], by: Facilitator) -> None:
    """Take answers out of a theme; they are not suggested for it again. Raises NothingChosen, Overtaken."""
    theme = theme_rows.held(theme)
    if not answers:
        raise NothingChosen
    _take(theme, answers, by)


@transaction.atomic
def place(
    discussion: Discussion, *, answer: UUID, was: Collection[UUID], themes: Collection[UUID], by: Facilitator
) -> None:
    """Put one answer under those of these themes where it was not, and take it from where it no longer is to be.

    `was` is how it stood for the one who chose: what others have done about further themes stays done. Raises
    UnknownChoice, Overtaken where a theme that it is taken from is gone by now, NotReadable.
    """
    put, taken = set(themes) - set(was), set(was) - set(themes)
    theme_rows.alone(discussion.pk)
    known = {theme.pk: theme for theme in Theme.objects.filter(discussion=discussion).select_related("discussion")}
    if not known.keys() >= put:
        raise UnknownChoice
    if not known.keys() >= taken:
        raise Overtaken(theme_words.gone())
    if not theme_rows.readable(discussion, [answer]):
        raise NotReadable
    for key in sorted(put):
        _put(known[key], [answer], by)
    for key in sorted(taken):
        _take(known[key], [answer], by)


@transaction.atomic
def reject(theme: Theme, *, answers: Collection[UUID]) -> None:
    """Turn down the suggestion that these answers belong to a theme. Raises Overtaken."""
    _reject(theme_rows.held(theme), answers)


def reject_phrase(discussion: Discussion, *, phrase: str) -> None:
    """Turn down a shared phrase, or be done with it."""
    _reject_words(discussion, phrase)


def reject_pair(discussion: Discussion, *, answers: Collection[UUID]) -> None:
    """Turn down the suggestion that two answers say nearly the same."""
    _reject_words(discussion, suggestions.name_of_pair(*answers))


@transaction.atomic
def put_back(discussion: Discussion, *, before: dict[str, Any]) -> None:
    """Undo what a line of the log tells, and nothing that came after it.

    A theme that was deleted is made again, one that was made goes. Answers that have been taken back since stay gone.
    Raises Overtaken where the theme is gone, has yet another name or holds more by now than it was made with, NameTaken
    where another theme has the old name.
    """
    theme_rows.alone(discussion.pk)
    put, taken = ({UUID(one) for one in before[name]} for name in ("put", "taken"))
    theme = Theme.objects.select_related("discussion").filter(discussion=discussion, pk=before["theme"]).first()
    if theme is None and "deleted" in before:
        theme = theme_rows.make(discussion, before["deleted"], pk=UUID(before["theme"]))
    if theme is None:
        raise Overtaken(_("This theme is gone by now, so nothing about it can be undone."))
    if before.get("named", theme.name) != theme.name:
        raise Overtaken
    members = theme_rows.members(theme)
    locked = theme_rows.lock_rounds(put | taken | members)
    if "made" in before:
        _unmake(theme, members - put)
    else:
        _change_back(theme, put, taken, before.get("called", theme.name))
    theme_rows.renew(locked)


def _unmake(theme: Theme, put_since: Collection[UUID]) -> None:
    if put_since:
        raise Overtaken(_("Answers were put under this theme since, so it stays. You can delete it on its own page."))
    theme.delete()


def _change_back(theme: Theme, put: Collection[UUID], taken: Collection[UUID], name: str) -> None:
    theme_rows.refuse_taken(theme.discussion_id, name, but=theme.pk)
    theme_rows.call(theme, name)
    theme.answers.remove(*theme_rows.answers(theme, put))
    theme.answers.add(*theme_rows.answers(theme, taken))
    ThemeRejection.objects.filter(theme=theme, answer__id__any=list(taken)).delete()


def _put(theme: Theme, answers: Collection[UUID], by: Facilitator, **more: Any) -> None:
    if not answers:
        raise NothingChosen
    locked = theme_rows.lock_rounds(answers)
    chosen = theme_rows.readable(theme.discussion, answers)
    if not chosen:
        raise NotReadable
    fresh = chosen - theme_rows.members(theme)
    if fresh:
        theme_rows.log(theme, Act.Kind.THEME, by, put=fresh, **more)
        theme.answers.add(*theme_rows.answers(theme, fresh))
        theme_rows.renew(locked)


def _take(theme: Theme, answers: Collection[UUID], by: Facilitator) -> None:
    taken = theme_rows.members(theme) & set(answers)
    if taken:
        locked = theme_rows.lock_rounds(taken)
        theme_rows.log(theme, Act.Kind.UNTHEME, by, taken=taken)
        theme.answers.remove(*theme_rows.answers(theme, taken))
        _reject(theme, taken)
        theme_rows.renew(locked)


def _reject(theme: Theme, answers: Collection[UUID]) -> None:
    found = theme_rows.answers(theme, answers)
    rows = [ThemeRejection(discussion_id=theme.discussion_id, theme=theme, answer=one) for one in found]
    ThemeRejection.objects.bulk_create(rows, ignore_conflicts=True)


def _remove(theme: Theme, members: Collection[UUID], by: Facilitator) -> None:
    theme_rows.log(theme, Act.Kind.UNTHEME, by, taken=members, deleted=theme.name)
    theme.delete()


def _reject_words(discussion: Discussion, words: str) -> None:
    row = ThemeRejection(discussion=discussion, phrase=suggestions.digest_of(discussion, words))
    ThemeRejection.objects.bulk_create([row], ignore_conflicts=True)
