"""What facilitators type on plain pages: whoever goes back to it after a failure finds it there."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from playwright.sync_api import Route, expect

from .conftest import Sample

FIELDS = (
    ("../takeaway/", "[name=heard]"),
    ("../takeaway/", "[name^=commitment]"),
    ("../themes/", "#new-name"),
    ("../settings/", ".setting input[type=text]"),
    ("/facilitate/passages/write/", "#title"),
    ("/facilitate/passages/write/", "#q1_text"),
)


@pytest.fixture
def slug(sampled: Sample) -> str:
    return sampled.slug


def gateway_is_bad(route: Route) -> None:
    """For whatever is pressed; the preview of a passage is sent while one types."""
    if route.request.method == "POST" and route.request.is_navigation_request():
        route.fulfill(status=502)
    else:
        route.fallback()


def test_what_was_typed_is_there_again_when_its_sending_met_a_bad_gateway(moderator):
    one = moderator()
    one.foreseen = ("502",)
    page = one.page
    page.route("**/facilitate/**", gateway_is_bad)
    for place, (path, field) in enumerate(FIELDS):
        page.goto(urljoin(one.home, path))
        page.locator(field).first.fill(f"Typed with care {place}")
        page.locator(f"form:has({field}) .row button").last.click()
        expect(page.locator("body")).to_be_empty()
        page.go_back()
        expect(page.locator(field).first).to_have_value(f"Typed with care {place}")
