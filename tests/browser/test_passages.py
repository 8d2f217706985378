"""A facilitator writes a passage in a browser: pasted whole, dragged into order, kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.domain.test_recognising import QUESTIONS, TEXT

from .conftest import DESKTOP, Come, Sample, Visitor
from .test_accessibility import faults_by_night_and_by_day


@pytest.fixture
def slug(sampled: Sample) -> str:
    return sampled.slug


@pytest.fixture
def write(come: Come, sampled: Sample) -> Callable[..., Visitor]:
    """Somebody signed in, before the page on which a passage is pasted."""

    def begin(**how: Any) -> Visitor:
        one = come(size=DESKTOP, **how)
        one.context.add_cookies(sampled.cookies)
        one.page.goto(f"{sampled.staff}passages/paste/")
        return one

    return begin


def paste(one):
    one.page.fill("#text", TEXT.read_text("utf-8"))
    one.page.click("form[action$='/paste/'] button")
    one.page.locator("#phone").wait_for()
    # What is typed before the scripts have begun is not seen by them.
    one.page.wait_for_load_state()
    return one.page


def order(page):
    return [one.input_value() for one in page.locator("[data-question] textarea").all()]


def drag_the_third_before_the_first(page):
    page.locator("[data-grip]").nth(2).scroll_into_view_if_needed()
    grip, first = (
        page.locator("[data-grip]").nth(2).bounding_box(),
        page.locator("[data-question]").first.bounding_box(),
    )
    page.mouse.move(grip["x"] + 8, grip["y"] + 8)
    page.mouse.down()
    page.mouse.move(grip["x"] + 8, first["y"] + 5, steps=8)
    page.mouse.up()


def test_a_passage_is_pasted_named_anew_while_the_preview_follows_dragged_into_order_and_kept(write):
    page = paste(write())
    page.fill("#title", "Asking anew")
    page.locator("#phone .title", has_text="Asking anew").wait_for()
    drag_the_third_before_the_first(page)
    page.click("button[value=keep]")
    title = page.locator("h1").inner_text()
    page.click("a[href$='/edit/']")
    assert (title, page.input_value("#title")) == ("Asking anew", "Asking anew")
    assert order(page) == [QUESTIONS[2], QUESTIONS[0], QUESTIONS[1], QUESTIONS[3]]


def test_without_scripts_the_passage_pasted_as_it_is_is_kept(write):
    page = paste(write(scripts=False))
    assert order(page) == QUESTIONS
    page.click("button[value=keep]")
    assert page.locator("h1").inner_text() == "Asking for Help"


def test_no_page_of_passages_has_a_violation_and_what_is_pasted_is_found(write):
    one = write()
    found = [faults_by_night_and_by_day(one.page), faults_by_night_and_by_day(paste(one))]
    assert order(one.page) == QUESTIONS
    one.page.click("button[value=keep]")
    kept = one.page.url
    for path in (kept, f"{kept}edit/", f"{kept}preview/", f"{kept}../"):
        one.page.goto(path)
        found.append(faults_by_night_and_by_day(one.page))
    assert found == [[]] * 6
