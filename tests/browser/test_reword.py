"""An answer is checked, sent back, reworded by its writer and accepted: two screens, and nobody learns whose it was."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.attacks.serving import sample
from tests.crowd import Person, crowd, network

from .conftest import DESKTOP, Visitor, fails_once
from .test_accessibility import faults_by_night_and_by_day

LINE = "Say it without the name, please."
NAMED, REWORDED = "Dana never answers.", "Sometimes nobody answers."


@pytest.fixture
def opened(server) -> tuple[str, str]:
    """An empty discussion: its slug, and the token of its facilitator."""
    return sample(server, expected=12)


@pytest.fixture
def slug(opened) -> str:
    return opened[0]


@pytest.fixture
def writer(come) -> Visitor:
    return come()


@pytest.fixture
def others(server, slug) -> list[Person]:
    return crowd(slug, 2, road=network(server.port))


@pytest.fixture
def board(server, come, opened, slug) -> Callable[[str], Page]:
    """The dashboard of somebody who checks answers first, on the tab that is asked for."""
    one = come(size=DESKTOP)
    home = f"http://127.0.0.1:{server.port}/facilitate/"
    one.page.goto(f"{home}enter/{opened[1]}/")
    one.page.goto(f"{home}d/{slug}/settings/")
    one.page.locator("[name=moderation][value=check_first]").check()
    one.page.get_by_role("button", name="Keep these settings").click()

    def look(state: str) -> Page:
        one.page.goto(f"{home}d/{slug}/moderate/?state={state}")
        return one.page

    return look


def said(page: Page, words: str) -> None:
    expect(page.locator("#said")).to_contain_text(words)


def release_all(page: Page) -> None:
    """By the keyboard alone, one after the other."""
    for left in (2, 1, 0):
        page.keyboard.press("a")
        said(page, "1 item released")
        expect(page.locator(".item")).to_have_count(left)


def send_back(page: Page, words: str) -> None:
    page.locator(".item", has_text=words).focus()
    page.keyboard.press("b")
    page.locator(".item .panel [name=rule]").first.check()
    page.locator(".item .panel [name=line]").fill(LINE)
    page.locator(".item .panel button[value=send_back]").press("Enter")
    said(page, "1 item sent back to be reworded")


def is_sent_back(board: Callable[[str], Page], writer: Visitor, others: list[Person]) -> None:
    board("waiting")
    writer.open()
    writer.answer(1, NAMED)
    for place, one in enumerate(others):
        one.answer(1, f"Words of voice {place}.")
    release_all(board("waiting"))
    send_back(board("readable"), NAMED)


def reword(writer: Visitor) -> None:
    expect(writer.open("mine/").locator("main")).to_contain_text("Sent back by the facilitator")
    asked = writer.open().locator("#question-1")
    for words in ("asks you to reword this answer", "They do not know whose it is.", "No one is named", LINE):
        expect(asked).to_contain_text(words)
    asked.get_by_role("link", name="Reword").click()
    expect(asked.locator("textarea[name=text]")).to_have_value(NAMED)
    writer.answer(1, REWORDED)
    expect(writer.page.locator("#question-1 .own")).to_contain_text(REWORDED)


def test_sent_back_reworded_accepted_and_the_next_time_left_held(board, writer, others):
    is_sent_back(board, writer, others)
    reword(writer)
    for place, one in enumerate(others):
        one.answer(1, f"Second words of voice {place}.")
    page = board("waiting")
    expect(page.locator(".item", has_text=REWORDED)).to_have_count(1)
    release_all(page)
    [shown] = [card for card in others[0].question(1).cards().values() if REWORDED in card]
    assert ("reworded" in shown, NAMED in shown) == (True, False)
    expect(writer.open().locator("#question-1 .own")).to_contain_text("reworded")
    send_back(board("readable"), REWORDED)
    leave_held(writer)


def leave_held(writer: Visitor) -> None:
    """It is sent again where it was not sent."""
    own = writer.open().locator("#question-1 .own")
    expect(own).to_contain_text("Left held, it stays as it is, and the others cannot read it.")
    found = faults_by_night_and_by_day(writer.page)
    fails_once(writer, "**/leave_held/", 503)
    own.get_by_role("button", name="Leave it held").click()
    expect(own.locator("form[data-send=held] [data-say]")).to_have_text("Not sent yet. We keep trying.")
    expect(own).to_contain_text("Held by the facilitator, who does not know whose it is.")
    assert found == []
