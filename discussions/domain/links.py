"""Addresses that are printed for people."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse

from discussions.models import Discussion

from . import codes, invitation


def entry_url(token: str) -> str:
    return settings.PUBLIC_URL + reverse("facilitators:enter", args=(token,))


def entry_url_to_press(token: str) -> str:
    """Scanners of mails and previews of messengers open what they find: here only a press uses the link up."""
    return f"{entry_url(token)}?press=1"


def confirm_url(token: str) -> str:
    return settings.PUBLIC_URL + reverse("facilitators:confirm_email", args=(token,))


def discussion_url(discussion: Discussion) -> str:
    return settings.PUBLIC_URL + reverse("facilitators:discussion", args=(discussion.slug,))


def screen_url(discussion: Discussion) -> str:
    return settings.PUBLIC_URL + reverse("participants:screen", args=(discussion.slug,))


def printed(discussion: Discussion, token: str) -> list[str]:
    """The lines that a start prints, each beginning with its word."""
    return [
        f"Join: {invitation.join_url(discussion)} code {codes.spoken(discussion.code)}",
        f"Screen: {screen_url(discussion)}",
        f"Facilitate: {entry_url(token)}",
    ]
