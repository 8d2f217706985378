"""What is written to facilitators. Plain text; the only links are ours."""

from __future__ import annotations

from django.utils.translation import gettext as _

from discussions.models import Discussion

from .links import confirm_url, discussion_url, entry_url_to_press
from .mail import Letter


def sign_in_link(email: str, token: str) -> Letter:
    parts = (
        _("Somebody, most likely you, asked for a link to sign in to Ask for Help. It works once, for two days:"),
        entry_url_to_press(token),
        _("If it was not you, leave this mail alone: nothing happens."),
    )
    return Letter(email, _("Your link to sign in"), _paragraphs(*parts))


def invitation(email: str, token: str, discussion: Discussion, *, by: str) -> Letter:
    said = {"by": by, "title": discussion.edition.title, "team": discussion.team}
    parts = (
        _("%(by)s asks you to run a discussion together: “%(title)s”, %(team)s.") % said,
        _(
            "You will see what %(by)s sees: how many have answered and what is readable, and what waits for a check. "
            "You can open, moderate, close and delete it. Neither of you sees who wrote what."
        )
        % said,
        _("This link signs you in. It works once, for two days:"),
        entry_url_to_press(token),
        _("Afterwards you find the discussion here:"),
        discussion_url(discussion),
    )
    return Letter(email, _("Run a discussion together"), _paragraphs(*parts))


def new_address(email: str, token: str) -> Letter:
    parts = (
        _("This address was given for an account of Ask for Help. Open this link, signed in, to make it yours:"),
        confirm_url(token),
        _("If it was not you, leave this mail alone: nothing happens."),
    )
    return Letter(email, _("Is this your address?"), _paragraphs(*parts))


def address_changed(old: str, new: str) -> Letter:
    parts = (
        _("Your account of Ask for Help has another address now: %(new)s.") % {"new": new},
        _("If it was not you, tell whoever runs the server."),
    )
    return Letter(old, _("Your address was changed"), _paragraphs(*parts))


def _paragraphs(*parts: str) -> str:
    return "\n\n".join(parts) + "\n"
