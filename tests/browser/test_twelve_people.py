"""The whole way of twelve people. Four come in browsers: with scripts and without, on phones and laptops, by day and
by night, each two of these together once; the other eight need no eyes."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.crowd import crowd, network

from .conftest import DESKTOP, PHONE

WAYS = [(True, PHONE, "light"), (True, DESKTOP, "dark"), (False, PHONE, "dark"), (False, DESKTOP, "light")]
ME = (2, 3, 3, 4, 4, 4, 4, 4, 5, 5, 5, 5)
GUESS = (1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 4, 4)


def words(place: int, n: int) -> str:
    return f"Voice {place} says its own to question {n}."


def test_twelve_people_answer_read_mark_reply_and_compare(server, slug, come):
    people = [come(scripts=scripts, size=size, scheme=scheme) for scripts, size, scheme in WAYS]
    plain = crowd(slug, 12 - len(people), road=network(server.port))
    for place, (one, me, guess) in enumerate(zip([*people, *plain], ME, GUESS, strict=True)):
        if one in people:
            one.open()
            expect(one.page.get_by_text(words(0, 1))).to_have_count(0)
        for n in (1, 2, 3):
            one.answer(n, words(place, n), me=me, guess=guess)
        one.answer(4, words(place, 4))
    for one in people:
        mark_and_reply(one)
    for place, one in enumerate(people):
        compare(one, words(place, 2))


def mark_and_reply(one):
    page = one.open("q/2/?show=all")
    expect(page.locator("article.answer")).to_have_count(11)
    with page.expect_response("**/react/"):
        page.locator("article.answer form[data-send=mark] button[value=same]").first.click()
    page = one.open("q/2/?show=all")
    expect(page.locator("[aria-pressed=true]")).to_have_count(1)
    page.locator("article.answer summary", has_text="Reply").first.click()
    page.locator("article.answer details[open] textarea").fill("Thank you for this.")
    with page.expect_response("**/reply/"):
        page.locator("article.answer details[open] form[data-send=reply] button").click()
    expect(one.open("q/2/?show=all").locator(".replies.mine")).to_contain_text("Thank you for this.")


def compare(one, own_words):
    page = one.open("compare/2/")
    finding = "9 of 12 lean towards “simply how we work”. Most of us guessed that few would: 2 of 12 expected it"
    expect(page.locator(".finding")).to_contain_text(finding)
    expect(page.locator("svg.mirror circle")).to_have_count(24)
    expect(page.locator("svg.above .ring")).to_have_count(2)
    expect(page.locator(".side-by-side article")).to_have_count(12)
    expect(page.locator(".own .words")).to_have_text(own_words)
    if one.scripts:
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
