"""Moderating with something half typed: whatever is done or comes meanwhile, it is neither lost nor taken for keys."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from .conftest import Late, Sample, asks_anew, fails_once
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


def on_its_way(page: Page, act: Locator, kind: str = "hold") -> Callable[[], None]:
    """Hold this item, or what else its button does, and keep the act from the server; what lets it go on."""
    waiting: list[Route] = []
    page.route(ACT, lambda route: waiting.append(route), times=1)
    with page.expect_request(ACT):
        act.locator(f"button[value={kind}]").click()
    return lambda: waiting[0].continue_()


def undo(page: Page, left: int) -> None:
    page.locator("#said [data-undo]").click()
    said(page, "Undone")
    holds(page, left)


def test_letters_go_on_into_the_panel_or_the_search_when_an_act_on_another_item_comes_back(moderator):
    page = moderator().open(AN_ANSWER)
    before, here, other = held(page), panel(page, 1), item(page, 0)
    let_go = on_its_way(page, other)
    line = here.locator("[name=line]")
    line.press_sequentially("hx")
    press(page, ["ArrowLeft"])
    let_go()
    said(page, "1 item held")
    page.keyboard.type("jaz")
    assert (line.input_value(), held(page)) == ("hjazx", before + 1)
    undo(page, before)
    let_go = on_its_way(page, other)
    page.locator("#search").fill("")
    page.locator("#search").press_sequentially("ha")
    let_go()
    holds(page, before + 1)
    page.keyboard.type("jx")
    assert (page.locator("#search").input_value(), held(page)) == ("hajx", before + 1)
    undo(page, before)


def test_what_is_typed_for_an_item_and_for_several_outlasts_an_act_on_another(moderator):
    page = moderator().open(AN_ANSWER)
    before, here, there = held(page), panel(page, 1), panel(page, 2)
    here.locator("[name=line]").fill("Kinder, please.")
    for one in (here, there):
        one.locator("[name=rule]").first.check()
    there.locator("[name=words]").fill("asking")
    page.locator("#bulk summary").first.click()
    page.locator("#bulk [name=note]").fill("Told them so.")
    page.locator("#bulk summary").first.click()
    press_hold(item(page, 0))
    said(page, "1 item held")
    kept = [here.locator("[name=line]"), there.locator("[name=words]"), page.locator("#bulk [name=note]")]
    assert [one.input_value() for one in kept] == ["Kinder, please.", "asking", "Told them so."]
    assert [one.locator("[name=rule]").first.is_checked() for one in (here, there)] == [True, True]
    here.locator("button[value=send_back]").click()
    said(page, "1 item sent back")
    expect(here).to_have_count(0)
    undo(page, before + 1)
    page.locator("[data-log] [data-undo]").first.click()
    holds(page, before)


def test_a_line_for_an_item_that_has_left_the_list_stays_in_sight_and_comes_back_with_it_and_its_panel(moderator):
    page = moderator().open(AN_ANSWER)
    before, here, left = held(page), panel(page, 1), page.locator("#aside [name=line]")
    here.locator("[name=line]").fill("Kinder, please.")
    expect(left).to_be_hidden()
    press_hold(here)
    said(page, "1 item held")
    expect(left).to_have_value("Kinder, please.")
    expect(left).to_be_visible()
    undo(page, before)
    expect(here.locator("[name=line]")).to_have_value("Kinder, please.")
    expect(left).to_have_count(0)
    here.locator("[name=line]").press("Escape")
    expect(here.locator(".panel")).to_have_count(0)
    expect(page.locator("#aside")).to_be_hidden()
    here.locator("[data-open]").click()
    expect(here.locator("[name=line]")).to_have_value("Kinder, please.")


def test_who_types_in_what_leaves_the_list_types_on_and_puts_it_away(moderator):
    page = moderator().open(AN_ANSWER)
    before, here, other = held(page), panel(page, 1), page.context.new_page()
    other.goto(page.url)
    press_hold(item(other, 1))
    said(other, "1 item held")
    let_go = on_its_way(page, item(page, 0))
    here.locator("[name=line]").press_sequentially("ha")
    let_go()
    said(page, "1 item held")
    page.keyboard.type("jx")
    expect(page.locator("#aside [name=line]")).to_have_value("hajx")
    page.locator("#aside [data-away]").click()
    expect(page.locator("#aside")).to_be_hidden()
    expect(page.locator(".item:focus")).to_have_count(1)
    undo(page, before + 1)
    undo(other, before)


def test_leaving_with_a_line_that_was_not_sent_is_asked_about(moderator):
    page = moderator().open(AN_ANSWER)
    asked: list[str] = []

    def answer(dialog):
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", answer)
    panel(page, 1).locator("[name=line]").fill("Kinder, please.")
    page.locator("nav [data-count=held]").click()
    page.wait_for_url(re.compile("state=held"))
    assert asked == ["beforeunload"]
    page.locator("nav [data-count=readable]").click()
    page.wait_for_url(re.compile("state=readable"))
    assert asked == ["beforeunload"]


def test_ticked_themes_and_picks_outlast_an_act_that_was_on_its_way(moderator):
    one = moderator()
    page = one.open("../themes/")
    page.locator("#new-name").fill("Asking at last")
    page.locator("#new-name").press("Enter")
    page = one.open(AN_ANSWER)
    before, here = held(page), item(page, 1)
    here.locator("[data-themes]").click()
    let_go = on_its_way(page, item(page, 0))
    here.get_by_label("Asking at last").check()
    here.locator("[data-pick]").check()
    let_go()
    said(page, "1 item held")
    assert [here.locator("[data-pick]").is_checked(), here.get_by_label("Asking at last").is_checked()] == [True, True]
    expect(page.locator("[data-selected]")).to_have_text("1 selected")
    undo(page, before)


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
    # Another button of the same item.
    expect(first).to_have_count(1)
    let_go = on_its_way(page, first, "pin")
    press_hold(first)
    let_go()
    said(page, "1 item held")
    undo(page, before)
    first.locator("button[value=unpin]").click()
    said(page, "1 item unpinned")


def test_what_is_selected_while_an_act_is_on_its_way_is_acted_on_after_it_and_what_is_selected_later_is_not(moderator):
    page = moderator().open(AN_ANSWER)
    before, first, other, third = held(page), item(page, 0), item(page, 1), item(page, 2)
    first.locator("[data-pick]").check()
    let_go = on_its_way(page, page.locator("#bulk"))
    first.locator("[data-pick]").uncheck()
    other.locator("[data-pick]").check()
    press_hold(page.locator("#bulk"))
    third.locator("[data-pick]").check()
    let_go()
    expect(other).to_have_count(0)
    holds(page, before + 2)
    assert (first.count(), third.locator("[data-pick]").is_checked()) == (0, True)
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


def test_an_act_that_did_not_arrive_is_told_and_the_keys_go_on(moderator):
    one = moderator()
    page = one.open(AN_ANSWER)
    before, here = held(page), panel(page, 1)
    here.locator("[name=line]").fill("Kinder, please.")
    for status in (None, 502):
        fails_once(one, "**/moderate/act/**", status)
        item(page, 0).focus()
        press(page, "h")
        expect(page.locator("#status")).to_contain_text("This did not reach the server.")
        assert (here.locator("[name=line]").input_value(), held(page)) == ("Kinder, please.", before)
        press(page, "h")
        holds(page, before + 1)
        undo(page, before)
        expect(page.locator("#status")).not_to_contain_text("This did not reach the server.")
    one.foreseen += ("Response Status Error Code 502", "403")
    # Nor does one of somebody who was signed out meanwhile.
    here.locator("[name=rule]").first.check()
    cookies = one.context.cookies()
    one.context.clear_cookies(name=re.compile("session"))
    here.locator("button[value=send_back]").click()
    expect(page.locator("#status")).to_contain_text("You are not signed in any more.")
    expect(here.locator("[name=line]")).to_have_value("Kinder, please.")
    one.context.add_cookies(cookies)
