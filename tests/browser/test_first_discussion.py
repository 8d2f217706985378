"""From the link that the server prints to a code on the wall, as a new facilitator goes it; and home with a file."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from tests.crowd import crowd, network
from tests.domain.test_recognising import TEXT

from .conftest import DESKTOP

FEWER_THAN = 20
TEAM = "Quiet herons"


@dataclass
class Hand:
    """Somebody's hand: every link that is opened, every press and every field is one interaction."""

    page: Page
    interactions: int = 0

    def open(self, address: str) -> None:
        self.interactions += 1
        self.page.goto(address)

    def press(self, words: str) -> None:
        self.interactions += 1
        self.page.get_by_role("link", name=words, exact=True).or_(
            self.page.get_by_role("button", name=words, exact=True)
        ).first.click()

    def write(self, label: str, text: str) -> None:
        self.interactions += 1
        self.page.get_by_label(label, exact=True).fill(text)


@pytest.fixture
def slug():
    """There is no discussion yet."""
    return ""


def test_from_the_printed_link_to_a_code_on_the_wall_and_home_with_a_file(server, come, tmp_path):
    printed = server.manage("create_facilitator", "new@example.org").split()[-1]
    hand = Hand(come(size=DESKTOP).page)
    begin(hand, f"http://127.0.0.1:{server.port}/facilitate/{printed.split('/facilitate/')[1]}")
    hand.press("Open the screen")
    expect(hand.page.locator(".join .qr svg")).to_be_visible()
    assert hand.interactions < FEWER_THAN
    slug = hand.page.url.split("/d/")[1].split("/")[0]
    for place, one in enumerate(crowd(slug, 3, road=network(server.port))):
        one.answer(1, words(place))
    hand.page.go_back()
    share(hand.page, slug)
    hand.page.go_back()
    take_home(hand, tmp_path)


def words(place: int) -> str:
    return f"Words of voice {place}."


def begin(hand: Hand, link: str) -> None:
    hand.open(link)
    hand.press("Passages")
    hand.press("Paste a whole passage")
    hand.write("The passage as it is", TEXT.read_text("utf-8"))
    hand.press("See what was found")
    hand.press("Keep this passage")
    hand.press("New discussion with it")
    hand.write("Team", TEAM)
    hand.press("Set it up")
    hand.press("Open the discussion")


def share(page: Page, slug: str) -> None:
    page.get_by_role("link", name="Share", exact=True).click()
    expect(page.locator(".sheet .qr svg")).to_be_visible()
    for words in (f"/d/{slug}/", TEAM, "Asking for Help"):
        expect(page.locator(".sheet")).to_contain_text(words)
    # A page may be pressed before its scripts are there; this button then does nothing.
    page.wait_for_load_state()
    page.get_by_role("button", name="Copy the text").click()
    selected = page.evaluate("document.activeElement.value.slice(...[0, document.activeElement.selectionEnd])")
    assert f"/d/{slug}/" in selected


def take_home(hand: Hand, folder) -> None:
    hand.press("Export and print")
    with hand.page.expect_download() as coming:
        hand.press("Spreadsheet (CSV)")
    file = folder / coming.value.suggested_filename
    coming.value.save_as(file)
    kept = file.read_text("utf-8-sig")
    assert [words(place) in kept for place in range(3)] == [True] * 3
