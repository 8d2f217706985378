"""The facilitator's remote in a browser: what is pressed is done, whatever comes meanwhile."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, Response, expect

from tests.attacks.serving import Server, sample

from .conftest import DESKTOP, Come, Visitor, fails_once

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


def test_steps_that_rest_after_another_step_still_rest_when_they_are_drawn_anew(server: Server, come: Come):
    lead, other = consoles(server, come)
    # They rest for a second and a half, which is as long as the test wants it.
    now = datetime.now(UTC)
    lead.clock.set_fixed_time(now)
    other.locator("#on").click()
    expect(lead.locator("[data-step]")).to_have_text("Read the passage")
    press_cover(other, lead, then="uncover")
    # At once: a moment later they would be dimmed anew in any case.
    assert lead.locator("#on").get_attribute("aria-disabled") == "true"
    lead.clock.set_fixed_time(now + timedelta(seconds=2))
    press_cover(other, lead, then="cover")
    lead.locator("#on").click()
    expect(lead.locator("[data-step]")).not_to_have_text("Read the passage")
    expect(other.locator("[data-step]")).to_have_text(str(lead.locator("[data-step]").text_content()))


@pytest.mark.parametrize("status", [404, 502, 503])
def test_a_press_that_comes_back_with_nothing_is_told_and_the_next_key_is_heard(server: Server, come: Come, status):
    lead, _slug = console(server, come)
    fails_once(lead, "**/cover/", status)
    lead.page.locator("#cover").click()
    expect(lead.page.locator("#status")).to_have_text("This did not reach the server. Try it once more.")
    lead.page.keyboard.press("c")
    expect(lead.page.locator("#cover")).to_have_attribute("value", "uncover")


def test_a_press_after_the_discussion_was_deleted_says_what_the_server_says(server: Server, come: Come):
    lead, slug = console(server, come)
    lead.foreseen = ("404", "htmx:")
    server.manage("shell", "-c", DELETES.format(slug))
    lead.page.locator("#cover").click()
    expect(lead.page.locator("#status")).to_contain_text("There is nothing at this address.")
