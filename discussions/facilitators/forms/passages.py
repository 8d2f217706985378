from __future__ import annotations

from collections.abc import Mapping
from itertools import count, takewhile
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from discussions.domain import drafts, recognising
from discussions.domain.drafts import Draft, DraftQuestion

PARTS = ("text", "statement", "low", "high")


class Typed(forms.Field):
    """Text exactly as it came. The domain says what is wrong with it, and a NUL is no reason to lose the rest."""

    widget = forms.Textarea


class PasteForm(forms.Form):
    """A whole passage, pasted or from a file. The cleaned text is in `text`."""

    text = Typed(required=False)
    file = forms.FileField(required=False, allow_empty_file=True)

    def clean_file(self) -> str:
        file = self.cleaned_data["file"]
        if file is None:
            return ""
        if str(self.cleaned_data.get("text") or "").strip():
            raise forms.ValidationError(_("There is a text in the box and a file as well. Take one of them away."))
        try:
            found: str = file.read().decode("utf-8-sig")
        except UnicodeDecodeError:
            raise forms.ValidationError(_not_text()) from None
        if "\0" in found:
            raise forms.ValidationError(_not_text())
        if not found.strip():
            raise forms.ValidationError(_("This file is empty."))
        return found

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if self.errors:
            return given
        field = "file" if given["file"] else "text"
        whole = given["file"] or given["text"] or ""
        given["draft"], given["left_out"] = Draft(), ()
        if not whole.strip():
            self.add_error("text", _("There is nothing here yet. Paste a passage, or choose a file."))
        elif len(whole) > recognising.LARGEST:
            self.add_error(field, recognising.too_long())
        else:
            self._read(field, whole)
        return given

    def _read(self, field: str, whole: str) -> None:
        found = recognising.read(whole)
        if len(found.questions) > recognising.MOST_QUESTIONS:
            self.add_error(field, recognising.too_many_questions())
        self.cleaned_data |= {"draft": drafts.of(found), "left_out": found.left_out}


def typed(data: Mapping[str, Any]) -> Draft:
    """The editor's fields as they came, with as many questions as there are rows."""
    rows = takewhile(lambda number: f"q{number}_text" in data, count(1))
    questions = (DraftQuestion(*(data.get(f"q{number}_{part}", "") for part in PARTS)) for number in rows)
    return Draft(data.get("title", ""), data.get("body", ""), tuple(questions), data.get("closing", ""))


def pressed(draft: Draft, act: str) -> tuple[Draft, str] | None:
    """What a button other than the last one makes of the draft, and the field to go on from; None for keeping it."""
    name, _dash, digits = act.partition("-")
    number = int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 3 else 0
    if name == "add":
        return drafts.added(draft), f"q{len(draft.questions) + 1}_text"
    if name == "remove":
        left = drafts.without(draft, number)
        return left, f"q{min(number, len(left.questions))}_text" if left.questions else "add"
    if name == "up":
        # At either end the other button is the one that can still be pressed.
        return drafts.moved(draft, number, by=-1), f"q{number - 1}_up" if number > 2 else "q1_down"
    if name == "down":
        last = len(draft.questions)
        return drafts.moved(draft, number, by=1), f"q{number + 1}_down" if number + 1 < last else f"q{last}_up"
    return (draft, "") if name == "preview" else None


def _not_text() -> str:
    return _("This file is not plain text in UTF-8. Save it as plain text, or copy its text into the box.")
