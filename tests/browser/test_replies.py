from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.crowd import crowd, network

from .conftest import DESKTOP
from .test_accessibility import faults_by_night_and_by_day

FIRST, CHANGED = "Too quick.", "Better said, and slower."
AWAY = ("ERR_INTERNET_DISCONNECTED", "htmx:sendError", "htmx:afterRequest")


@pytest.fixture
def slug(sampled) -> str:
    return sampled.slug


@pytest.fixture
def changing(come, server, slug):
    """Somebody who has replied, at the form that changes it."""
    [writer] = crowd(slug, 1, road=network(server.port))
    writer.answer(1, "What the reader wrote.")
    page = writer.question(1)
    writer.reply(page, next(item for item in page.cards() if page.has_form(f"/a/{item}/react/")), FIRST)
    one = come()
    one.context.add_cookies([{"name": name, "value": value, "url": one.home} for name, value in writer.jar.items()])
    one.open("mine/").locator("li", has_text=FIRST).get_by_role("link", name="Change").click()
    expect(one.page.locator("textarea")).to_have_value(FIRST)
    return one


def kept(page) -> list[str]:
    return page.evaluate("Object.keys(localStorage).filter((key) => key.includes('change-'))")


def test_a_change_that_was_begun_outlives_a_reload_and_is_a_draft_until_it_is_saved(changing):
    page = changing.page
    assert faults_by_night_and_by_day(page) == []
    page.locator("textarea").fill(CHANGED)
    expect(page.locator("form [data-kept]")).not_to_be_empty()
    changing.open("mine/")
    drafts = page.locator("[data-drafts] li")
    expect(drafts.locator("q")).to_have_text([CHANGED])
    drafts.get_by_role("link", name="Draft of a reply, on this device only").click()
    expect(page.locator("textarea")).to_have_value(CHANGED)
    page.get_by_role("button", name="Save the change").click()
    page.wait_for_url("**/mine/")
    expect(page.locator(".items li .words")).to_have_text(["What the reader wrote.", CHANGED])
    assert kept(page) == []


def test_a_change_that_is_too_long_comes_back_and_one_without_a_connection_goes_out_when_it_is_back(changing):
    page = changing.page
    page.locator("textarea").fill("b" * 2_001)
    page.get_by_role("button", name="Save the change").click()
    expect(page.locator("[data-trouble]")).to_be_focused()
    expect(page.locator("textarea")).to_have_value("b" * 2_001)
    page.locator("textarea").fill(CHANGED)
    changing.context.set_offline(True)
    page.get_by_role("button", name="Save the change").click()
    expect(page.locator("[data-say]")).to_have_text("Not sent yet. We keep trying.")
    changing.context.set_offline(False)
    page.wait_for_url("**/mine/")
    expect(page.locator(".items li .words").last).to_have_text(CHANGED)
    changing.foreseen = ("status of 422", "htmx:responseError", *AWAY)


def apart(one, other) -> tuple[float, float]:
    here, there = one.bounding_box(), other.bounding_box()
    return there["x"] - here["x"], there["y"] - here["y"]


def test_what_is_pressed_stays_under_the_finger_and_what_it_opens_comes_next(come):
    one = come(size=DESKTOP)
    one.open()
    one.answer(1, "What the reader wrote.")
    card = one.page.locator("#question-1 .answer").first
    reply, concern = (card.locator("summary", has_text=words) for words in ("Reply", "Raise a concern"))
    marks, field = card.locator(".react"), card.locator("textarea")
    before, beside = apart(marks, reply), apart(reply, concern)[1]
    reply.click()
    expect(field).to_be_visible()
    assert (beside, apart(marks, reply), apart(reply, field)[1] > 0, apart(field, concern)[1] > 0) == (
        0,
        before,
        True,
        True,
    )
    one.page.keyboard.press("Tab")
    expect(field).to_be_focused()
