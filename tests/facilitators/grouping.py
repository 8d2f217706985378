"""Opinion groups that were found, and the page on which they are named."""

from __future__ import annotations

from discussions.domain import entry
from discussions.models import Discussion
from tests.crowd import Browser, Page, facilitator

ADDRESS = "one@example.org"


def staff_of(email: str = ADDRESS) -> Browser:
    return facilitator(entry.issue_link(entry.facilitator_named(email)))


def page_of(one: Browser, of: Discussion) -> Page:
    return one.get(f"/facilitate/d/{of.slug}/opinions/")


def name_group(of: Discussion, *, group: int, name: str, was: str = "") -> Page:
    one = staff_of()
    token = page_of(one, of).form("/sign-out/").fields["csrfmiddlewaretoken"]
    fields = {"csrfmiddlewaretoken": token, "group": str(group), "name": name, "was": was}
    return one.ask("POST", f"/facilitate/d/{of.slug}/q/1/name-group/", fields)
