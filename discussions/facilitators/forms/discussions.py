from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from discussions.domain.choices import READING_RULES


class RuleForm(forms.Form):
    rule = forms.ChoiceField(choices=READING_RULES)


class DeleteForm(forms.Form):
    """Deleting asks for the team's name, typed."""

    typed = forms.CharField(required=False)

    def __init__(self, *args: Any, team: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.team = team

    def clean_typed(self) -> str:
        typed: str = self.cleaned_data["typed"]
        if typed.strip().casefold() != self.team.strip().casefold():
            raise forms.ValidationError(_("Type the name of the team as it stands above to delete the discussion."))
        return typed
