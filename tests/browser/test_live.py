from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.crowd import Person, network

from .conftest import CLOSES, Late


def others_answer(server, slug, words, count):
    for place in range(count):
        assert Person(road=network(server.port), slug=slug).answer(1, f"{words} {place}.").status == 303


def test_the_third_answer_opens_on_the_pages_of_the_first_two_and_later_ones_wait_and_move_nothing(come, server, slug):
    readers = [come(motion="no-preference") for _ in range(2)]
    for place, one in enumerate(readers):
        one.open()
        one.answer(1, f"Reader {place} says this.")
    others_answer(server, slug, "The third says that", 1)
    for one in readers:
        expect(one.page.locator("#question-1")).to_contain_text("The third says that")
    reader = readers[0]
    expect(reader.page.locator("#question-1 article.answer")).to_have_count(2)
    others_answer(server, slug, "Late voice", 3)
    expect(reader.page.locator("#question-1 [data-offer-news]")).to_contain_text("New answers: 3")
    expect(reader.page.get_by_text("Late voice 1.")).to_have_count(0)
    reader.page.locator("#question-1 [data-show]").click()
    expect(reader.page.get_by_text("Late voice 1.")).to_have_count(1)
    expect(reader.page.locator("#question-1 .answer:focus")).to_contain_text("Late voice")


def test_after_a_closing_nothing_can_be_edited_and_a_reply_that_is_typed_stays(come, server, slug):
    others_answer(server, slug, "Other voice", 2)
    reads, writes = come(), come()
    for one in (reads, writes):
        one.open()
        one.answer(1, "I was here.")
        expect(one.page.locator("#edit-question-1")).to_have_count(1)
    writes.page.locator("#question-1 article.answer details:has([name=text]) > summary").first.click()
    writes.page.locator("#question-1 article.answer [name=text]").first.fill("Not sent yet.")
    server.manage("shell", "-c", CLOSES.format(slug))
    expect(reads.page.locator("#pace")).to_contain_text("This discussion is closed.")
    expect(reads.page.locator("#edit-question-1")).to_have_count(0)
    expect(writes.page.locator("#question-1 [data-offer-news]")).to_be_visible()
    expect(writes.page.locator("#question-1 article.answer [name=text]").first).to_have_value("Not sent yet.")


def test_news_that_come_while_an_answer_is_being_sent_are_not_lost(come, server, slug):
    one = come()
    page = one.open()
    sending, news = Late(page, re.compile("/answer/$")), Late(page, re.compile("/q/1/$"))
    page.locator("#question-1 textarea").fill("On its way.")
    page.locator("#question-1 button[value=post]").click()
    sending.is_given()
    others_answer(server, slug, "Meanwhile", 2)
    news.is_given()
    sending.comes()
    expect(page.locator("#question-1 [data-own]")).to_be_visible()
    news.comes()
    expect(page.locator("#question-1")).to_contain_text("Meanwhile 1.")
