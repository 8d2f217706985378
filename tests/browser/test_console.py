"""The facilitator's remote in a browser: what is pressed is done, whatever comes meanwhile."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from playwright.sync_api import Page, Response, expect

from tests.attacks.serving import Server, sample

from .conftest import DESKTOP, Come, Late, Visitor, asks_anew, fails_once

DELETES = """
from discussions.domain import discussions
from discussions.models import Discussion
discussions.delete(Discussion.objects.get(slug={!r}))
"""
TWO_FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


def console(server: Server, come: Come) -> tuple[Visitor, str]:
    """Somebody at the console of a sample, and the sample's slug."""
    slug, token = sample(server, expected=4)
    lead = come(size=DESKTOP)
    lead.page.goto(f"http://127.0.0.1:{server.port}/facilitate/enter/{token}/")
    lead.page.goto(f"http://127.0.0.1:{server.port}/facilitate/d/{slug}/stage/")
    return lead, slug


def consoles(server: Server, come: Come) -> tuple[Page, Page]:
    """The console of one sample in two tabs."""
    lead = console(server, come)[0].page
    other = lead.context.new_page()
    other.goto(lead.url)
    return lead, other


def press_cover(by: Page, also: Page, *, then: str) -> None:
    by.locator("#cover").click()
    for one in (by, also):
        expect(one.locator("#cover")).to_have_attribute("value", then)


def test_a_press_is_not_lost_to_what_comes_in_the_middle_of_it(server: Server, come: Come):
    lead, other = consoles(server, come)

    def looked(response: Response) -> bool:
        return response.url == lead.url and response.request.method == "GET"

    lead.locator("#on").hover()
    lead.mouse.down()
    with lead.expect_response(looked) as answer:
        other.locator("#view-passage").click()
    answer.value.finished()
    lead.evaluate(TWO_FRAMES)
    lead.mouse.up()
    expect(lead.locator("[data-step]")).to_have_text("Read the passage")
    expect(lead.locator("#view-passage")).to_have_attribute("aria-pressed", "true")
    late = Late(lead, re.compile("/show/$"))
    lead.locator("#view-takeaway").click()
    late.is_given()
    lead.locator("#cover").hover()
    lead.mouse.down()
    late.comes()
    expect(lead.locator("#view-takeaway")).to_have_attribute("aria-pressed", "true")
    lead.mouse.up()
    expect(lead.locator("#cover")).to_have_attribute("value", "uncover")


def test_steps_that_rest_after_another_step_still_rest_when_they_are_drawn_anew(server: Server, come: Come):
    lead, other = consoles(server, come)
    # They rest for a second and a half, which is as long as the test wants it.
    now = datetime.now(UTC)
    lead.clock.set_fixed_time(now)
    other.locator("#on").click()
    for one in (other, lead):
        expect(one.locator("[data-step]")).to_have_text("Read the passage")
    press_cover(other, lead, then="uncover")
    # At once: a moment later they would be dimmed anew in any case.
    assert lead.locator("#on").get_attribute("aria-disabled") == "true"
    lead.clock.set_fixed_time(now + timedelta(seconds=2))
    press_cover(other, lead, then="cover")
    lead.locator("#on").click()
    expect(lead.locator("[data-step]")).not_to_have_text("Read the passage")
    expect(other.locator("[data-step]")).to_have_text(str(lead.locator("[data-step]").text_content()))


def test_a_press_that_comes_back_with_nothing_is_told_and_the_next_key_is_heard(server: Server, come: Come):
    lead, slug = console(server, come)
    page = lead.page
    for status, then in ((404, "uncover"), (502, "cover"), (503, "uncover")):
        fails_once(lead, "**/cover/", status)
        page.locator("#cover").click()
        expect(page.locator("#status")).to_have_text("This did not reach the server. Try it once more.")
        page.keyboard.press("c")
        expect(page.locator("#cover")).to_have_attribute("value", then)
        # What the next press is told is not what this one was.
        page.reload()
    server.manage("shell", "-c", DELETES.format(slug))
    page.locator("#cover").click()
    expect(page.locator("#status")).to_contain_text("There is nothing at this address.")


def test_what_was_asked_for_before_a_press_is_not_put_over_its_answer(server: Server, come: Come):
    page = console(server, come)[0].page
    late = Late(page, re.compile("/stage/$"))
    asks_anew(page)
    late.is_given()
    page.keyboard.press("c")
    expect(page.locator("#cover")).to_contain_text("Uncover it")
    with page.expect_request(late.address):
        late.comes()
    assert "Uncover it" in page.locator("#cover").inner_text()


def test_by_keyboard_one_goes_on_where_one_was_and_is_told_what_a_key_did_to_the_screen(server: Server, come: Come):
    page = console(server, come)[0].page
    for said in ("The screen is covered. It shows the way in and nothing else.", "The screen is not covered any more."):
        page.keyboard.press("c")
        expect(page.locator("#status")).to_have_text(said)
    view = page.locator("#view-passage[aria-pressed=true]")
    page.locator("#view-passage").press("Enter")
    expect(view).to_be_focused()
    page.locator("#steps").evaluate("one => { one.open = true }")
    for pressed, then in (("#pace-free", "#pace-title"), ("#to-write-1", "#at")):
        page.locator(pressed).press("Enter")
        expect(page.locator(then)).to_be_focused()
