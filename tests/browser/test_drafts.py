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
QUOTED = "“This can explain why we do not ask for help.”\n"
REPLY, SECOND = "That happens to me as well.", "Having read you, I would ask sooner."


def field(page, n=1):
    return page.locator(f"#question-{n} textarea")


def think_again(page, text):
    page.locator("#edit-second-question-1").click()
    page.locator("#second-question-1").fill(text)


def test_a_draft_outlives_a_reload_until_the_server_has_the_answer(come):
    one = come()
    field(one.open(), 2).fill(TEXT)
    expect(one.page.locator("#question-2 [data-kept]")).not_to_be_empty()
    expect(field(one.open("q/2/?line=14"), 2)).to_have_value(f"{TEXT}\n\n{QUOTED}")
    # It is not told of where its question does not stand.
    expect(one.open("q/1/").locator("[data-stray]")).to_be_hidden()
    expect(field(one.open(), 2)).to_have_value(f"{TEXT}\n\n{QUOTED}")
    one.answer(2, TEXT)
    one.open("mine/")
    expect(one.page.locator("[data-drafts] li")).to_have_count(0)
    assert TEXT not in one.page.evaluate("JSON.stringify(localStorage)")


def test_what_was_refused_outlives_a_reload_and_what_was_sent_without_a_connection_goes_out_when_it_is_back(come):
    one, long = come(), "z" * 2_400
    field(one.open()).fill(long)
    one.page.locator("#question-1 button[value=post]").click()
    expect(one.page.locator("#question-1 .error")).to_contain_text("at most 2000 can be sent")
    expect(one.page.locator("#question-1 [data-kept]")).to_have_text("Draft kept on this device")
    expect(field(one.open())).to_have_value(long)
    field(one.page).fill(TEXT)
    one.context.set_offline(True)
    one.page.locator("#question-1 button[value=post]").click()
    expect(one.page.locator("#question-1 [data-say]")).to_have_text("Not sent yet. We keep trying.")
    expect(field(one.page)).to_have_value(TEXT)
    one.context.set_offline(False)
    expect(one.page.locator("#question-1 [data-own]")).to_contain_text(TEXT)
    one.foreseen = ("status of 422", "ERR_INTERNET_DISCONNECTED", "htmx:sendError", "htmx:afterRequest")


def test_a_double_press_makes_one_answer(come, server, slug):
    one = come()
    field(one.open()).fill(TEXT)
    one.page.locator("#question-1 button[value=post]").dblclick()
    one.page.locator("#question-1 [data-own]").wait_for()
    others = crowd(slug, 2, road=network(server.port))
    for other in others:
        other.answer(1, "Something else.")
    assert [TEXT in card for card in others[0].question(1).cards().values()].count(True) == 1


def test_what_was_typed_in_a_tab_that_is_gone_stays_within_reach(opened):
    first, other = opened.open(), opened.context.new_page()
    other.goto(first.url)
    field(first, 2).fill("A long thought in the first tab.")
    expect(other.locator("#question-2 [data-offer]")).to_contain_text("A long thought in the first tab.")
    think_again(first, SECOND)
    # It would keep its texts within reach itself.
    first.close()
    field(other, 2).fill("Other.")
    think_again(other, "Another.")
    other.reload()
    expect(field(other, 2)).to_have_value("Other.")
    expect(other.locator("#question-2 [data-offer]")).to_contain_text("A long thought in the first tab.")
    expect(other.locator("#second-question-1")).to_have_value("Another.")
    expect(other.locator("#question-1 [data-offer]").first).to_contain_text(SECOND)


def test_a_reply_whose_answer_was_lost_is_no_draft_after_the_closing_and_a_text_whose_form_goes_is(
    opened, server, slug
):
    page = opened.open()
    opened.foreseen = ("Failed to load resource", "ERR_", "htmx:")
    page.route("**/reply/", lambda route: (route.fetch(), route.abort()))
    page.locator(".answer summary", has_text="Reply").first.click()
    reply = page.locator(".answer form[data-send=reply]").first
    reply.locator("textarea").fill(REPLY)
    reply.get_by_role("button", name="Send the reply").click()
    expect(reply.locator("[data-say]")).to_have_text("Not sent yet. We keep trying.")
    field(page, 2).fill(TEXT)
    server.manage("shell", "-c", CLOSES.format(slug))
    page.locator("#question-2 [data-show]").click()
    expect(field(page, 2)).to_have_count(0)
    expect(page.locator("[data-stray]")).to_be_visible()
    expect(page.locator("#question-2-text")).to_be_focused()
    page = opened.open("mine/")
    expect(page.locator("main")).to_contain_text(REPLY)
    expect(page.locator("[data-drafts] li q")).to_have_text([TEXT])


def test_after_the_closing_what_was_not_sent_is_told_of_and_listed_until_it_is_let_go(opened, server, slug):
    page = types_three_and_sends_none(opened)
    server.manage("shell", "-c", CLOSES.format(slug))
    opened.foreseen = ("status of 403",)
    page.locator("#question-2 button[value=post]").click()
    expect(page.locator("#question-2 [data-trouble]")).to_contain_text("This discussion is closed")
    opened.open("q/1/")
    expect(page.locator("[data-stray]")).to_be_visible()
    found = faults_by_night_and_by_day(opened.open())
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
    for text in (REPLY, SECOND, TEXT):
        drafts.filter(has_text=text).get_by_role("button", name="Let it go").click()
        expect(drafts.filter(has_text=text)).to_have_count(0)
    expect(page.locator("[data-drafts]")).to_be_hidden()
    expect(opened.open().locator("[data-stray]")).to_be_hidden()


def types_three_and_sends_none(one):
    """A second thought, a reply and an answer; back from a reload, the reply comes from the writer as before."""
    page = one.open("q/1/")
    think_again(page, SECOND)
    page.locator("#own-question-1 summary", has_text="Reply").click()
    reply = page.locator("#own-question-1 form[data-send=reply]")
    reply.locator("[name=as_author]").check()
    reply.locator("textarea").fill(REPLY)
    field(one.open(), 2).fill(TEXT)
    expect(reply.locator("textarea")).to_have_value(REPLY)
    expect(reply.locator("[name=as_author]")).to_be_checked()
    expect(page.locator("#question-2 [data-kept]")).not_to_be_empty()
    expect(page.locator("[data-stray]")).to_be_hidden()
    return page


@pytest.fixture
def opened(come, server, slug):
    """Somebody who wrote and reads what others wrote."""
    for place, other in enumerate(crowd(slug, 2, road=network(server.port))):
        other.answer(1, f"Other voice {place}.")
    one = come()
    one.open()
    one.answer(1, "Late, mostly.")
    return one


def test_a_text_is_known_again_however_the_server_keeps_it(come):
    blank = ("\u2800", "\u3164 \u115f", "\u1160\uffa0\ufe0f", "\u0301")
    typed = (*strings(), *blank, "o" + "\u0302\u0323" * 9, "e\u200b\u0301", "a\u2800b")
    pairs = [(one, normal_form(one)) for one in typed if not re.search("[\ud800-\udfff]", one)]
    unlike = "(pairs) => pairs.filter(([one, kept]) => plain(one) !== plain(kept) || !plain(kept + 'x').endsWith('x'))"
    assert come().open("mine/").evaluate(unlike, pairs) == []


# Whether the first line touches the left edge of its text, and whether it touches the right one.
ENDS = """(one) => {
  const all = document.createRange(), box = one.getBoundingClientRect();
  all.selectNodeContents(one.querySelector("bdi"));
  const [line] = all.getClientRects();
  return [line.left - box.left, box.right - line.right].map((far) => far < 2);
}"""


def test_indented_lines_are_read_as_they_were_written_and_those_that_run_leftwards_from_the_right(come):
    one, code = come(), "if asked:\n    say()\n\n    wait()"
    one.open()
    one.answer(1, code)
    one.answer(2, "שואלים מאוחר.")
    read, leftwards = (one.page.locator(f"#own-question-{number} .words") for number in (1, 2))
    assert read.inner_text() == code
    assert (read.evaluate(ENDS), leftwards.evaluate(ENDS)) == ([True, False], [False, True])
