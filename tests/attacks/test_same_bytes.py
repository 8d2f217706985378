"""What the group reads is the same bytes for everybody; only the order of the cards is each voice's own."""

from __future__ import annotations

import json

from tests.crowd import Browser, Page, Person
from tests.layers import laid

from .conftest import Room

PARTS = {"words", "picture", "lists", "moved"}
SCALE = (1, 2, 2, 3, 4, 4, 4, 5, 5, 3, 2, 1)


@laid
def found(room: Room) -> list[Person]:
    """Twelve who answered, changed, marked and replied; nothing waits any more."""
    found = room.crowd(12)
    for place, one in enumerate(found):
        one.answer(1, f"Own words {place}.", me=SCALE[place], guess=SCALE[-place])
    for one in found[:3]:
        one.answer(1, "Reworded by the writer.", me=3)
    for place, one in enumerate(found):
        page = one.question(1)
        item = min(page.cards())
        one.mark(page, item, ("same", "differently", "skip")[place % 3])
        one.reply(page, item, f"A note, {place}.")
        address = f"{one.home}lines/{3 + place % 2}/"
        one.send(one.get(address).form("/"), value=("struck", "differently")[place % 3 == 0])
    return found


def group_parts(one: Browser, slug: str) -> dict[str, str]:
    page = one.get(f"/d/{slug}/compare/1/")
    return page.parts("data-group")


def distinct(parts: list[dict[str, str]]) -> dict[str, int]:
    return {name: len({each[name] for each in parts}) for name in parts[0]}


def test_the_group_part_of_the_comparison_is_the_same_for_twelve_voices(room, found):
    parts = [group_parts(one, room.slug) for one in found]
    same = distinct(parts)
    parts[3]["words"] = parts[3]["words"].replace("<p", '<p data-viewer="3"', 1)
    # A part that names its viewer would be noticed.
    assert (same, distinct(parts)) == (dict.fromkeys(PARTS, 1), dict.fromkeys(PARTS, 1) | {"words": 2})
    assert ("Own words 7." in parts[0]["lists"], "struck 4 of us" in parts[0]["moved"]) == (True, True)


def test_after_closing_everything_is_the_same_for_the_facilitator_and_for_a_stranger_too(room, found):
    before = {one.get(f"{one.home}compare.json").text for one in found}
    room.press("/close/")
    everybody = [*found, room.facilitator, Browser()]
    after = {one.get(f"/d/{room.slug}/compare.json").text for one in everybody}
    assert (len(before), len(after)) == (1, 1)
    assert distinct([group_parts(one, room.slug) for one in everybody]) == dict.fromkeys(PARTS, 1)


def pages(found: list[Person]) -> list[Page]:
    return [one.question(1) for one in found]


def test_each_card_is_the_same_wherever_it_stands(found):
    seen = pages(found)
    versions: dict[str, set[str]] = {}
    for page in seen:
        for item, source in page.cards().items():
            versions.setdefault(item, set()).add(source)
    assert (len(versions), {len(each) for each in versions.values()}) == (12, {1})
    # The own card, which has a place of its own, is the same source as well.
    cards = {item: each.pop() for item, each in versions.items()}
    assert [sum(source in page.text for source in cards.values()) for page in seen] == [12] * 12


def test_the_cards_say_what_compare_json_says(found):
    cards = found[0].question(1).cards()
    told = {one["id"]: one for one in found[0].compare_json()["questions"][0]["answers"]}
    replied = {item: source.count("A note, ") for item, source in cards.items()}
    assert {item: told[item]["replies"] for item in cards} == replied
    assert all(told[item]["text"] in source for item, source in cards.items())


def test_the_order_of_the_cards_is_each_voices_own_and_stays(found):
    first, again = ([tuple(page.cards()) for page in pages(found)] for _ in range(2))
    # Of twelve shuffled lists, two are the same about once in a million times.
    assert (first == again, len(set(first))) == (True, 12)


def test_what_is_ones_own_stands_outside_of_the_group_part(room, found):
    page = found[4].get(f"/d/{room.slug}/compare/1/")
    own = "Where you stand, on this device only"
    assert (own in page.text, own in json.dumps(page.parts("data-group"))) == (True, False)
