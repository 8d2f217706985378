from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from discussions.domain import texts
from discussions.domain.takeaways import Promised, Said

ACTIONS = [("keep", ""), ("show", ""), ("hide", "")]
TEXTS = [("", ""), ("heard", ""), ("differ", "")]


class Line(forms.CharField):
    """A text in normal form, with a limit counted as people see characters."""

    def __init__(self, *, most: int, **kwargs: Any) -> None:
        super().__init__(required=False, strip=False, **kwargs)
        self.most = most

    def clean(self, value: Any) -> str:
        text = texts.normal_form(super().clean(value))
        if texts.length(text) > self.most:
            raise forms.ValidationError(_("This is longer than %(most)s characters.") % {"most": self.most})
        return text


class TakeawayForm(forms.Form):
    """Everything on the page in one form, so that no button loses what was typed beside another."""

    heard = Line(most=texts.HARD_LIMIT, label=gettext_lazy("What we heard"))
    differ = Line(most=texts.HARD_LIMIT, label=gettext_lazy("Where we differ"))
    attempt = Line(most=texts.HARD_LIMIT, label=gettext_lazy("What we will try"))
    commitment = Line(most=300)
    owner = Line(most=60)
    by_day = forms.DateField(
        required=False, error_messages={"invalid": gettext_lazy("Write the day as 2030-03-31, or leave it empty.")}
    )
    action = forms.ChoiceField(choices=ACTIONS, required=False)
    take = forms.ChoiceField(choices=TEXTS, required=False)
    drop = forms.IntegerField(min_value=1, max_value=2**63 - 1, required=False)
    etag = forms.CharField(required=False, max_length=32)

    @property
    def hides(self) -> bool:
        """Whether the page is to be hidden, which no mistake in a field puts off."""
        return self.data.get("action") == "hide"

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not (cleaned.get("action") or cleaned.get("take") or cleaned.get("drop")):
            raise forms.ValidationError(_("This choice is not one of those offered. Go back and choose again."))
        named = cleaned.get("owner") or cleaned.get("by_day")
        if named and not cleaned.get("commitment") and "commitment" not in self.errors:
            self.add_error("commitment", _("Write what will be done, too."))
        return cleaned

    def kept(self) -> dict[str, Any]:
        """What the form asks the domain to keep."""
        data, action = self.cleaned_data, self.cleaned_data["action"]
        made = Promised(" ".join(data["commitment"].split()), " ".join(data["owner"].split()), data["by_day"])
        return {
            "said": Said(data["heard"], data["differ"], data["attempt"]),
            "etag": data["etag"],
            "promised": made if made.text else None,
            "dropped": data["drop"],
            "shown": {"show": True, "hide": False}.get(action),
        }

    def with_suggestion(self, suggested: Said) -> TakeawayForm:
        """The same form with the suggestion below what is typed already."""
        name = self.cleaned_data["take"]
        typed = "\n\n".join(filter(None, (self.data.get(name, "").strip(), getattr(suggested, name))))
        return TakeawayForm({**{key: self.data[key] for key in self.data}, name: typed})
