"""Facilitators who write passages, with nothing but forms."""

from __future__ import annotations

from dataclasses import dataclass

from discussions.domain import discussions, entry, passages
from discussions.models import Edition, Facilitator
from tests.crowd import Browser, Page, facilitator

SHORT = "Title\n\nA paragraph.\n\n- One?\n  - scale: We ask | never | always\n- Two?\n\nLeave a Reply"
PASSAGES = "/facilitate/passages/"
FIELDS = {"title": "Title", "body": "A paragraph.", "q1_text": "Why?"}


@dataclass(frozen=True)
class Writer:
    account: Facilitator
    browser: Browser

    def get(self, path: str = "") -> Page:
        return self.browser.get(PASSAGES + path)

    def post(self, path: str, **typed: str) -> Page:
        """Send fields to an address, with the token of the list's forms."""
        token = self.get("paste/").form("/paste/").fields["csrfmiddlewaretoken"]
        return self.browser.ask("POST", PASSAGES + path, {"csrfmiddlewaretoken": token} | typed)

    def keep(self, text: str = SHORT) -> Edition:
        return passages.save(passages.recognise(text), owner=self.account)

    def use(self, edition: Edition) -> None:
        discussions.set_up(edition, team="Team", facilitator=self.account)


def writer(name: str = "scribe") -> Writer:
    account = entry.facilitator_named(f"{name}@example.org")
    return Writer(account, facilitator(entry.issue_link(account)))
