from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from discussions.domain.texts import normal_form
from tests.attacks.nasty import strings
from tests.crowd import crowd, network

from .conftest import CLOSES
from .test_accessibility import faults_by_night_and_by_day

TEXT = "I wait until I am stuck, and then a little longer."
REPLY, SECOND = "That happens to me as well.", "Having read you, I would ask sooner."


def field(page, n=1):
    return page.locator(f"#question-{n} textarea")


def think_again(page, text):
    page.locator("#edit-second-question-1").click()
    page.locator("#second-question-1").fill(text)


def test_a_draft_outlives_a_reload(come):
    one = come()
    field(one.open()).fill(TEXT)
    expect(one.page.locator("#question-1 [data-kept]")).not_to_be_empty()
    expect(field(one.open())).to_have_value(TEXT)


def test_a_draft_is_gone_once_the_server_has_the_answer(come):
    one = come()
    one.open()
    one.answer(1, TEXT)
    one.open("mine/")
    expect(one.page.locator("[data-drafts] li")).to_have_count(0)
    assert TEXT not in one.page.evaluate("JSON.stringify(localStorage)")


def test_an_answer_sent_without_a_connection_goes_out_when_it_is_back(come):
    one = come()
    one.open()
    field(one.page).fill(TEXT)
    one.context.set_offline(True)
    one.page.locator("#question-1 button[value=post]").click()
    expect(one.page.locator("#question-1 [data-say]")).to_have_text("Not sent yet. We keep trying.")
    expect(field(one.page)).to_have_value(TEXT)
    one.context.set_offline(False)
    expect(one.page.locator("#question-1 [data-own]")).to_contain_text(TEXT)
    one.foreseen = ("ERR_INTERNET_DISCONNECTED", "htmx:sendError", "htmx:afterRequest")


def test_a_double_press_makes_one_answer(come):
    one, other = come(), come()
    one.open()
    field(one.page).fill(TEXT)
    one.page.locator("#question-1 button[value=post]").dblclick()
    one.page.locator("#question-1 [data-own]").wait_for()
    for two in (other, come()):
        two.open()
        two.answer(1, "Something else.")
    expect(other.open("q/1/?show=all").get_by_text(TEXT)).to_have_count(1)


def test_too_long_a_text_is_refused_next_to_its_field_and_kept(come):
    one = come(scripts=False)
    one.open("q/1/")
    field(one.page).fill("word " * 1_000)
    one.page.locator("#question-1 button[value=post]").click()
    expect(one.page.locator("#question-1 .error")).to_contain_text("at most 2000 can be sent")
    assert field(one.page).input_value().startswith("word word")
    one.foreseen = ("status of 422",)


def test_a_draft_that_the_server_refused_outlives_a_reload(come):
    one, long = come(), "z" * 2_400
    field(one.open()).fill(long)
    one.page.locator("#question-1 button[value=post]").click()
    expect(one.page.locator("#question-1 .error")).to_contain_text("at most 2000 can be sent")
    expect(one.page.locator("#question-1 [data-kept]")).to_have_text("Draft kept on this device")
    expect(field(one.open())).to_have_value(long)
    one.foreseen = ("status of 422",)


def test_a_text_that_came_after_the_closing_is_still_on_the_device(come, server, slug):
    one = come()
    field(one.open()).fill(TEXT)
    server.manage("shell", "-c", CLOSES.format(slug))
    one.page.locator("#question-1 button[value=post]").click()
    expect(one.page.locator("#question-1 [data-trouble]")).to_contain_text("This discussion is closed")
    one.open("mine/")
    expect(one.page.locator("[data-drafts] li")).to_contain_text(TEXT)
    one.foreseen = ("status of 403",)


def test_what_was_typed_in_a_tab_that_is_gone_stays_within_reach(come, slug):
    one = come()
    first = one.open()
    second = one.context.new_page()
    second.goto(first.url)
    first.locator("#text-question-1").fill("A long thought in the first tab.")
    expect(second.locator("[data-offer]").first).to_contain_text("A long thought in the first tab.")
    first.close()
    second.locator("#text-question-1").fill("Other.")
    second.reload()
    expect(second.locator("#text-question-1")).to_have_value("Other.")
    expect(second.locator("[data-offer]").first).to_contain_text("A long thought in the first tab.")


def test_a_second_thought_that_was_typed_in_a_tab_that_is_gone_stays_within_reach(opened):
    one = opened
    first, other = one.open("q/1/"), one.context.new_page()
    other.goto(first.url)
    think_again(first, SECOND)
    # It would keep its text within reach itself.
    first.close()
    think_again(other, "Other.")
    other.reload()
    expect(other.locator("#second-question-1")).to_have_value("Other.")
    expect(other.locator("[data-offer]").first).to_contain_text(SECOND)


def test_a_reply_remembers_that_it_comes_from_the_writer(opened):
    page = opened.open("q/1/")
    page.locator("#own-question-1 summary", has_text="Reply").click()
    reply = page.locator("#own-question-1 form[data-send=reply]")
    reply.locator("[name=as_author]").check()
    reply.locator("textarea").fill(REPLY)
    page.reload()
    expect(reply.locator("textarea")).to_have_value(REPLY)
    expect(reply.locator("[name=as_author]")).to_be_checked()


def test_a_reply_whose_answer_was_lost_is_no_draft_any_more_after_the_closing(opened, server, slug):
    page = opened.open("q/1/")
    opened.foreseen = ("Failed to load resource", "ERR_", "htmx:")
    page.route("**/reply/", lambda route: (route.fetch(), route.abort()))
    page.locator(".answer summary", has_text="Reply").first.click()
    reply = page.locator(".answer form[data-send=reply]").first
    reply.locator("textarea").fill(REPLY)
    reply.get_by_role("button", name="Send the reply").click()
    expect(reply.locator("[data-say]")).to_have_text("Not sent yet. We keep trying.")
    server.manage("shell", "-c", CLOSES.format(slug))
    page = opened.open("mine/")
    expect(page.locator("main")).to_contain_text(REPLY)
    expect(page.locator("[data-drafts] li")).to_have_count(0)


def test_a_draft_of_another_question_is_not_told_of_where_that_question_does_not_stand(come):
    one = come()
    field(one.open(), 2).fill(TEXT)
    expect(one.page.locator("#question-2 [data-kept]")).not_to_be_empty()
    expect(one.open("q/1/").locator("[data-stray]")).to_be_hidden()


@pytest.fixture
def opened(come, server, slug):
    """Somebody who wrote and reads what others wrote."""
    for place, other in enumerate(crowd(slug, 2, road=network(server.port))):
        other.answer(1, f"Other voice {place}.")
    one = come()
    one.open()
    one.answer(1, "Late, mostly.")
    return one


@pytest.fixture
def left(opened, server, slug):
    """Somebody with an answer, a reply and a second thought that were typed and not sent before the closing."""
    one, page = opened, opened.open("q/1/")
    think_again(page, SECOND)
    page.locator(".answer summary", has_text="Reply").first.click()
    page.locator(".answer textarea").locator("visible=true").fill(REPLY)
    field(one.open(), 2).fill(TEXT)
    expect(page.locator("#question-2 [data-kept]")).not_to_be_empty()
    expect(page.locator("[data-stray]")).to_be_hidden()
    server.manage("shell", "-c", CLOSES.format(slug))
    return one


def test_after_the_closing_what_was_not_sent_is_told_of_and_listed(left):
    page = left.open("q/1/")
    expect(page.locator("[data-stray]")).to_be_visible()
    found = faults_by_night_and_by_day(left.open())
    page.locator("[data-stray] a").click()
    drafts = page.locator("[data-drafts] li")
    for text, label in (
        (TEXT, "Draft, on this device only"),
        (SECOND, "Draft, on this device only"),
        (REPLY, "Draft of a reply, on this device only"),
    ):
        expect(drafts.filter(has_text=text)).to_contain_text(label)
    expect(drafts.filter(has_text=TEXT).get_by_role("link")).to_have_attribute("href", "../q/2/")
    expect(drafts.filter(has_text=REPLY).get_by_role("link")).to_have_count(0)
    assert (found, faults_by_night_and_by_day(page)) == ([], [])


def test_what_is_let_go_is_gone_and_told_of_no_more(left):
    page = left.open("mine/")
    drafts = page.locator("[data-drafts] li")
    for text in (REPLY, SECOND, TEXT):
        drafts.filter(has_text=text).get_by_role("button", name="Let it go").click()
        expect(drafts.filter(has_text=text)).to_have_count(0)
    expect(page.locator("[data-drafts]")).to_be_hidden()
    expect(left.open().locator("[data-stray]")).to_be_hidden()


def test_a_text_whose_form_goes_while_the_page_is_open_is_told_of(come, server, slug):
    one = come()
    field(one.open()).fill(TEXT)
    server.manage("shell", "-c", CLOSES.format(slug))
    one.page.locator("#question-1 [data-show]").click()
    expect(field(one.page)).to_have_count(0)
    expect(one.page.locator("[data-stray]")).to_be_visible()
    expect(one.page.locator("#question-1-text")).to_be_focused()


def test_a_text_is_known_again_however_the_server_keeps_it(come):
    typed = (*strings(), "o" + "\u0302\u0323" * 9, "e\u200b\u0301")
    pairs = [(one, normal_form(one)) for one in typed if normal_form(one) and not re.search("[\ud800-\udfff]", one)]
    unlike = "(pairs) => pairs.filter(([one, kept]) => plain(one) !== plain(kept) || !plain(kept + 'x').endsWith('x'))"
    assert come().open("mine/").evaluate(unlike, pairs) == []


def test_indented_lines_are_read_as_they_were_written(come):
    one, code = come(), "if asked:\n    say()\n\n    wait()"
    one.open()
    one.answer(1, code)
    assert one.page.locator("#own-question-1 .words").inner_text() == code
