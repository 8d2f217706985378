from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from discussions.domain import texts
from discussions.domain.answers import Content
from discussions.domain.choices import LINE_MARKS, REACTIONS, REASONS
from discussions.domain.second_thoughts import Again

POINTS = [(str(point), str(point)) for point in range(1, 6)]
OFF_SCALE = {"invalid_choice": gettext_lazy("Choose a number from 1 to 5, or none.")}


class TextField(forms.CharField):
    """Own words, in the one normal form and at most 2,000 characters as people count them."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(strip=False, **kwargs)

    def clean(self, value: Any) -> str:
        text = texts.normal_form(value or "")
        if (length := texts.length(text)) > texts.HARD_LIMIT:
            raise forms.ValidationError(
                _("This is %(length)s characters long; at most %(limit)s can be sent. Shorten it a little.")
                % {"length": length, "limit": texts.HARD_LIMIT}
            )
        if self.required and not text:
            raise forms.ValidationError(_("There is nothing in it yet. Write something first."))
        return text


class AnswerForm(forms.Form):
    text = TextField(required=False)
    me = forms.TypedChoiceField(choices=POINTS, coerce=int, empty_value=None, required=False, error_messages=OFF_SCALE)
    guess = forms.TypedChoiceField(
        choices=POINTS, coerce=int, empty_value=None, required=False, error_messages=OFF_SCALE
    )
    key = forms.CharField(required=False)
    etag = forms.CharField(required=False)
    action = forms.ChoiceField(choices=[("post", "post"), ("pass", "pass")], required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if "text" in cleaned:
            if cleaned.get("action") == "pass" and cleaned["text"]:
                self.add_error("text", _("There is text here. Post it, or empty the box to pass."))
            elif cleaned.get("action") != "pass" and not cleaned["text"]:
                self.add_error("text", _("There is nothing in it yet. Write something, or pass."))
        return cleaned

    def content(self) -> Content:
        return Content(self.cleaned_data["text"], self.cleaned_data["me"], self.cleaned_data["guess"])


class SecondForm(forms.Form):
    text = TextField(required=False)
    me = forms.TypedChoiceField(choices=POINTS, coerce=int, empty_value=None, required=False, error_messages=OFF_SCALE)
    etag = forms.CharField(required=False)
    action = forms.ChoiceField(choices=[("share", "share"), ("keep", "keep")], required=False)

    def again(self) -> Again:
        return Again(self.cleaned_data["text"], self.cleaned_data["me"], self.cleaned_data["action"] == "share")


class ReplyForm(forms.Form):
    text = TextField()
    key = forms.CharField(required=False)
    as_author = forms.BooleanField(required=False)


class ReactionForm(forms.Form):
    value = forms.ChoiceField(choices=REACTIONS)


class LineForm(forms.Form):
    value = forms.ChoiceField(choices=LINE_MARKS)


class QuoteForm(forms.Form):
    line = forms.IntegerField(min_value=1, max_value=9999)


class ConcernForm(forms.Form):
    reason = forms.ChoiceField(choices=REASONS)
