from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from discussions.domain.choices import READING_RULES

from .setup import CHOICE, NUMBER


class RuleForm(forms.Form):
    """The reading rule that was chosen, and the one that the page showed."""

    was = forms.CharField(required=False)
    rule = forms.ChoiceField(choices=READING_RULES, error_messages=CHOICE)


class LetInForm(forms.Form):
    """The budget of voices that the page showed."""

    beyond = forms.IntegerField(min_value=1, max_value=2**31 - 1, error_messages=NUMBER)


class RunAgainForm(forms.Form):
    wording = forms.ChoiceField(choices=[(one, one) for one in ("same", "newer")], required=False)


class AgreeForm(forms.Form):
    asked = forms.BooleanField(error_messages={"required": _("Ask the team first, then tick this.")})


class TeamTypedForm(forms.Form):
    """What cannot be taken back asks for the team's name, typed; `sentence` is said where it is another one."""

    sentence: Any

    typed = forms.CharField(required=False)

    def __init__(self, *args: Any, team: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.team = team

    def clean_typed(self) -> str:
        typed: str = self.cleaned_data["typed"]
        if typed.strip().casefold() != self.team.strip().casefold():
            raise forms.ValidationError(self.sentence)
        return typed


class DeleteForm(TeamTypedForm):
    sentence = _("Type the name of the team as it stands above to delete the discussion.")


class SealForm(TeamTypedForm):
    sentence = _("Type the name of the team as it stands above to seal the discussion.")
