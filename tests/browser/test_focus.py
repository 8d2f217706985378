"""Where one is after a press that puts a part of the page anew, and what is told then."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from .conftest import Come, Late, Sample, Visitor

TOO_LONG, RING = "w" * 2_400, 5


@pytest.fixture
def slug(sampled: Sample) -> str:
    return sampled.slug


@pytest.fixture
def reader(come: Come) -> Visitor:
    """Somebody who has answered, and so may read the others."""
    one = come()
    one.open()
    one.answer(2, "What the reader wrote.")
    is_settled(one)
    return one


def is_settled(one: Visitor) -> None:
    """Until then a link leads to a whole page."""
    expect(one.page.locator(".htmx-added, .htmx-settling")).to_have_count(0)


def test_who_leaves_an_answer_as_it_was_or_asks_for_all_answers_is_where_it_goes_on(reader):
    edit = reader.page.locator("#edit-question-2")
    edit.press("Enter")
    leave = reader.page.get_by_role("link", name="Leave it as it was")
    expect(leave).to_be_visible()
    is_settled(reader)
    leave.press("Enter")
    expect(edit).to_be_focused()
    is_settled(reader)
    question = reader.page.locator("#question-2")
    cards, count = question.locator(".answer"), question.locator("[id^=count] h3").inner_text()
    known, more = cards.count(), question.locator("[data-more]")
    more.press("Enter")
    expect(more).to_have_count(0)
    expect(cards.nth(known)).to_be_focused()
    expect(reader.page.locator("#status")).to_have_text(count)


def test_after_a_refusal_nothing_is_called_saved_and_why_comes_into_sight_clear_of_the_ring_around_its_field(reader):
    reader.foreseen = ("status of 422",)
    page, question = reader.page, reader.page.locator("#question-1")
    expect(page.locator("#status")).to_have_text("Saved")
    late = Late(page, re.compile("/answer/$"))
    question.locator("textarea").fill(TOO_LONG)
    question.locator("button[value=post]").press("Enter")
    late.is_given()
    page.evaluate("scrollTo(0, 0)")
    late.comes()
    expect(question.locator("textarea")).to_be_focused()
    expect(page.locator("#status")).to_be_empty(timeout=2_000)
    expect(question.locator(".error")).to_be_in_viewport(ratio=0.9)
    field, error = question.locator("textarea").bounding_box(), question.locator(".error").bounding_box()
    assert error["y"] - field["y"] - field["height"] > RING
