"""axe over every kind of page, by day and by night, on a phone and on a laptop; and nothing scrolls sideways."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from .conftest import DESKTOP, PHONE

ANSWERS = ("", "q/2/?show=all", "q/2/edit/", "compare/2/", "compare/4/", "lines/", "lines/18/")
PAGES = (*ANSWERS, "mine/", "receipt/", "forget/", "pairing/", "screen/")

# Every rule that is on; the style sheets are read anew for one alone that is not, and for a quarter of the time.
AXE = """axe.run({ resultTypes: ["violations"], preload: { assets: ["media"] } }).then((found) => found.violations)"""


@pytest.fixture
def slug(sampled) -> str:
    """Every size and scheme looks at the same."""
    return sampled.slug


def test_no_page_has_a_violation_and_a_fault_would_be_found(come):
    one = come()
    page = one.open()
    one.answer(2, "What the reader wrote.", me=4, guess=2)
    # Buttons of one name on one page are told apart by what they are about.
    section = page.locator("#question-2")
    asked, read = section.get_by_role("heading", level=2).inner_text(), section.locator(".answer").first
    for name in ("Edit", "Show all", "Compare the group"):
        expect(section.get_by_role("link", name=name)).to_have_accessible_description(asked)
    expect(section.locator("summary", has_text="Withdraw")).to_have_accessible_description(asked)
    marks = read.get_by_role("group", name="How do you see this answer?")
    expect(marks).to_have_accessible_description(read.locator(".words").first.inner_text())
    found = {path: faults_by_night_and_by_day(one.open(path)) for path in PAGES}
    page.evaluate("document.querySelector('h1').insertAdjacentHTML('afterend', '<button></button>')")
    assert (found, [line.split(":")[0] for line in faults(page)]) == ({path: [] for path in PAGES}, ["button-name"])


def test_no_page_scrolls_sideways_on_any_phone_nor_where_the_browser_writes_half_again_or_twice_as_large(come, server):
    one = come()
    page, found = one.open(), {}
    for width in (320, 360, 390, 412, 430, 480, 600):
        page.set_viewport_size({"width": width, "height": 800})
        found[width] = page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.set_viewport_size(PHONE)
    one.answer(2, "What the reader wrote.", me=4, guess=2)
    for path in PAGES:
        one.open(path)
        page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        for size in (24, 32):
            write_larger(one, size)
            found[size, path] = page.evaluate(
                "[getComputedStyle(document.documentElement).fontSize, document.documentElement.scrollWidth]"
            ) == [f"{size}px", PHONE["width"]]
    page.goto(f"http://127.0.0.1:{server.port}/")
    code = page.get_by_label("The code you were given")
    code.fill("1234 5678")
    found["a code is seen whole"] = code.evaluate("one => one.scrollWidth - one.clientWidth") == 0
    assert [what for what, right in found.items() if not right] == []


def test_no_rating_stands_midway_between_the_ends_of_a_scale(come):
    ends = come(size=DESKTOP).open("q/2/").locator(".scale .ends").first
    low, none, high = (one.bounding_box() for one in ends.locator("> *").all())
    before, after = none["x"] - low["x"] - low["width"], high["x"] - none["x"] - none["width"]
    assert (before > 20, abs(before - after) < 2) == (True, True)


def test_the_compare_page_has_print_in_the_row_of_its_tabs_a_sign_of_what_opens_and_nothing_of_ones_own_on_paper(come):
    one = come(size=DESKTOP)
    one.open()
    one.answer(2, "What the reader wrote.", me=4, guess=2)
    page = one.open("compare/2/")
    back, button = (
        page.get_by_role(role, name=name).bounding_box() for role, name in (("link", "Back to"), ("button", "Print"))
    )
    tabs = {tab.bounding_box()["y"] for tab in page.locator(".tabs > *").all()}
    assert (button["y"] <= back["y"] <= button["y"] + button["height"], len(tabs)) == (True, 1)
    expect(page.get_by_text("Where you stand")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.get_by_text("Where you stand")).to_be_hidden()
    expect(page.locator(".finding").first).to_be_visible()
    # What can be pressed is not on paper; bars differ in grey; and no card waits for a page that holds it whole.
    expect(page.locator("main :is(button, .button, summary):visible")).to_have_count(0)
    styled = "(all, name) => [...new Set(all.map((one) => getComputedStyle(one)[name]))].sort()"
    assert page.locator(".split rect").evaluate_all(styled, "fill") == [
        "rgb(143, 143, 143)",
        "rgb(255, 255, 255)",
        "rgb(29, 40, 43)",
    ]
    assert page.locator("main .card").evaluate_all(styled, "breakInside") == ["auto"]
    page.emulate_media(media="screen")
    page.set_viewport_size(PHONE)
    numbers, sign = page.locator("main summary").first, "one => getComputedStyle(one, '::before').content"
    before = numbers.evaluate(sign)
    numbers.click()
    assert [before, numbers.evaluate(sign)] == ['"+" / ""', '"–" / ""']


def write_larger(one, size):
    """As the settings of a browser do."""
    one.context.new_cdp_session(one.page).send("Page.setFontSizes", {"fontSizes": {"standard": size}})


def faults(page):
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    violations = page.evaluate(AXE)
    listed = [f"{one['id']}: {node['html'][:120]}" for one in violations for node in one["nodes"]]
    return [*listed, *(["scrolls sideways"] if wide else [])]


def faults_by_night_and_by_day(page):
    """As `faults`, of the page as it stands: on a phone by night and on a laptop by day, without a new load."""
    found = []
    for size, scheme in ((PHONE, "dark"), (DESKTOP, "light")):
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme)
        found += faults(page)
    return found


LOOKS = """all => {
  document.activeElement.blur();
  return all.map((one) => {
    const { backgroundColor, outlineStyle } = getComputedStyle(one);
    return `${backgroundColor} ${outlineStyle}`;
  });
}"""


def chosen_and_others(page, chosen, others) -> tuple[int, bool]:
    """How many are chosen, and whether they look unlike all the others."""
    seen, rest = (page.locator(which).evaluate_all(LOOKS) for which in (chosen, others))
    return len(seen), bool(rest) and not set(seen) & set(rest)


def test_where_a_browser_forces_its_colours_what_is_chosen_still_looks_so(come, sampled):
    one = come(size=DESKTOP)
    one.page.emulate_media(forced_colors="active")
    page = one.open()
    one.answer(2, "What the reader wrote.", me=4, guess=2)
    page.locator("[data-draft=question-1] input[name=me][value='3'] + label").click()
    mark = page.locator("#question-2 .react button").first
    mark.click()
    expect(mark).to_have_attribute("aria-pressed", "true")
    scale = "[data-draft=question-1] .scale:has(:checked + .point)"
    found = [
        chosen_and_others(page, ".react [aria-pressed=true]", ".react [aria-pressed=false]"),
        chosen_and_others(page, f"{scale} :checked + .point", f"{scale} :not(:checked) + .point"),
        chosen_and_others(page, ".progress .done", ".progress i:not(.done)"),
    ]
    expect(page.locator("#question-2 .react button").last).to_have_css("border-left-width", "1px")
    one.open("compare/2/")
    found.append(chosen_and_others(page, ".tabs [aria-current]", ".tabs a:not([aria-current])"))
    # A drawing takes no colour of the browser by itself; and the screen has colours of its own.
    strokes = page.locator(".picture :is(.axis, .median)").evaluate_all(
        "all => all.map((one) => getComputedStyle(one).stroke)"
    )
    assert {*strokes} == {page.evaluate("getComputedStyle(document.body).color")}
    one.open("screen/")
    named = (
        "['--ink', '--accent'].map((name) => getComputedStyle(document.querySelector('main')).getPropertyValue(name))"
    )
    assert page.evaluate(named) == ["CanvasText", "Highlight"]
    one.context.add_cookies(sampled.cookies)
    page.goto(f"{sampled.staff}d/{sampled.slug}/stage/")
    found.append(
        chosen_and_others(page, ".views [id^=view-][aria-pressed=true]", ".views [id^=view-][aria-pressed=false]")
    )
    page.goto(f"{sampled.staff}d/{sampled.slug}/moderate/")
    page.keyboard.press("j")
    found.append(chosen_and_others(page, ".item.at", ".item:not(.at)"))
    assert found == [(1, True)] * 6
