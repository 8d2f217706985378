"""axe over the pages on which a discussion is set up, shared, sorted and taken home; and nothing scrolls sideways."""

from __future__ import annotations

from .conftest import DESKTOP
from .test_accessibility import faults_by_night_and_by_day, write_larger

PAGES = ("", "settings/", "share/", "themes/?phrase=asking", "export/", "takeaway/", "takeaway/sheet/")


def test_no_page_of_a_facilitator_has_a_violation(sampled, come):
    one, slug, door = come(size=DESKTOP), sampled.slug, sampled.staff
    one.context.add_cookies(sampled.cookies)
    page = one.page
    page.goto(f"{door}d/{slug}/themes/")
    name_a_theme(page)
    found = {"theme": faults_by_night_and_by_day(page)}
    for path in ("new/", *(f"d/{slug}/{path}" for path in PAGES)):
        page.goto(door + path)
        page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        found[path] = faults_by_night_and_by_day(page)
    page.goto(f"{door}d/{slug}/print/")
    page.emulate_media(media="print")
    fills = {bar.evaluate("one => getComputedStyle(one).fill") for bar in page.locator(".bar.tint-none").all()}
    sizes = "all => [...new Set(all.map((one) => getComputedStyle(one).fontSize))]"
    # On paper what is in no theme has a bar too, and nothing about an answer is written larger than the answer.
    assert (found, fills) == ({path: [] for path in found}, {"rgb(143, 143, 143)"})
    assert len(page.locator(".printed .compared p").evaluate_all(sizes)) == 1


def test_on_a_phone_the_ways_at_the_top_stand_in_one_line_and_names_keep_room_for_words_in_larger_letters(
    sampled, come
):
    one = come()
    one.context.add_cookies(sampled.cookies)
    one.page.goto(sampled.staff)
    tops = [way.bounding_box()["y"] for way in one.page.locator(".topbar :is(a, button)").all()]
    heights = [way.bounding_box()["height"] for way in one.page.locator(".topbar :is(a, button)").all()]
    assert (len(tops), max(tops) - min(tops) < 1, max(heights) < 50) == (4, True, True)
    write_larger(one, 24)
    one.page.goto(sampled.staff)
    assert min(name.bounding_box()["width"] for name in one.page.locator(".list .grow").all()) >= 9 * 24


def name_a_theme(page) -> None:
    """The first phrase that is suggested becomes a theme, whose page is opened."""
    page.locator(".mentioned a").first.click()
    page.locator("#phrase button[value=make]").click()
    page.locator("#named + .list a, .list a[href*='/themes/']").first.click()
    page.locator("#inside").wait_for()
