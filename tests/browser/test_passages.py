"""A facilitator writes a passage in a browser: pasted whole, dragged into order, kept."""

from __future__ import annotations

import pytest

from tests.domain.test_recognising import QUESTIONS, TEXT

from .conftest import DESKTOP
from .test_accessibility import faults_by_night_and_by_day


@pytest.fixture
def write(come, server):
    """Somebody signed in, before the page on which a passage is pasted."""

    def begin(**how):
        told = server.manage("create_facilitator", f"writer{len(how)}@example.org")
        one = come(**how)
        one.page.goto(told.split()[-1].replace("http://127.0.0.1:8000", f"http://127.0.0.1:{server.port}"))
        one.page.goto(f"http://127.0.0.1:{server.port}/facilitate/passages/paste/")
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


@pytest.mark.parametrize("scripts", [True, False])
def test_the_passage_pasted_as_it_is_is_kept(write, scripts):
    page = paste(write(scripts=scripts, size=DESKTOP))
    assert order(page) == QUESTIONS
    page.click("button[value=keep]")
    assert page.locator("h1").inner_text() == "Asking for Help"


def test_a_dragged_question_is_kept_in_its_new_place(write):
    page = paste(write(size=DESKTOP))
    page.locator("[data-grip]").nth(2).scroll_into_view_if_needed()
    grip, first = (
        page.locator("[data-grip]").nth(2).bounding_box(),
        page.locator("[data-question]").first.bounding_box(),
    )
    page.mouse.move(grip["x"] + 8, grip["y"] + 8)
    page.mouse.down()
    page.mouse.move(grip["x"] + 8, first["y"] + 5, steps=8)
    page.mouse.up()
    page.click("button[value=keep]")
    page.click("a[href$='/edit/']")
    assert order(page) == [QUESTIONS[2], QUESTIONS[0], QUESTIONS[1], QUESTIONS[3]]


def test_the_preview_follows_what_is_typed(write):
    page = paste(write(size=DESKTOP))
    page.fill("#title", "Asking anew")
    page.locator("#phone .title", has_text="Asking anew").wait_for()
    assert page.input_value("#title") == "Asking anew"


def test_no_page_of_passages_has_a_violation(write):
    one = write(size=DESKTOP)
    found = [faults_by_night_and_by_day(one.page), faults_by_night_and_by_day(paste(one))]
    one.page.click("button[value=keep]")
    kept = one.page.url
    for path in (kept, f"{kept}edit/", f"{kept}preview/", f"{kept}../"):
        one.page.goto(path)
        found.append(faults_by_night_and_by_day(one.page))
    assert found == [[]] * 6
