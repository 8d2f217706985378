from __future__ import annotations

from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from discussions.domain import texts
from discussions.domain.items import ItemRef

from .takeaway import Line


def _one_of(*names: str) -> forms.ChoiceField:
    return forms.ChoiceField(choices=[(one, one) for one in names])


def _revision(**kwargs: bool) -> forms.IntegerField:
    return forms.IntegerField(min_value=0, max_value=2**31 - 1, **kwargs)


class StepForm(forms.Form):
    """`revision` is the one that the page showed; `to` names a step where one was chosen."""

    act = _one_of("on", "back", "to", "open", "undo")
    revision = _revision()
    to = forms.CharField(max_length=20, required=False)


class ShowForm(forms.Form):
    revision = _revision(required=False)
    view = forms.CharField(max_length=8)
    page = forms.IntegerField(required=False, min_value=1, max_value=999)


class CoverForm(forms.Form):
    act = _one_of("cover", "uncover")


class TimerForm(forms.Form):
    act = _one_of("start", "add", "stop")
    revision = _revision()
    minutes = forms.IntegerField(required=False, min_value=1, max_value=60)


class PromptForm(forms.Form):
    prompt = forms.CharField(max_length=5)


class PaceForm(forms.Form):
    pace = _one_of("follow", "free")


class PinForm(forms.Form):
    act = _one_of("pin", "unpin")
    item = forms.RegexField(r"^[0-9a-f-]{36}\.[A-Za-z0-9_=-]{0,24}$")

    def clean_item(self) -> ItemRef:
        item, _dot, etag = self.cleaned_data["item"].partition(".")
        try:
            return ItemRef("answer", UUID(item), etag)
        except ValueError:
            raise forms.ValidationError(_("Choose an answer of this page.")) from None


class NoteForm(forms.Form):
    """`was` is the note that the page showed."""

    act = _one_of("keep", "takeaway")
    was = Line(most=texts.HARD_LIMIT)
    note = Line(most=texts.HARD_LIMIT)
