"""Moderating with the keyboard alone, and what the page does while somebody is at it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

import pytest
from playwright.sync_api import Page, Route, expect

from .conftest import Late, Sample, Visitor, asks_anew
from .test_accessibility import faults_by_night_and_by_day

ACT, BOARD = re.compile("/moderate/act/"), re.compile(r"/moderate/\?")
# The order is drawn anew each day, and replies cannot be sent back: none of them has this word.
AN_ANSWER = "?state=readable&search=asking"
KINDS_OF_PAGES = (
    "?state=held",
    "?state=waiting",
    f"{AN_ANSWER}&all=1",
)

# Takes the opening of an item's question back, or opens it again.
OPENING = """
from django.db import transaction
from discussions.domain import rounds, ticks
from discussions.models import Answer
with transaction.atomic():
    ticks.{act}(rounds.lock(Answer.objects.get(pk="{item}").round_id))
"""

# Lines of the log, more than stand beside the queue at once.
LINES = """
from discussions.domain import clock
from discussions.models import Act, Discussion
of = Discussion.objects.get(slug="{slug}")
Act.objects.bulk_create(Act(discussion=of, kind="keep", note=f"line {{n}}", on_day=clock.today()) for n in range(41))
"""


@pytest.fixture
def slug(sampled: Sample) -> str:
    """Each test leaves it nearly as it was, and counts from what it finds."""
    return sampled.slug


def at(page: Page) -> str:
    """The words of the item that has the focus."""
    return str(page.evaluate("document.activeElement.querySelector('.words')?.textContent"))


def press(page: Page, keys: Iterable[str]) -> None:
    for key in keys:
        page.keyboard.press(key)


def said(page: Page, words: str) -> None:
    expect(page.locator("#said")).to_contain_text(words)


def focused(page: Page) -> str:
    """As `at`, once the page has put the focus on an item."""
    expect(page.locator(".item:focus")).to_have_count(1)
    return at(page)


def held(page: Page) -> int:
    return int(page.locator("[data-count=held]").inner_text())


def holds(page: Page, count: int) -> None:
    expect(page.locator("[data-count=held]")).to_have_text(str(count))


def test_items_are_held_and_released_by_keys_and_the_focus_goes_on(moderator):
    one = moderator()
    page = one.open("?state=readable")
    before, third = held(page), page.locator(".item").nth(2).locator(".words").first.inner_text()
    press(page, "jjkh")
    said(page, "1 item held")
    assert (focused(page), held(page)) == (third, before + 1)
    page = one.open("?state=held")
    page.locator(".item").first.focus()
    press(page, "a")
    said(page, "1 item released")
    holds(page, before)
    page = one.open(AN_ANSWER)
    page.locator(".item:has([value=pin])").nth(1).focus()
    here = at(page)
    # As pulling at its corner does; a script that copied this style would be refused by the policy, and say so.
    page.evaluate("document.getElementById('search').style.width = '9rem'")
    for words in ("1 item pinned", "1 item unpinned"):
        press(page, "p")
        said(page, words)
        assert focused(page) == here


def hold_on_its_way(page: Page) -> Callable[[], None]:
    """Press the key that holds an item, and keep the act from the server; what lets it go on."""
    waiting: list[Route] = []
    page.route(ACT, lambda route: waiting.append(route), times=1)
    with page.expect_request(ACT):
        page.keyboard.press("h")

    def let_go() -> None:
        waiting[0].continue_()

    return let_go


def test_keys_that_are_pressed_while_an_act_is_under_way_come_after_it(moderator):
    page = moderator().open("?state=readable")
    before, names = held(page), [one.get_attribute("id") for one in page.locator(".item").all()[:4]]
    let_go = hold_on_its_way(page)
    press(page, "jh")
    let_go()
    holds(page, before + 2)
    expect(page.locator(f"#{names[2]}")).to_have_count(0)
    assert [page.locator(f"#{name}").count() for name in names] == [0, 1, 0, 1]
    for count in (1, 0):
        press(page, "z")
        holds(page, before + count)


def test_an_answer_is_sent_back_by_keys_with_a_rule_and_a_line(moderator):
    one = moderator()
    one.foreseen = ("422",)
    page = one.open(AN_ANSWER)
    before, panel = held(page), page.locator(".item .panel")
    # Keys that were meant for a field on its way act on nothing.
    press(page, "jbhh")
    expect(panel.locator("input[name=rule]").first).to_be_focused()
    # Without a rule the line stays, and the sentence has the focus.
    panel.locator("[name=line]").fill("Kinder, please.")
    panel.locator("button[value=send_back]").press("Enter")
    expect(page.locator("[aria-invalid=true]").first).to_be_focused()
    expect(panel.locator("[name=line]")).to_have_value("Kinder, please.")
    panel.locator("[name=line]").fill("")
    panel.locator("[name=rule]").first.focus()
    press(page, ["Space", "ArrowDown", "Tab"])
    page.keyboard.type("hx: say it without a name?")
    assert (held(page), panel.locator("[name=line]").input_value()) == (before, "hx: say it without a name?")
    press(page, ["Tab", "Enter"])
    said(page, "1 item sent back to be reworded")
    focused(page)
    holds(page, before + 1)
    press(page, "z")
    said(page, "Undone")
    holds(page, before)


def test_what_is_selected_is_acted_on_together_and_undone_together_on_this_page_and_the_next(moderator):
    page = moderator().open("?state=readable")
    before = held(page)
    press(page, "xjxjx")
    expect(page.locator("[data-selected]")).to_have_text("3 selected")
    press(page, "h")
    said(page, "3 items held")
    holds(page, before + 3)
    press(page, "z")
    said(page, "Undone")
    holds(page, before)
    for count in (50, 0):
        page.locator("[data-all]").click()
        expect(page.locator("[data-pick]:checked")).to_have_count(count)
    # The next page is loaded as a part, and stays after a reload.
    first = page.locator(".item").first.get_attribute("id")
    page.evaluate("window.stayed = true")
    page.locator("[data-page]").click()
    expect(page.locator(f"#{first}")).to_have_count(0)
    rest = page.locator(".item").count()
    assert (page.evaluate("window.stayed"), rest > 0) == (True, True)
    page.reload()
    expect(page.locator(".item")).to_have_count(rest)


def test_an_answer_is_put_under_a_theme_by_keys_and_the_page_comes_back_to_it(moderator):
    one = moderator()
    page = one.open("../themes/")
    page.locator("#new-name").fill("Asking early")
    page.locator("#new-name").press("Enter")
    page = one.open(AN_ANSWER)
    press(page, "jt")
    here = page.locator(".item:has(.item-themes)")
    expect(here.locator("[name=themes]").first).to_be_focused()
    here.get_by_label("Asking early").focus()
    press(page, ["Space", "Enter"])
    expect(page.locator(".item.at .chip", has_text="Asking early")).to_have_count(1)


def test_keys_rest_while_one_types_with_modifiers_and_in_the_list_of_keys_and_where_they_are_switched_off(moderator):
    page = moderator().open(AN_ANSWER)
    before = held(page)
    page.locator("[data-pick]").nth(1).check()
    page.locator("[data-pick]").nth(1).press("Enter")
    page.locator("[data-open]").first.click()
    page.locator(".item .panel [name=line]").press("Enter")
    page.reload()
    page.locator("#search").press_sequentially("jhxa")
    press(page, ["Escape"])
    page.locator(".item").first.focus()
    for key in ("Control+h", "Alt+h", "Shift+h"):
        page.keyboard.press(key)
    press(page, "?h")
    expect(page.locator("#keys")).to_be_visible()
    press(page, ["Escape"])
    expect(page.locator("#keys")).to_be_hidden()
    assert (held(page), page.locator(".toast").count()) == (before, 0)
    press(page, "?")
    expect(page.locator("#keys")).to_be_visible()
    page.locator("#use-keys").press("Space")
    press(page, ["Escape"])
    page.reload()
    assert held(page) == before
    page.locator(".item").first.focus()
    press(page, "h?")
    expect(page.locator("#keys")).to_be_hidden()
    assert held(page) == before
    page.locator("[data-keys]").click()
    expect(page.locator("#use-keys")).not_to_be_checked()


def test_the_acts_of_another_facilitator_are_offered_and_move_nothing_and_the_keys_go_on(moderator):
    page = moderator().open(AN_ANSWER)
    before, other = held(page), page.context.new_page()
    other.goto(page.url)
    there = [one.get_attribute("id") for one in page.locator(".item").all()]
    press(other, "jh")
    said(other, "1 item held")
    expect(page.locator("[data-show]")).to_be_visible()
    holds(page, before + 1)
    assert [one.get_attribute("id") for one in page.locator(".item").all()] == there
    # What left the list meanwhile is told of.
    with page.expect_response(re.compile("open=")) as answer:
        press(page, "jb")
    answer.value.finished()
    expect(page.locator("#status")).to_contain_text("Something here is different now.")
    expect(page.locator(".item.at .words").first).to_be_visible()
    press(page, "jh")
    said(page, "1 item held")
    for count in (1, 0):
        press(page, "z")
        holds(page, before + count)
    other.goto(page.url)
    press(other, "jh")
    said(other, "1 item held")
    page.locator("[data-show]").click()
    expect(page.locator(f"#{there[1]}")).to_have_count(0)
    press(other, "z")
    said(other, "Undone")


def test_older_lines_of_the_log_stay_while_the_queue_goes_on(moderator, server, slug):
    server.manage("shell", "-c", LINES.format(slug=slug))
    page = moderator().open("?state=readable")
    page.get_by_role("link", name="Older ones").click()
    page.get_by_role("link", name="The newest ones").wait_for()
    lines, before, other = page.locator("[data-log] li"), held(page), page.context.new_page()
    shown = lines.all_inner_texts()
    other.goto(page.url.split("&log")[0])
    press(other, "jh")
    holds(page, before + 1)
    assert (len(shown), lines.all_inner_texts()) == (21, shown)
    press(other, "z")
    said(other, "Undone")


def test_what_was_asked_for_before_an_act_is_not_put_over_what_it_brought(moderator):
    page = moderator().open("?state=readable")
    before, late = held(page), Late(page, BOARD)
    asks_anew(page)
    late.is_given()
    press(page, "h")
    said(page, "1 item held")
    with page.expect_request(BOARD):
        late.comes()
    assert (held(page), page.locator("[data-show]").is_visible()) == (before + 1, False)
    press(page, "z")
    said(page, "Undone")


def with_a_line(one: Visitor) -> Page:
    """At an answer that is about to be sent back, with a line to its writer."""
    page = one.open(AN_ANSWER)
    press(page, "jb")
    page.locator(".item .panel [name=rule]").first.check()
    page.locator(".item .panel [name=line]").fill("Kinder, please.")
    return page


def is_told(page: Page, words: str) -> None:
    """Sent, it is refused, and the line stays."""
    page.locator(".item .panel button[value=send_back]").press("Enter")
    expect(page.locator("[data-trouble]")).to_contain_text(words)
    expect(page.locator("#bulk [name=line]")).to_have_value("Kinder, please.")


def test_who_sends_back_what_another_held_or_nobody_can_read_any_more_is_told_and_keeps_the_line(moderator, server):
    one = moderator()
    one.foreseen = ("409", "404")
    page = with_a_line(one)
    other = page.context.new_page()
    other.goto(page.url)
    press(other, "jh")
    said(other, "1 item held")
    is_told(page, "Somebody else has decided")
    press(other, "z")
    said(other, "Undone")
    other.close()
    page = with_a_line(one)
    item = page.locator(".item:has(.panel)").get_attribute("id").removeprefix("answer-")
    server.manage("shell", "-c", OPENING.format(item=item, act="seal_again"))
    is_told(page, "The group cannot read this")
    server.manage("shell", "-c", OPENING.format(item=item, act="open_answers"))


def test_everything_works_without_a_script(moderator):
    page = moderator(scripts=False).open("?state=readable")
    page.locator(".item button[value=hold]").first.click()
    said(page, "1 item held")
    page.locator("[data-all]").click()
    expect(page.locator("[data-pick]:checked")).to_have_count(50)
    page.locator("[data-log] [data-undo]").first.click()
    said(page, "Undone")


def test_the_dashboard_has_no_violation(moderator):
    one = moderator()
    page = one.open(AN_ANSWER)
    first = page.locator(".item").first
    for named in (first, first.get_by_role("checkbox", name="Select")):
        expect(named).to_have_accessible_description(first.locator(".words").first.inner_text())
    page.locator(".item [data-open]").first.click()
    page.locator(".item .panel").wait_for()
    found = {"panel": faults_by_night_and_by_day(page)}
    page.locator(".item .panel [name=line]").fill("Kinder, please.")
    page.locator(".item button[value=hold]").first.click()
    said(page, "1 item held")
    expect(page.locator("#aside")).to_be_visible()
    found["typed for what is gone"] = faults_by_night_and_by_day(page)
    page.evaluate("document.getElementById('keys').showModal()")
    found["keys, after an act"] = faults_by_night_and_by_day(page)
    found |= {path: faults_by_night_and_by_day(one.open(path)) for path in KINDS_OF_PAGES}
    assert found == {path: [] for path in found}
