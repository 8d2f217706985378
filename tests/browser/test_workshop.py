"""A whole workshop: one facilitator, one screen and four phones, from the way in to the end."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

import pytest
from playwright.sync_api import expect

from tests.attacks.serving import Server, sample

from .conftest import DESKTOP, Come, Late, Visitor
from .test_accessibility import faults_by_night_and_by_day

SCREEN = re.compile("/screen/$")
PROJECTOR = {"width": 1024, "height": 768}
# What a browser says of a network that is away, and of a server that restarts.
AWAY = ("net::ERR_", "Failed to load resource", "htmx:")
TOO_SMALL = """() => {
  const found = [], walk = document.createTreeWalker(document.querySelector(".screen"), NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const one = walk.currentNode.parentElement, drawn = one.closest("svg");
    if (!walk.currentNode.data.trim() || one.closest(".sr, title, desc")) continue;
    const size = parseFloat(getComputedStyle(one).fontSize) * (drawn ? drawn.getScreenCTM().a : 1);
    if (size < innerHeight * 0.024) found.push(walk.currentNode.data.trim());
  }
  return found;
}"""


IN_SIGHT = """title => {
  const box = title.getBoundingClientRect();
  return title.contains(document.elementFromPoint(box.left + 9, box.top + box.height / 2));
}"""


@dataclass(frozen=True)
class Room:
    lead: Visitor
    screen: Visitor
    phones: list[Visitor] = field(default_factory=list)

    def go(self, button: str) -> None:
        """Press a button of the console."""
        self.lead.page.locator(f"#{button}").click()

    def step(self, words: str) -> None:
        expect(self.lead.page.locator("[data-step]")).to_have_text(words)

    def shows(self, words: str) -> None:
        expect(self.screen.page.locator(".screen")).to_contain_text(words)

    def legible(self) -> None:
        page = self.screen.page
        assert page.evaluate(TOO_SMALL) == []
        assert page.evaluate("document.documentElement.scrollHeight <= innerHeight")


@pytest.fixture
def run(server: Server) -> tuple[str, str]:
    return sample(server, expected=4)


@pytest.fixture
def slug(run: tuple[str, str]) -> str:
    return run[0]


@pytest.fixture
def room(server: Server, run: tuple[str, str], come: Come) -> Room:
    slug, token = run
    lead, screen = (come(size=size, motion="no-preference") for size in (DESKTOP, PROJECTOR))
    lead.page.goto(f"http://127.0.0.1:{server.port}/facilitate/enter/{token}/")
    lead.page.goto(f"http://127.0.0.1:{server.port}/facilitate/d/{slug}/stage/")
    screen.open("screen/")
    return Room(lead, screen)


@pytest.fixture
def full(room: Room, come: Come) -> Room:
    """With four phones, of which none has come in yet."""
    phones = [come(motion="no-preference") for _ in range(4)]
    for one in (room.lead, room.screen, *phones):
        one.foreseen = AWAY
    return replace(room, phones=phones)


def line(phone: Visitor, words: str) -> None:
    """The line is there, and nothing else in sight says the same."""
    expect(phone.page.locator("#pace")).to_contain_text(words)
    assert phone.page.locator("#status > span:not(.sr)", has_text=words).count() == 0


def at_question(phone: Visitor, n: int) -> None:
    expect(phone.page.locator(f"#question-{n} h2")).to_be_in_viewport()


def join_by_code(room: Room, phone: Visitor) -> None:
    phone.page.goto(phone.home.split("/d/")[0])
    phone.page.fill("#code", room.screen.page.locator(".code").inner_text())
    phone.page.press("#code", "Enter")
    phone.page.wait_for_url(phone.home)


def read_together(room: Room) -> None:
    join_by_code(room, room.phones[0])
    room.phones[1].open()
    room.go("on")
    room.step("Read the passage")
    # Who comes now finds the title under the line.
    assert room.phones[2].open().locator("h1").evaluate(IN_SIGHT)
    for one in room.phones[:3]:
        line(one, "The group is reading the passage.")
    room.shows("Someone shared a story")
    room.legible()


def write(room: Room) -> None:
    room.go("on")
    room.step("Question 1 · write")
    room.go("minutes-3")
    for one in room.phones[:3]:
        at_question(one, 1)
        line(one, "2:5")
    for place, one in enumerate(room.phones[:2]):
        one.answer(1, f"What phone {place} says.", me=place + 2, guess=3)
    room.shows("When do you ask or not ask for help?")
    room.legible()


def move_on_while_one_types(room: Room) -> None:
    typing = room.phones[2].page
    text = typing.locator("#text-question-1")
    text.press_sequentially("I am not don")
    room.go("on")
    line(room.phones[2], "The group is at question 1, reading each other.")
    typing.keyboard.type("e yet.")
    expect(text).to_be_focused()
    expect(text).to_be_in_viewport()
    room.phones[2].answer(1, text.input_value(), me=4, guess=3)
    for one in room.phones[:2]:
        expect(one.page.locator("#question-1")).to_contain_text("I am not done yet.")


def come_late_and_lose_the_network(room: Room) -> None:
    late = room.phones[3]
    late.open()
    at_question(late, 1)
    late.context.set_offline(True)
    late.page.locator("#text-question-1").fill("Written without a network.")
    late.page.locator("#question-1 button[value=post]").click()
    expect(late.page.locator("#question-1 [data-say]")).to_contain_text("Not sent yet")


def restart(room: Room, server: Server) -> None:
    server.kill()
    server.start()
    room.lead.page.reload()
    room.go("on")
    for one in room.phones[:3]:
        one.page.wait_for_url("**/compare/1/")
    late = room.phones[3]
    with late.page.expect_response(lambda answer: answer.url.endswith("/q/1/answer/") and answer.ok):
        late.context.set_offline(False)
    # Sent, the phone is free to follow the others at any moment; what it sent is there, in a tab of its own.
    beside = late.context.new_page()
    beside.goto(late.home)
    expect(beside.locator("#question-1 [data-own]")).to_contain_text("Written without a network.")
    beside.close()


def show_and_cover(room: Room) -> None:
    room.go("view-wall")
    room.shows("What phone 1 says.")
    room.legible()
    room.lead.page.keyboard.press("c")
    expect(room.screen.page.locator(".screen")).not_to_contain_text("What phone 1 says.")
    expect(room.screen.page.locator(".code")).to_be_visible()
    room.lead.page.locator("#note").press_sequentially("c.")
    room.lead.page.locator("h1").click()
    expect(room.lead.page.locator("#cover")).to_contain_text("Uncover it")
    room.lead.page.keyboard.press(".")
    room.shows("What phone 1 says.")


def undo_a_step(room: Room) -> None:
    room.lead.page.locator("#on").dblclick(delay=80)
    room.step("Question 2 · write")
    for one in room.phones[:3]:
        at_question(one, 2)
    room.go("undo")
    room.step("Question 1 · compare and talk")
    for one in room.phones[:3]:
        one.page.wait_for_url("**/compare/1/")


def close(room: Room) -> None:
    room.lead.page.locator("#steps summary").click()
    room.go("to-close")
    room.step("Close")
    for one in room.phones:
        one.open()
        expect(one.page.locator("#pace")).to_contain_text("This discussion is closed.")


def small_letters_would_be_found(room: Room) -> None:
    page = room.screen.page
    page.evaluate("document.querySelector('.screen').insertAdjacentHTML('beforeend', '<p class=small>tiny</p>')")
    assert page.evaluate(TOO_SMALL) == ["tiny"]
    page.reload()


def test_a_whole_workshop_from_the_way_in_to_the_end(full, server):
    room = full
    read_together(room)
    write(room)
    move_on_while_one_types(room)
    come_late_and_lose_the_network(room)
    restart(room, server)
    show_and_cover(room)
    small_letters_would_be_found(room)
    assert faults_by_night_and_by_day(room.lead.page) == []
    undo_a_step(room)
    close(room)


def test_an_older_picture_that_comes_late_uncovers_nothing(room, come):
    room.go("on")
    room.shows("Someone shared a story")
    one = come(size=PROJECTOR)
    one.page.clock.install()
    screen = one.open("screen/")
    # The first look comes with the stream; the next one in its own time.
    with screen.expect_response(SCREEN):
        screen.clock.run_for(2_000)
    late = Late(screen, SCREEN)
    screen.clock.run_for(8_000)
    late.is_given()
    room.lead.page.keyboard.press("c")
    expect(screen.locator(".screen")).not_to_contain_text("Someone shared a story")
    with screen.expect_response(SCREEN):
        late.comes()
    # By then the page has read the one before.
    screen.evaluate("fetch(location.href).then((one) => one.text())")
    assert "Someone shared a story" not in screen.locator(".screen").inner_text()
