from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from discussions.domain.items import ItemRef
from discussions.domain.queue import RULES
from discussions.domain.queue_rows import STATES

LONGEST = 500
NOTHING_DONE = gettext_lazy("Nothing was done. Press one of the buttons.")
KINDS = ("release", "keep", "hold", "send_back", "redact", "pin", "unpin", "mute")


class PlaceForm(forms.Form):
    """Where in the queue a page stands. What cannot be read is left out."""

    state = forms.ChoiceField(choices=[(one, one) for one in STATES], required=False)
    number = forms.IntegerField(min_value=1, max_value=99, required=False)
    search = forms.CharField(max_length=200, required=False)
    theme = forms.UUIDField(required=False)
    after = forms.CharField(max_length=60, required=False)
    open = forms.CharField(max_length=60, required=False)
    all = forms.BooleanField(required=False)
    done = forms.IntegerField(min_value=1, max_value=2**63 - 1, required=False)
    log = forms.IntegerField(min_value=1, max_value=2**63 - 1, required=False)

    def place(self) -> dict[str, Any]:
        """What was asked for, by name, as far as it makes sense."""
        self.is_valid()
        return {name: self.cleaned_data[name] for name in self.fields if self.cleaned_data.get(name)}


class ActForm(forms.Form):
    act = forms.ChoiceField(
        choices=[(one, one) for one in KINDS],
        error_messages=dict.fromkeys(("required", "invalid_choice"), NOTHING_DONE),
    )
    rule = forms.ChoiceField(choices=RULES, required=False)
    line = forms.CharField(required=False)
    words = forms.CharField(required=False)
    note = forms.CharField(required=False)

    @property
    def chosen(self) -> tuple[ItemRef, ...]:
        return tuple(_ref(one) for one in self.data.getlist("item"))

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or self.cleaned_data
        kind = found.get("act")
        try:
            if not self.chosen:
                self.add_error(None, _("Select at least one item first."))
        except ValueError:
            self.add_error(None, _("This form was not made for this page. Open the page again."))
        if kind == "send_back" and not found.get("rule") and "rule" not in self.errors:
            self.add_error("rule", _("Choose the rule that the writer is told."))
        if kind == "redact" and not found.get("words"):
            self.add_error("words", _("Type the words that are to be blacked out, as they stand in the text."))
        for name in ("line", "words", "note"):
            if len(found.get(name) or "") > LONGEST:
                self.add_error(name, _("Up to 500 characters fit here."))
        return found


def _ref(text: str) -> ItemRef:
    kind, item, etag, *concerns = text.split(".")
    known = [frozenset(one.split("-")) for one in concerns[:1]]
    if kind not in {"answer", "reply"}:
        raise ValueError(kind)
    return ItemRef(kind, UUID(item), etag, *known)
