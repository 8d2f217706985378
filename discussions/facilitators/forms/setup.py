"""The settings of a discussion as a form, in which a setting that is not sent or not touched stays as it is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from discussions.domain import local_times, settings_of, texts
from discussions.domain.choices import JOINING, MODERATION, READING_RULES
from discussions.domain.settings_of import MOMENTS, NAMES, Settings

NUMBER = {
    "required": gettext_lazy("Give a number."),
    "invalid": gettext_lazy("Give a whole number."),
    "min_value": gettext_lazy("%(limit_value)s is the least."),
    "max_value": gettext_lazy("%(limit_value)s is the most."),
}
CHOICE = {
    "required": gettext_lazy("Choose one."),
    "invalid_choice": gettext_lazy("This choice is not one of those offered. Choose again."),
}
TEAM = {
    "required": gettext_lazy("Give the team a name."),
    "max_length": gettext_lazy("This name is too long; 120 characters are the most."),
}
DAY = {"required": gettext_lazy("Choose a day."), "invalid": gettext_lazy("Write the day as 2026-12-31.")}


@dataclass(frozen=True)
class Kept:
    """The settings before the form. `bound` says that somebody has answered."""

    settings: Settings
    bound: bool = False

    def shown(self) -> dict[str, str]:
        return settings_of.shown(self.settings)


class SettingsForm(forms.Form):
    team = forms.CharField(max_length=120, error_messages=TEAM)
    expected = forms.IntegerField(min_value=1, max_value=5_000, error_messages=NUMBER)
    reading_rule = forms.ChoiceField(choices=READING_RULES, error_messages=CHOICE)
    reads_at = forms.CharField(required=False)
    moderation = forms.ChoiceField(choices=MODERATION, error_messages=CHOICE)
    floor_texts = forms.IntegerField(min_value=3, max_value=1_000, error_messages=NUMBER)
    floor_figures = forms.IntegerField(min_value=3, max_value=1_000, error_messages=NUMBER)
    joins_marks = forms.TypedChoiceField(choices=JOINING, coerce="True".__eq__, error_messages=CHOICE)
    opens_at = forms.CharField(required=False)
    closes_at = forms.CharField(required=False)
    time_zone = forms.CharField(error_messages=CHOICE)
    delete_on = forms.DateField(input_formats=["%Y-%m-%d"], error_messages=DAY)

    def __init__(self, data: Any = None, *, kept: Kept, **chosen: str) -> None:
        self.kept = kept
        shown = kept.shown() | chosen
        # What the page showed when it was made, so that a page grown old undoes nothing that somebody has set since.
        self.was = {name: data[f"was_{name}"] for name in NAMES if f"was_{name}" in (data or {})}
        sent = {name: data[name] for name in self.base_fields if name in (data or {})}
        sent = {name: one for name, one in sent.items() if one != self.was.get(name)}
        self.touched = self.was.keys() & sent
        super().__init__(None if data is None else shown | sent, initial=shown)

    def clean_team(self) -> str:
        team = " ".join(texts.normal_form(self.cleaned_data["team"]).split())
        if not team:
            raise forms.ValidationError(TEAM["required"])
        return team

    def clean_time_zone(self) -> str:
        zone: str = self.cleaned_data["time_zone"].replace(" ", "_")
        if zone != self.kept.settings.time_zone and zone not in local_times.zones():
            raise forms.ValidationError(_("No time zone has this name. Choose one from the list."))
        return zone

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if "time_zone" in cleaned:
            for name in MOMENTS:
                self._clean_moment(name, cleaned["time_zone"])
        self.refuse({name: self._overtaken(name) for name in self.touched if self._is_overtaken(name)})
        if not self.errors:
            self.refuse(settings_of.faults(self.settings(), before=self.kept.settings))
        return cleaned

    def settings(self) -> Settings:
        return replace(self.kept.settings, **{name: self.cleaned_data[name] for name in NAMES})

    def refuse(self, sentences: dict[str, str]) -> None:
        """Say these beside their fields, each in the place of what was said there before."""
        for name, sentence in sentences.items():
            self.errors.pop(name, None)
            self.add_error(name, sentence)

    def _is_overtaken(self, name: str) -> bool:
        """Whether it was changed to something else since the page was made, or its zone was, by which it is meant."""
        now = self.kept.shown()
        zone_stands = self.was.get("time_zone", now["time_zone"]) == now["time_zone"]
        stands = self.was[name] == now[name] and (zone_stands or name not in MOMENTS)
        return not stands and self.data[name] != now[name]

    def _overtaken(self, name: str) -> str:
        now = self.kept.shown()[name]
        if name in MOMENTS:
            zone = self.kept.settings.time_zone
            now = f"{now.replace('T', ' ')} ({zone})" if now else ""
        said = dict(getattr(self.fields[name], "choices", ())).get(now, now)
        if not said:
            return _("Somebody else has emptied this meanwhile, or chosen another time zone. Look at it once more.")
        return _("Somebody else has changed this meanwhile, to “%(now)s”. Keep yours or take that.") % {"now": said}

    def _clean_moment(self, name: str, zone: str) -> None:
        """What was not touched stays the moment it is; what was typed is local to the zone."""
        typed, kept = self.cleaned_data.get(name, ""), self.kept
        untouched = typed == kept.shown()[name]
        if untouched and (kept.bound or zone == kept.settings.time_zone):
            self.cleaned_data[name] = getattr(kept.settings, name)
            return
        try:
            self.cleaned_data[name] = local_times.moment(typed, zone) if typed else None
        except local_times.NotATime:
            self.add_error(name, _("Write the time as 2026-12-31T14:00."))
        except local_times.ComesTwice:
            self.add_error(name, _("Clocks are set back then, so this time comes twice. Choose another one."))
        except local_times.NeverComes:
            self.add_error(name, _("Clocks are set forward then, so this time does not come. Choose another one."))


class NewForm(SettingsForm):
    """A new discussion: its settings, and the passage it is about."""

    edition = forms.TypedChoiceField(coerce=UUID, error_messages=CHOICE)

    def __init__(self, data: Any = None, *, editions: list[tuple[UUID, str]], kept: Kept, **chosen: str) -> None:
        super().__init__(data, kept=kept, **chosen)
        self.fields["edition"].choices = [(str(edition), title) for edition, title in editions]
