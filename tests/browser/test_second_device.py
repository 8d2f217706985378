from __future__ import annotations

from playwright.sync_api import expect

from .conftest import DESKTOP
from .test_accessibility import faults_by_night_and_by_day

TEXT = "I ask late, and then it helps."


def shown_words(one) -> str:
    one.open("mine/").get_by_role("link", name="Go on from another device").click()
    one.page.get_by_role("button", name="Show four words").click()
    return one.page.locator(".code-field").inner_text()


def test_what_was_written_on_a_phone_is_changed_on_a_laptop_and_all_on_the_way_can_be_read_by_everybody(come):
    phone, laptop = come(), come(size=DESKTOP)
    is_changed_elsewhere(phone, laptop)
    shown_words(phone)
    found = {"words": faults_by_night_and_by_day(phone.page)}
    phone.open("pairing/").get_by_text("Not within ten minutes?").click()
    phone.page.get_by_role("button", name="Show the text").click()
    expect(phone.page.get_by_label("A text to keep")).to_be_visible()
    found["text"] = faults_by_night_and_by_day(phone.page)
    phone.open("pairing/").get_by_label("The four words").fill("river apple stone cloud")
    phone.page.get_by_role("button", name="Go on here").click()
    expect(phone.page.get_by_role("alert")).to_contain_text("two cannot be made into one")
    found["refusal"] = faults_by_night_and_by_day(phone.page)
    phone.foreseen = ("status of 409",)
    assert found == {"words": [], "text": [], "refusal": []}


def test_what_was_written_on_a_phone_is_changed_on_a_laptop_without_scripts(come):
    is_changed_elsewhere(come(scripts=False), come(scripts=False, size=DESKTOP))


def is_changed_elsewhere(phone, laptop):
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
