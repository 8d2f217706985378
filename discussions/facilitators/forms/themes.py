from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from discussions.domain.texts import normal_form
from discussions.domain.themes import NAME_LIMIT


class NameField(forms.CharField):
    """The name of a theme: one line."""

    default_error_messages = {  # noqa: RUF012 - as Django declares it
        "required": gettext_lazy("Give the theme a name."),
        "max_length": gettext_lazy("A name has at most %(limit_value)d characters."),
    }

    def __init__(self, **given: Any) -> None:
        super().__init__(max_length=NAME_LIMIT, **given)

    def to_python(self, value: Any) -> str:
        return " ".join(normal_form(super().to_python(value)).split())


class Ids(forms.Field):
    """Boxes that were ticked, each the id of something."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: Any) -> list[UUID]:
        try:
            return [UUID(one) for one in value or ()]
        except ValueError:
            raise forms.ValidationError(_("This choice is not one of those offered.")) from None


class NameForm(forms.Form):
    """A name, and the one that the page showed."""

    was = forms.CharField(required=False, strip=False)
    name = NameField()


class AnswersForm(forms.Form):
    answers = Ids(required=False)


class PutUnderForm(AnswersForm):
    """Chosen answers, and where to put them: under a new theme by its name, or under one that is there."""

    action = forms.ChoiceField(choices=[("make", ""), ("put", "")])
    name = NameField(required=False)
    theme = forms.UUIDField(required=False, error_messages={"invalid": gettext_lazy("Choose a theme from the list.")})
    phrase = forms.CharField(required=False, max_length=500, strip=False)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        wanted = {"make": "name", "put": "theme"}.get(given.get("action", ""))
        if wanted == "name" and not given.get("name") and "name" not in self.errors:
            self.add_error("name", _("Give the theme a name."))
        if wanted == "theme" and not given.get("theme") and "theme" not in self.errors:
            self.add_error("theme", _("Choose a theme from the list."))
        return given

    @property
    def sentences(self) -> dict[str, str]:
        return {field: errors[0] for field, errors in self.errors.items()}


class SuggestedForm(AnswersForm):
    action = forms.ChoiceField(choices=[("accept", ""), ("reject", "")])


class MergeForm(forms.Form):
    into = forms.UUIDField(
        error_messages=dict.fromkeys(("required", "invalid"), gettext_lazy("Choose a theme from the list."))
    )


class PairForm(forms.Form):
    """Two answers that a suggestion was about."""

    answers = Ids()

    def clean_answers(self) -> list[UUID]:
        found: list[UUID] = self.cleaned_data["answers"]
        if len(found) != 2:
            raise forms.ValidationError(_("This choice is not one of those offered."))
        return found


class ItemThemesForm(forms.Form):
    """The themes that are ticked; `was` are those that were as the form was made."""

    was = Ids(required=False)
    themes = Ids(required=False)
    back = forms.CharField(required=False)


class PhraseForm(forms.Form):
    phrase = forms.CharField(max_length=500, strip=False)
