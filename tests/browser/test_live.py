from __future__ import annotations

from playwright.sync_api import expect

from tests.crowd import Person, network


def others_answer(server, slug, words, count):
    for place in range(count):
        assert Person(road=network(server.port), slug=slug).answer(1, f"{words} {place}.").status == 303


def test_the_third_answer_opens_on_the_pages_of_the_first_two(come, server, slug):
    readers = [come(motion="no-preference") for _ in range(2)]
    for place, one in enumerate(readers):
        one.open()
        one.answer(1, f"Reader {place} says this.")
    others_answer(server, slug, "The third says that", 1)
    for one in readers:
        expect(one.page.locator("#question-1")).to_contain_text("The third says that")


def test_new_answers_wait_for_a_press_and_move_nothing(come, server, slug):
    reader = come(motion="no-preference")
    reader.open()
    reader.answer(1, "I was here before.")
    others_answer(server, slug, "Early voice", 2)
    expect(reader.page.locator("#question-1 article.answer")).to_have_count(2)
    others_answer(server, slug, "Late voice", 3)
    expect(reader.page.locator("#question-1 [data-offer-news]")).to_contain_text("New answers: 3")
    expect(reader.page.get_by_text("Late voice 1.")).to_have_count(0)
    reader.page.locator("#question-1 [data-show]").click()
    expect(reader.page.get_by_text("Late voice 1.")).to_have_count(1)
