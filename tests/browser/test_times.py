"""Times stand in the reader's own zone; without scripts in the zone of the discussion, which is named."""

from __future__ import annotations

from playwright.sync_api import expect

from discussions.live.topics import CHANNEL
from tests.attacks.serving import Server

from .conftest import CLOSES, Come
from .test_accessibility import faults_by_night_and_by_day

SETS = "UPDATE discussions_discussion SET {} = '2096-12-03T19:00Z', time_zone = 'America/New_York' WHERE slug = '{}'"
THERE = "3 December 2096, 14:00 (America/New York)"


def test_each_reader_is_told_the_closing_time_of_the_own_zone_until_it_moves_or_comes(server: Server, come: Come, slug):
    east, west = come(zone="Asia/Tokyo"), come(zone="America/Los_Angeles")
    # A page that was open before there was any closing time.
    west.open()
    server.do(SETS.format("closes_at", slug))
    server.do(f"SELECT pg_notify('{CHANNEL}', '{slug} discussion')")
    expect(west.page.get_by_text("You can write until December 3, 2096 at 11:00 AM PST.")).to_be_visible()
    found = {}
    for path in ("receipt/", "", "q/1/"):
        page = east.open(path)
        expect(page.get_by_text("You can write until December 4, 2096 at 4:00 AM GMT+9.")).to_be_visible()
        found[path] = faults_by_night_and_by_day(page)
    server.do(SETS.format("closes_at", slug).replace("19:00", "20:00"))
    server.do(f"SELECT pg_notify('{CHANNEL}', '{slug} discussion')")
    for one, moment in ((west, "December 3, 2096 at 12:00 PM PST"), (east, "December 4, 2096 at 5:00 AM GMT+9")):
        expect(one.page.get_by_text(f"You can write until {moment}.")).to_be_visible()
    server.do(f"UPDATE discussions_discussion SET closes_at = NULL WHERE slug = '{slug}'")
    server.do(f"SELECT pg_notify('{CHANNEL}', '{slug} discussion')")
    expect(west.page.get_by_text("You can write until")).to_be_hidden()
    server.manage("shell", "-c", CLOSES.format(slug))
    for one in (west, east):
        expect(one.page.locator("#pace")).to_contain_text("This discussion is closed.")
        expect(one.page.get_by_text("You can write until")).to_have_count(0)
    assert found == {path: [] for path in found}


def test_who_comes_too_early_is_told_the_opening_time_of_the_own_zone(server: Server, come: Come, slug):
    server.do(SETS.format("opens_at", slug))
    reader = come(zone="Asia/Tokyo")
    # The page is a refusal, and a console tells each of them.
    reader.foreseen = ("403",)
    expect(reader.open().locator("[data-sentence]")).to_contain_text("It opens on December 4, 2096 at 4:00 AM GMT+9.")


def test_without_scripts_the_zone_of_the_discussion_is_named(server: Server, come: Come, slug):
    server.do(SETS.format("closes_at", slug))
    expect(come(scripts=False, zone="Asia/Tokyo").open().get_by_text(f"You can write until {THERE}.")).to_be_visible()
