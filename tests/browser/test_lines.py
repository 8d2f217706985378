"""A line of the passage is marked where it stands by a tap, and on its own page by keyboard and without a script."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from .conftest import CLOSES, DESKTOP, Late, fails_once
from .test_accessibility import faults


def test_a_tap_brings_the_line_up_and_a_press_marks_it_in_its_place(come):
    one = come()
    page = one.open()
    page.locator("#line-9").click()
    sheet = page.locator("#line")
    expect(sheet).to_be_focused()
    found = faults(page)
    sheet.get_by_role("button", name="This struck me").click()
    expect(page.locator("#line-9")).to_have_attribute("data-mine", "struck")
    expect(sheet.get_by_role("button", name="This struck me")).to_have_attribute("aria-pressed", "true")
    sheet.get_by_role("button", name="Close").click()
    expect(sheet).to_be_empty()
    expect(one.open().locator("#line-9")).to_have_attribute("data-mine", "struck")
    assert found == []


def test_a_line_that_comes_late_leaves_the_focus_where_somebody_writes_and_escape_puts_one_away(come):
    page = come().open()
    late, sheet = Late(page, re.compile("/lines/9/$")), page.locator("#line")
    page.locator("#line-9").click()
    late.is_given()
    page.locator("#text-question-1").focus()
    late.comes()
    expect(page.locator("#line-struck")).to_be_visible()
    expect(page.locator("#text-question-1")).to_be_focused()
    page.locator("#line-8").click()
    expect(sheet).to_be_focused()
    page.keyboard.press("Escape")
    expect(sheet).to_be_empty()
    expect(page.locator(".passage")).to_be_focused()


def test_a_line_that_is_up_when_the_discussion_closes_offers_no_mark_any_more(server, slug, come):
    page = come().open()
    page.locator("#line-9").click()
    expect(page.locator("#line-struck")).to_be_visible()
    server.manage("shell", "-c", CLOSES.format(slug))
    expect(page.locator("#line")).to_contain_text("This discussion is closed, so nothing more is marked.")
    expect(page.locator("#line form")).to_have_count(0)


def test_a_mark_that_was_not_sent_says_so_and_is_sent_again(come):
    one = come()
    page = one.open()
    sheet, words = page.locator("#line"), {"differently": "I read this differently", "struck": "This struck me"}
    for status, value in ((None, "differently"), (503, "struck")):
        fails_once(one, "**/lines/9/", status)
        page.locator("#line-9").click()
        pressed = sheet.get_by_role("button", name=words[value])
        pressed.click()
        expect(sheet.locator("[data-say]")).to_have_text("Not sent yet. We keep trying.")
        expect(pressed).to_have_attribute("aria-pressed", "true")
        expect(pressed).to_be_focused()
        expect(sheet.locator("[data-say]")).to_be_empty()
        expect(one.open().locator("#line-9")).to_have_attribute("data-mine", value)


def test_a_mark_that_was_not_sent_is_sent_again_after_the_line_was_put_away(come):
    one = come()
    page = one.open()
    fails_once(one, "**/lines/9/", 503)
    page.locator("#line-9").click()
    sheet = page.locator("#line")
    sheet.get_by_role("button", name="I read this differently").click()
    expect(sheet.locator("[data-say]")).to_have_text("Not sent yet. We keep trying.")
    with page.expect_response(lambda answer: answer.url.endswith("/lines/9/") and answer.ok):
        sheet.get_by_role("button", name="Close").click()
        expect(sheet).to_be_empty()
    expect(sheet).to_be_empty()
    expect(one.open().locator("#line-9")).to_have_attribute("data-mine", "differently")


def test_a_newer_mark_takes_the_place_of_one_whose_line_was_put_away(come):
    one, sent = come(), []
    page = one.open()
    page.clock.install()
    page.on("request", lambda asked: sent.append(asked.post_data_json["value"]) if asked.method == "POST" else None)
    fails_once(one, "**/lines/9/", 503)
    page.locator("#line-9").click()
    sheet = page.locator("#line")
    sheet.get_by_role("button", name="I read this differently").click()
    expect(sheet.locator("[data-say]")).to_have_text("Not sent yet. We keep trying.")
    sheet.get_by_role("button", name="Close").click()
    page.locator("#line-9").click()
    sheet.get_by_role("button", name="This struck me").click()
    expect(page.locator("#line-9")).to_have_attribute("data-mine", "struck")
    # The first would be sent again within this time.
    page.clock.run_for(5_000)
    expect(one.open().locator("#line-9")).to_have_attribute("data-mine", "struck")
    assert sent == ["differently", "struck"]


def test_by_keyboard_a_line_is_chosen_and_marked_on_its_own_page(come):
    one = come()
    page = one.open("lines/")
    page.locator("#line-2").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="I read this differently")).to_be_visible()
    expect(page.get_by_role("button", name="Close")).to_be_hidden()
    page.get_by_role("button", name="I read this differently").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="I read this differently")).to_have_attribute("aria-pressed", "true")
    page.set_viewport_size(DESKTOP)
    # Nothing of the passage is cut off there.
    assert one.open("lines/").locator(".passage").evaluate("one => one.scrollHeight - one.clientHeight") <= 0
    expect(one.open().locator("#line-2")).to_have_attribute("data-mine", "differently")


def test_without_a_script_the_same_pages_do(come):
    one = come(scripts=False)
    page = one.open()
    page.get_by_role("link", name="mark a line").click()
    page.locator("#line-2").click()
    page.get_by_role("button", name="This struck me").click()
    page.wait_for_url("**/lines/#line-2")
    expect(page.locator("#line-2")).to_have_attribute("data-mine", "struck")
