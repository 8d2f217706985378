from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .conftest import DESKTOP
from .test_accessibility import faults_by_night_and_by_day

TEXT = "I ask late, and then it helps."


def shown_words(one) -> str:
    one.open("mine/").get_by_role("link", name="Go on from another device").click()
    one.page.get_by_role("button", name="Show four words").click()
    return one.page.locator(".code-field").inner_text()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_what_was_written_on_a_phone_is_changed_on_a_laptop(come, scripts):
    phone, laptop = come(scripts=scripts), come(scripts=scripts, size=DESKTOP)
    phone.open()
    phone.answer(1, TEXT)
    words = shown_words(phone)
    # As somebody does who opened the link first and looks around.
    laptop.open()
    laptop.open("mine/").get_by_role("link", name="I wrote on another device").click()
    laptop.page.get_by_label("The four words").fill(words.title())
    laptop.page.get_by_role("button", name="Go on here").click()
    expect(laptop.page.locator("#main")).to_contain_text(TEXT)
    laptop.open("q/1/edit/").locator("#question-1 textarea").fill("Changed on the laptop.")
    laptop.page.locator("#question-1 button[value=post]").click()
    expect(laptop.page.locator("#question-1 [data-own]")).to_contain_text("Changed on the laptop.")
    expect(phone.open("mine/").locator("#main")).to_contain_text("Changed on the laptop.")


def test_the_words_the_text_and_a_refusal_can_be_read_by_everybody(come):
    one = come()
    one.open()
    one.answer(1, TEXT)
    shown_words(one)
    found = [faults_by_night_and_by_day(one.page)]
    one.open("pairing/").get_by_text("Not within ten minutes?").click()
    one.page.get_by_role("button", name="Show the text").click()
    expect(one.page.get_by_label("A text to keep")).to_be_visible()
    found.append(faults_by_night_and_by_day(one.page))
    one.open("pairing/").get_by_label("The four words").fill("river apple stone cloud")
    one.page.get_by_role("button", name="Go on here").click()
    expect(one.page.get_by_role("alert")).to_contain_text("two cannot be made into one")
    found.append(faults_by_night_and_by_day(one.page))
    one.foreseen = ("status of 409",)
    assert found == [[], [], []]
