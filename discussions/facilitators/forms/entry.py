from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

# Longer than anybody types, and short enough to hash.
LONGEST_PASSWORD = 500


def _email(label: Any) -> forms.EmailField:
    return forms.EmailField(
        label=label,
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "username"}),
        error_messages={
            "required": gettext_lazy("Type an e-mail address."),
            "invalid": gettext_lazy("This is no e-mail address. One looks like name@example.org."),
        },
    )


def _password(label: Any, *, autocomplete: str, hint: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        strip=False,
        max_length=LONGEST_PASSWORD,
        widget=forms.PasswordInput({"autocomplete": autocomplete}),
        error_messages={"required": gettext_lazy("Type a password.")},
    )


class SignInForm(forms.Form):
    email = _email(gettext_lazy("E-mail address"))
    password = _password(gettext_lazy("Password"), autocomplete="current-password")


class LinkForm(forms.Form):
    email = _email(gettext_lazy("E-mail address"))


class InviteForm(forms.Form):
    email = _email(gettext_lazy("Their e-mail address"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].widget.attrs["autocomplete"] = "off"


class RemoveForm(forms.Form):
    who = forms.IntegerField(min_value=1, max_value=2**63 - 1)


class _OwnForm(forms.Form):
    """A form of the account page, which asks for the current password where there is one."""

    current = _password(gettext_lazy("Your password now"), autocomplete="current-password")

    def __init__(self, *args: Any, facilitator: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.facilitator = facilitator
        if not facilitator.has_usable_password():
            del self.fields["current"]


class PasswordForm(_OwnForm):
    new = _password(
        gettext_lazy("New password"),
        autocomplete="new-password",
        hint=gettext_lazy("At least 10 characters: not like your address, not what many people use, not only digits."),
    )
    again = _password(gettext_lazy("The new password once more"), autocomplete="new-password")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="password-%s", **kwargs)

    def clean_new(self) -> str:
        new: str = self.cleaned_data["new"]
        validate_password(new, self.facilitator)
        return new

    def clean_again(self) -> str:
        again: str = self.cleaned_data["again"]
        if "new" in self.cleaned_data and again != self.cleaned_data["new"]:
            raise forms.ValidationError(_("This is not the same as above. Type both once more."))
        return again


class EmailForm(_OwnForm):
    email = _email(gettext_lazy("E-mail address"))
    field_order = ("email", "current")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="email-%s", **kwargs)
