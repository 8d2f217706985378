from __future__ import annotations

from playwright.sync_api import expect

from tests.crowd import crowd, network

from .test_accessibility import faults_by_night_and_by_day

SECOND = "Having read you, I would ask sooner."


def test_a_second_thought_outlives_a_reload_and_is_sent_once(come, server, slug):
    one = come()
    one.open()
    one.answer(1, "Late, mostly.", me=2)
    for other in crowd(slug, 2, road=network(server.port)):
        other.answer(1, "Something else.")
    page, form = one.open("q/1/"), one.page.locator("#form-second-question-1")
    page.locator("#edit-second-question-1").click()
    form.locator("textarea").fill(SECOND)
    form.locator("input[value='4'] + label").click()
    found = faults_by_night_and_by_day(page)
    one.open("q/1/")
    expect(form.locator("textarea")).to_have_value(SECOND)
    expect(form.locator("input[value='4']")).to_be_checked()
    form.locator("button[value=keep]").dblclick()
    expect(page.locator("#own-second-question-1")).to_contain_text("Only you can read it.")
    assert (found, SECOND in page.evaluate("JSON.stringify(localStorage)")) == ([], False)
