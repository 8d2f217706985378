"""Presses that follow each other quickly: what was pressed last is what the server keeps."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.attacks.serving import wait_until
from tests.crowd import crowd, network

from .conftest import Late, fails_once


@pytest.fixture
def reader(come, server, slug):
    """Somebody with the answers of three others open."""
    others = crowd(slug, 3, road=network(server.port))
    for place, one in enumerate(others):
        one.answer(1, f"Other voice {place}.")
    one = come()
    one.open()
    one.answer(1, "The reader says this.")
    one.open("q/1/")
    return one


def button(one, place: int, value: str):
    return one.page.locator("form[data-send=mark]").nth(place).locator(f"button[value={value}]")


def marks_after_reload(one) -> list[str]:
    one.open("q/1/")
    return [found.get_attribute("value") for found in one.page.locator("[aria-pressed=true]").all()]


def test_three_quick_presses_on_buttons_that_stay_are_three_marks_and_one_on_the_way_out_is_kept(reader):
    pressed = button(reader, 0, "same").element_handle()
    for place in range(3):
        button(reader, place, "same").click()
    expect(reader.page.locator("[aria-pressed=true]")).to_have_count(3)
    assert pressed.evaluate("one => one.isConnected && one.getAttribute('aria-pressed')") == "true"
    assert marks_after_reload(reader) == ["same"] * 3
    reader.page.route("**/react/", lambda route: None, times=1)
    button(reader, 0, "differently").click()
    reader.open("receipt/")
    # What a page sends as it goes, nobody waits for.
    wait_until(lambda: marks_after_reload(reader) == ["differently", "same", "same"])


def test_a_press_waits_for_the_one_before_it_and_the_last_one_stands(reader):
    held, sent = [], []

    def hold_the_first(route):
        sent.append(route.request.post_data_json["value"])
        held.append(route) if len(sent) == 1 else route.continue_()

    reader.page.route("**/react/", hold_the_first)
    for value in ("same", "differently", "skip"):
        button(reader, 0, value).click()
    # Whoever goes on to write takes the focus from the button.
    reader.page.locator("summary").first.focus()
    before = list(sent)
    with reader.page.expect_response("**/react/"):
        held[0].continue_()
    expect(button(reader, 0, "skip")).to_have_attribute("aria-pressed", "true")
    assert (before, sent, marks_after_reload(reader)) == (["same"], ["same", "skip"], ["skip"])


def test_a_newer_press_takes_the_place_of_one_that_was_not_sent(reader):
    reader.foreseen = ("ERR_", "htmx:")
    held, sent = [], []

    def lose_the_first_and_hold_the_second(route):
        sent.append(route.request.post_data_json["value"])
        (route.abort, lambda: held.append(route), route.continue_)[min(len(sent), 3) - 1]()

    reader.page.clock.install()
    reader.page.route("**/react/", lose_the_first_and_hold_the_second)
    button(reader, 0, "same").click()
    expect(reader.page.locator("form[data-send=mark] [data-say]").first).to_contain_text("Not sent yet")
    button(reader, 0, "differently").click()
    # The first would be sent again within this time.
    reader.page.clock.run_for(5_000)
    with reader.page.expect_response("**/react/"):
        held[0].continue_()
    expect(button(reader, 0, "differently")).to_have_attribute("aria-pressed", "true")
    assert (sent, marks_after_reload(reader)) == (["same", "differently"], ["differently"])


def test_a_mark_stays_pressed_where_the_card_was_asked_for_before_it(reader):
    late = Late(reader.page, re.compile(r"/q/1/edit/"))
    reader.page.locator("#edit-question-1").click()
    late.is_given()
    button(reader, 0, "same").click()
    expect(button(reader, 0, "same")).to_have_attribute("aria-pressed", "true")
    with reader.page.expect_response(late.address):
        late.comes()
    expect(reader.page.locator("#text-question-1")).to_be_visible()
    assert reader.page.locator("#question-1 [aria-pressed=true]").count() == 1


def test_a_concern_that_was_not_sent_is_sent_again_from_a_section_that_was_put_anew(reader):
    fails_once(reader, "**/concern/", 503)
    card = reader.page.locator("article.answer").first
    card.locator("summary", has_text="Raise a concern").click()
    card.get_by_role("button", name="It attacks somebody").click()
    expect(card.locator("form[data-send=concern] [data-say]")).to_have_text("Not sent yet. We keep trying.")
    reader.page.locator("#edit-question-1").click()
    expect(reader.page.locator("#text-question-1")).to_be_visible()
    expect(reader.page.locator("article.answer")).to_have_count(2)
    expect(reader.page.locator("#status")).to_contain_text("Hidden for you.")
    expect(reader.page.locator("#text-question-1")).to_be_focused()
    # By keyboard one goes on from there, after a reply and after a concern.
    first, second = (reader.page.locator(f"#{one.get_attribute('id')}") for one in reader.page.locator(".answer").all())
    reply = first.locator("summary", has_text="Reply")
    reply.press("Enter")
    first.locator("textarea").fill("Thank you.")
    first.get_by_role("button", name="Send the reply").press("Enter")
    expect(reply).to_be_focused()
    first.locator("summary", has_text="Raise a concern").press("Enter")
    first.get_by_role("button", name="Something else").press("Enter")
    expect(second).to_be_focused()


@pytest.mark.parametrize("arrives", [False, True], ids=["lost", "taken"])
def test_what_is_on_its_way_when_its_section_is_put_anew_is_sent_whatever_becomes_of_it(reader, arrives):
    reader.foreseen = ("ERR_", "htmx:")
    page, held = reader.page, []
    for address in ("**/react/", "**/concern/"):
        page.route(address, lambda route: held.append(route), times=1)
    button(reader, 0, "same").click()
    card = page.locator("article.answer").nth(1)
    card.locator("summary", has_text="Raise a concern").click()
    card.get_by_role("button", name="It attacks somebody").click()
    page.locator("#edit-question-1").click()
    expect(page.locator("#text-question-1")).to_be_visible()
    wait_until(lambda: page.title() and len(held) == 2)
    for route in held:
        route.continue_() if arrives else route.abort()
    expect(page.locator("#question-1 [aria-pressed=true]")).to_have_count(1)
    expect(page.locator("article.answer")).to_have_count(2)


def test_where_all_answers_are_shown_a_concern_leads_to_the_next_and_a_change_hides_none(reader, server, slug):
    for place, one in enumerate(crowd(slug, 6, road=network(server.port))):
        one.answer(1, f"A later voice {place}.")
    page, cards = reader.open("q/1/"), reader.page.locator("article.answer")

    def raise_concern(card) -> None:
        card.locator("summary", has_text="Raise a concern").click()
        card.get_by_role("button", name="It attacks somebody").click()

    raise_concern(cards.nth(1))
    expect(cards).to_have_count(4)
    page.get_by_role("link", name="Show all 7").click()
    expect(cards).to_have_count(7)
    following = cards.nth(3).get_attribute("id")
    raise_concern(cards.nth(2))
    expect(page.locator(f"#{following}")).to_be_focused()
    page.locator("#edit-question-1").click()
    expect(page.locator("#text-question-1")).to_be_visible()
    expect(cards).to_have_count(6)
    page.locator("#text-question-1").fill("The reader says this now.")
    page.locator("#question-1 button[value=post]").click()
    page.locator("#question-1 [data-own]").wait_for()
    expect(cards).to_have_count(6)
    # Whoever has gone on meanwhile stays there.
    held, onward = [], page.get_by_role("link", name="Compare the group")
    page.route("**/concern/", lambda route: held.append(route), times=1)
    raise_concern(cards.first)
    wait_until(lambda: page.title() and held)
    onward.focus()
    held[0].continue_()
    expect(cards).to_have_count(5)
    expect(page.locator("#status")).to_contain_text("Hidden for you.")
    expect(onward).to_be_focused()
