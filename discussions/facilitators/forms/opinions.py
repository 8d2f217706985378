from __future__ import annotations

from django import forms

from .themes import NameField


class GroupNameForm(forms.Form):
    """The number of an opinion group, and what to call it; without a name it is called by its letter alone.

    `was` is what the page showed that it was called.
    """

    was = forms.CharField(required=False, strip=False)
    group = forms.IntegerField(min_value=0)
    name = NameField(required=False)
