"""Moderating with something half typed: whatever is done or comes meanwhile, it is neither lost nor taken for keys."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from .conftest import Late, Sample, asks_anew
from .test_moderation import ACT, AN_ANSWER, BOARD, held, holds, press, said


@pytest.fixture
def slug(sampled: Sample) -> str:
    """Each test leaves it nearly as it was, and counts from what it finds."""
    return sampled.slug


def item(page: Page, n: int) -> Locator:
    """The item that is the nth now, also when it has moved."""
    return page.locator(f"#{page.locator('.item').nth(n).get_attribute('id')}")


def panel(page: Page, n: int) -> Locator:
    """The nth item, with its panel open."""
    one = item(page, n)
    one.locator("[data-open]").click()
    one.locator(".panel").wait_for()
    return one


def press_hold(one: Locator) -> None:
    one.locator("button[value=hold]").click()


def on_its_way(page: Page, act: Locator) -> Callable[[], None]:
    """Hold this item, and keep the act from the server; what lets it go on."""
    waiting: list[Route] = []
    page.route(ACT, lambda route: waiting.append(route), times=1)
    with page.expect_request(ACT):
        press_hold(act)
    return lambda: waiting[0].continue_()


def undo(page: Page, left: int) -> None:
    page.locator("#said [data-undo]").click()
    said(page, "Undone")
    holds(page, left)


def test_what_is_pressed_while_an_act_is_on_its_way_comes_after_it(moderator):
    page = moderator().open(AN_ANSWER)
    before, other, opened, first = held(page), item(page, 1), item(page, 2), item(page, 0)
    let_go = on_its_way(page, first)
    for _ in "twice":
        press_hold(first)
    press_hold(other)
    opened.locator("[data-open]").click()
    let_go()
    expect(opened.locator(".panel [name=rule]").first).to_be_focused()
    assert (first.count(), other.count(), held(page)) == (0, 0, before + 2)
    for left in (before + 1, before):
        page.locator("[data-log] [data-undo]").first.click()
        holds(page, left)


def test_a_panel_that_comes_late_does_not_take_the_hand_from_where_it_types(moderator):
    page = moderator().open(AN_ANSWER)
    late = Late(page, re.compile("open="))
    press(page, "jb")
    late.is_given()
    page.locator("#search").press_sequentially("ha")
    late.comes()
    page.locator(".item .panel").wait_for()
    page.keyboard.type("x")
    expect(page.locator("#search")).to_have_value("haxasking")


def test_what_is_shown_late_is_not_put_over_a_newer_act(moderator):
    page = moderator().open("?state=readable")
    before, other, here = held(page), page.context.new_page(), item(page, 0)
    other.goto(page.url)
    press_hold(item(other, 3))
    said(other, "1 item held")
    expect(page.locator("[data-show]")).to_be_visible()
    late = Late(page, BOARD)
    page.locator("[data-show]").click()
    late.is_given()
    press_hold(here)
    said(page, "1 item held")
    late.comes()
    asks_anew(page)
    expect(page.locator("#said [data-undo]")).to_be_visible()
    assert (here.count(), held(page)) == (0, before + 2)
    undo(page, before + 1)
    undo(other, before)
