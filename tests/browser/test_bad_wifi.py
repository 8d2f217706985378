"""A connection that drops, a server that starts again, a phone that sleeps: no word is lost, and no page is old."""

from __future__ import annotations

import re
from itertools import product
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import expect

from tests.crowd import Person, crowd, network

from .conftest import Late, asks_anew, fails_once

LINES = ("Failed to load resource", "ERR_", "htmx:")  # what a console says of a connection that is not there


def others_answer(server, slug, n, words):
    """Two more; with the one who looks they are three, and the question opens."""
    for place in range(2):
        assert Person(road=network(server.port), slug=slug).answer(n, f"{words} {place}").status == 303


def field(one, n=1):
    return one.page.locator(f"#question-{n} textarea")


def press(one, n=1):
    one.page.locator(f"#question-{n} button[value=post]").click()


def is_saved(one, n, text):
    own = one.page.locator(f"#question-{n} [data-own]")
    expect(own).to_contain_text(text)
    expect(own).to_contain_text("Saved")


def shows(one, n, words):
    expect(one.page.locator(f"#question-{n} article.answer").filter(has_text=words)).to_have_count(2)


def is_offered(one, n, words):
    """While somebody types, nothing moves by itself."""
    place = one.page.locator(f"#question-{n}")
    expect(place.locator("[data-offer-news]")).to_contain_text("New answers: 2")
    place.locator("[data-show]").click()
    shows(one, n, words)


def look_at(one, *, seen):
    hidden = "false" if seen else "true"
    one.page.evaluate(f"Object.defineProperty(document, 'hidden', {{ value: {hidden}, configurable: true }})")
    one.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def is_stream(request):
    return "/live/" in request.url


def test_a_server_that_starts_again_loses_no_word_and_leaves_no_page_old(come, server, slug):
    one = come()
    one.foreseen = LINES
    one.open()
    one.answer(1, "I was here before.")
    field(one, 2).fill("Sent in a hard moment.")
    server.kill()
    press(one, 2)
    expect(one.page.locator("#question-2 [data-say]")).to_have_text("Not sent yet. We keep trying.")
    server.start()
    is_saved(one, 2, "Sent in a hard moment.")
    others_answer(server, slug, 1, "Afterwards")
    shows(one, 1, "Afterwards")


def test_what_was_not_sent_yet_is_sent_after_a_reload_and_a_pass_is_still_a_pass(come):
    one = come()
    one.foreseen = LINES
    one.open()
    one.page.route("**/answer/", lambda route: route.abort())
    field(one).fill("Pressed once, then the phone went dark.")
    press(one)
    expect(one.page.locator("#question-1 [data-say]")).to_have_text("Not sent yet. We keep trying.")
    one.page.unroute("**/answer/")
    one.page.reload()
    expect(field(one)).to_have_value("Pressed once, then the phone went dark.")
    is_saved(one, 1, "Pressed once, then the phone went dark.")
    one.page.route("**/q/2/answer/", lambda route: route.abort(), times=1)
    field(one, 2).fill("Better left unsaid.")
    with one.page.expect_response("**/q/2/answer/") as answer:
        one.page.locator("#question-2 button[value=pass]").click()
        field(one, 3).click()
    assert parse_qs(answer.value.request.post_data)["action"] == ["pass"]


def test_who_is_offline_is_told_what_is_kept_and_afterwards_what_was_missed(come, server, slug):
    one = come()
    one.foreseen = LINES
    one.open()
    one.answer(1, "I was here before.")
    one.context.set_offline(True)
    expect(one.page.locator("#status")).to_contain_text("What you write stays on this device.")
    field(one, 2).fill("Typed in a tunnel.")
    others_answer(server, slug, 1, "Meanwhile")
    one.context.set_offline(False)
    expect(one.page.locator("#status")).not_to_contain_text("No connection")
    is_offered(one, 1, "Meanwhile")
    expect(field(one, 2)).to_have_value("Typed in a tunnel.")


def test_a_page_whose_stream_is_refused_asks_every_twenty_seconds(come, server, slug):
    one = come()
    one.foreseen = LINES
    asked = []
    refusal = {"status": 503, "headers": {"Retry-After": "15"}}
    one.page.route("**/live/*", lambda route: (asked.append(1), route.fulfill(**refusal)))
    one.page.clock.install()
    one.open()
    one.answer(1, "Where are the others?")
    others_answer(server, slug, 1, "Here")
    assert len(asked) == 1
    one.page.clock.fast_forward(21_000)
    shows(one, 1, "Here")
    assert len(asked) == 2


def test_a_tab_that_slept_a_page_that_was_put_aside_and_a_way_back_show_how_things_stand(come, server, slug):
    one = come()
    one.open()
    one.answer(1, "Before the phone was locked.")
    field(one, 2).fill("Half a sentence")
    life = one.context.new_cdp_session(one.page)
    life.send("Page.setWebLifecycleState", {"state": "frozen"})
    others_answer(server, slug, 1, "While it slept")
    life.send("Page.setWebLifecycleState", {"state": "active"})
    is_offered(one, 1, "While it slept")
    one.answer(4, "Before I went elsewhere.")
    one.page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
    others_answer(server, slug, 4, "While it was put aside")
    one.page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    shows(one, 4, "While it was put aside")
    one.page.get_by_role("link", name="what this site knows").click()
    others_answer(server, slug, 3, "While away")
    one.page.go_back()
    expect(field(one, 2)).to_have_value("Half a sentence")
    one.answer(3, "And I as well.")
    shows(one, 3, "While away")


def test_a_page_that_nobody_looks_at_gives_its_stream_back_and_is_fresh_when_somebody_does(come, server, slug):
    one = come()
    one.page.clock.install()
    one.open()
    one.answer(1, "Before I looked away.")
    look_at(one, seen=False)
    with one.page.expect_event("requestfailed", is_stream):
        one.page.clock.fast_forward(61_000)
    others_answer(server, slug, 1, "Unseen")
    with one.page.expect_request(is_stream):
        look_at(one, seen=True)
    shows(one, 1, "Unseen")


def test_what_somebody_types_elsewhere_keeps_the_focus(come, server, slug):
    one = come()
    page = one.open()
    late = Late(page, re.compile("/q/1/answer/$"))
    field(one).fill("On its way.")
    press(one)
    late.is_given()
    field(one, 2).press_sequentially("The second ")
    late.comes()
    expect(page.locator("#question-1 [data-own]")).to_be_visible()
    page.keyboard.type("goes on.")
    expect(field(one, 2)).to_have_value("The second goes on.")


def test_what_is_asked_for_in_vain_is_told_and_comes_with_the_next_press(come, server, slug):
    for place, other in enumerate(crowd(slug, 6, road=network(server.port))):
        assert other.answer(1, f"Other voice {place}.").status == 303
    one = come()
    page = one.open()
    one.answer(1, "I was here.")
    wanted = (("edit/", "#text-question-1"), ("?show=all", "article.answer >> nth=5"))
    for status, (asked, brings) in product((None, 502), wanted):
        one.open()
        fails_once(one, f"**/q/1/{asked}", status, method="GET")
        pressed = page.locator(f"#question-1 [hx-get$='{asked}']")
        pressed.click()
        expect(page.locator("#status")).to_have_text("Not sent yet. Press again when you are ready.")
        pressed.click()
        expect(page.locator(f"#question-1 {brings}")).to_be_visible()


def test_what_arrived_too_slowly_is_sent_again(come):
    one = come()
    one.open()
    fails_once(one, "**/q/1/answer/", 408)
    field(one).fill("Sent on the edge of the forest.")
    press(one)
    expect(one.page.locator("#question-1 [data-say]")).to_have_text("Not sent yet. We keep trying.")
    is_saved(one, 1, "Sent on the edge of the forest.")


@pytest.mark.parametrize("reloaded", [False, True])
def test_a_change_that_waits_brings_nothing_back_that_was_taken_back_elsewhere(come, server, slug, reloaded):
    one = come()
    one.open()
    one.answer(1, "Written first.")
    one.open("q/1/edit/")
    one.page.route("**/answer/", lambda route: route.abort())
    one.foreseen = LINES
    field(one).fill("Changed in the tunnel.")
    press(one)
    said = one.page.locator("#question-1 [data-say]")
    expect(said).to_have_text("Not sent yet. We keep trying.")
    cookies = {cookie["name"]: cookie["value"] for cookie in one.context.cookies()}
    laptop = Person(road=network(server.port), slug=slug, jar=cookies)
    assert laptop.withdraw(1).status == 303
    one.page.unroute("**/answer/")
    if reloaded:
        one.open()
        expect(field(one)).to_have_value("Changed in the tunnel.")
        expect(said).to_have_text("")
    else:
        asks_anew(one.page)
        expect(one.page.locator("#question-1")).to_contain_text("This was taken back, so it was not sent again.")
    assert laptop.question(1).has_form("/answer/")
