"""The settings form as its template draws it: each setting with what people are told, and what is still possible."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from discussions.domain import one_way, settings_of, settings_words
from discussions.domain.settings_of import MOMENTS, Settings

from .setup import SettingsForm

NUMBERS = ("expected", "floor_texts", "floor_figures")


@dataclass(frozen=True)
class Option:
    value: str
    label: str
    told: str
    chosen: bool
    why_not: str


@dataclass(frozen=True)
class Part:
    """One setting. `kind` is the input's type, or `choice`; `least` and `most` bound it where something does."""

    name: str
    kind: str
    label: str
    told: str
    bound: str
    value: str
    error: str
    fixed: bool
    least: str
    most: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Section:
    heading: str
    parts: tuple[Part, ...]


def sections_of(form: SettingsForm) -> tuple[Section, ...]:
    who = ("edition", "team", "expected") if "edition" in form.fields else ("team", "expected")
    return (
        Section(_("Who and what"), _parts(form, *who)),
        Section(_("When people read each other"), _parts(form, "reading_rule", "reads_at")),
        Section(_("Checking answers"), _parts(form, "moderation")),
        Section(_("Smallest groups"), _parts(form, "floor_texts", "floor_figures")),
        Section(_("Opinion groups"), _parts(form, "joins_marks")),
        Section(_("Times"), _parts(form, "time_zone", "opens_at", "closes_at", "delete_on")),
    )


def _parts(form: SettingsForm, *names: str) -> tuple[Part, ...]:
    return tuple(_part(form, name) for name in names)


def _part(form: SettingsForm, name: str) -> Part:
    value = str(form[name].value() or "")
    options = _options(form, name, value)
    least, most = _limits(name, form.kept.settings, form.kept.bound)
    return Part(
        name=name,
        kind="choice" if options else _kind(name),
        label=settings_words.label(name),
        told=settings_words.told(name),
        bound=settings_words.bound(name) if form.kept.bound else "",
        value=value,
        error=form.errors[name][0] if name in form.errors else "",
        fixed=form.kept.bound and name == "opens_at",
        least=least,
        most=most,
        options=options,
    )


def _kind(name: str) -> str:
    if name in MOMENTS:
        return "datetime-local"
    if name in NUMBERS:
        return "number"
    return {"delete_on": "date", "time_zone": "zone"}.get(name, "text")


def _options(form: SettingsForm, name: str, value: str) -> tuple[Option, ...]:
    choices = getattr(form.fields[name], "choices", ())
    alone = len(list(choices)) == 1
    return tuple(
        Option(one, str(label), _told(name, one), chosen=alone or one == value, why_not=_why_not(form, name, one))
        for one, label in choices
    )


def _told(name: str, value: str) -> str:
    return "" if name == "edition" else settings_words.told_choice(name, value)


def _why_not(form: SettingsForm, name: str, value: str) -> str:
    if not form.kept.bound or one_way.may_become(form.kept.settings, **{name: form.fields[name].clean(value)}):
        return ""
    return settings_words.not_any_more(name)


def _limits(name: str, kept: Settings, bound: bool) -> tuple[str, str]:
    """The least and the most that an input offers, as the one-way door leaves them."""
    first, last = settings_of.first_and_last_day()
    shown = settings_of.shown(kept)
    if name in ("floor_texts", "floor_figures"):
        return (shown[name] if bound else "3"), "1000"
    if name == "expected":
        return "1", "5000"
    if name == "delete_on":
        return first.isoformat(), (shown[name] if bound else last.isoformat())
    return (shown[name] if bound and name in MOMENTS else ""), ""
