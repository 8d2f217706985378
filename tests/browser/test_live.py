from __future__ import annotations

from playwright.sync_api import expect


def test_the_third_answer_opens_on_the_pages_of_the_first_two(come):
    readers = [come(), come()]
    for place, one in enumerate(readers):
        one.open()
        one.answer(1, f"Reader {place} says this.")
    third = come(scripts=False)
    third.open()
    third.answer(1, "The third says that.")
    for one in readers:
        expect(one.page.locator("#question-1")).to_contain_text("The third says that.")


def test_new_answers_wait_for_a_press_and_move_nothing(come):
    people = [come() for _ in range(3)]
    for place, one in enumerate(people):
        one.open()
        one.answer(1, f"Early voice {place}.")
    reader = people[0]
    expect(reader.page.locator("#question-1 article.answer")).to_have_count(2)
    for place in range(3):
        late = come(scripts=False)
        late.open()
        late.answer(1, f"Late voice {place}.")
    expect(reader.page.locator("#question-1 [data-offer-news]")).to_contain_text("New answers: 3")
    expect(reader.page.get_by_text("Late voice 1.")).to_have_count(0)
    reader.page.locator("#question-1 [data-show]").click()
    expect(reader.page.get_by_text("Late voice 1.")).to_have_count(1)
