"""The facilitator's remote in a browser: what is pressed is done, whatever comes meanwhile."""

from __future__ import annotations

from playwright.sync_api import Response, expect

from tests.attacks.serving import Server, sample

from .conftest import DESKTOP, Come

TWO_FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


def test_a_press_is_not_lost_to_what_comes_in_the_middle_of_it(server: Server, come: Come):
    slug, token = sample(server, expected=4)
    lead = come(size=DESKTOP).page
    lead.goto(f"http://127.0.0.1:{server.port}/facilitate/enter/{token}/")
    lead.goto(f"http://127.0.0.1:{server.port}/facilitate/d/{slug}/stage/")
    other = lead.context.new_page()
    other.goto(lead.url)

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
