"""Times stand in the reader's own zone; without scripts in the zone of the discussion, which is named."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from discussions.live.topics import CHANNEL
from tests.attacks.serving import Server

from .conftest import CLOSES, Come
from .test_accessibility import faults_by_night_and_by_day

SETS = "UPDATE discussions_discussion SET {} = '2096-12-03T19:00Z', time_zone = 'America/New_York' WHERE slug = '{}'"
THERE = "3 December 2096, 14:00 (America/New York)"


@pytest.mark.parametrize(
    ("zone", "here"),
    [("Asia/Tokyo", "December 4, 2096 at 4:00 AM GMT+9"), ("America/Los_Angeles", "December 3, 2096 at 11:00 AM PST")],
)
def test_each_reader_is_told_the_closing_time_of_the_own_zone(server: Server, come: Come, slug, zone, here):
    server.do(SETS.format("closes_at", slug))
    reader = come(zone=zone)
    for path in ("", "q/1/", "receipt/"):
        page = reader.open(path)
        expect(page.get_by_text(f"You can write until {here}.")).to_be_visible()
        assert faults_by_night_and_by_day(page) == []


@pytest.mark.parametrize("path", ["", "q/1/"])
def test_an_open_page_is_told_when_the_closing_time_is_moved(server: Server, come: Come, slug, path):
    server.do(SETS.format("closes_at", slug))
    told = come(zone="Asia/Tokyo").open(path).get_by_text("You can write until")
    expect(told).to_contain_text("4:00 AM")
    server.do(SETS.format("closes_at", slug).replace("19:00", "20:00"))
    server.do(f"SELECT pg_notify('{CHANNEL}', '{slug} discussion')")
    expect(told).to_have_text("You can write until December 4, 2096 at 5:00 AM GMT+9.")


@pytest.mark.parametrize("path", ["", "q/1/"])
def test_after_an_early_closing_an_open_page_no_longer_says_until_when(server: Server, come: Come, slug, path):
    server.do(SETS.format("closes_at", slug))
    page = come().open(path)
    told = page.get_by_text("You can write until")
    expect(told).to_be_visible()
    server.manage("shell", "-c", CLOSES.format(slug))
    expect(page.locator("#pace")).to_contain_text("This discussion is closed.")
    expect(told).to_have_count(0)


def test_who_comes_too_early_is_told_the_opening_time_of_the_own_zone(server: Server, come: Come, slug):
    server.do(SETS.format("opens_at", slug))
    reader = come(zone="Asia/Tokyo")
    # The page is a refusal, and a console tells each of them.
    reader.foreseen = ("403",)
    expect(reader.open().locator("[data-sentence]")).to_contain_text("It opens on December 4, 2096 at 4:00 AM GMT+9.")


def test_without_scripts_the_zone_of_the_discussion_is_named(server: Server, come: Come, slug):
    server.do(SETS.format("closes_at", slug))
    expect(come(scripts=False, zone="Asia/Tokyo").open().get_by_text(f"You can write until {THERE}.")).to_be_visible()
