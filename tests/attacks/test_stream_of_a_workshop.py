"""Everything that a stream says while a group reads, writes, reads each other, compares and closes, recorded."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

import pytest

from tests.crowd import Browser, Page, Person, crowd, facilitator, network

from .serving import Server, sample, serving, wait_until

TOPICS = r"(stage|discussion|moderation|everything|question-\d+)"
SAID = re.compile(rf"(event: {TOPICS}|data: {TOPICS}|retry: \d+|id: live|:|)")


@dataclass
class Recorder:
    """A stream as a phone opens it, and all that came."""

    line: socket.socket
    heard: bytes = b""

    @classmethod
    def of(cls, page: Page, port: int) -> Recorder:
        found = re.search(r'data-stream="([^"]+)"', page.text)
        assert found is not None
        line = socket.create_connection(("127.0.0.1", port), timeout=20)
        line.sendall(f"GET {unescape(found[1])} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
        return cls(line)

    def has_heard(self, topic: str) -> bool:
        self.heard += self.line.recv(65536)
        return f"event: {topic}".encode() in self.heard

    def lines(self) -> list[str]:
        """What was said, without the head of the answer and the lengths of its chunks."""
        body = self.heard.split(b"\r\n\r\n", 1)[1].decode()
        chunks = re.sub(r"(^|\r\n)[0-9a-f]+\r\n", "\n", body)
        return [line.strip("\r") for line in chunks.split("\n")]


def odd(lines: list[str]) -> list[str]:
    return [line for line in lines if not SAID.fullmatch(line)]


@pytest.fixture(scope="module")
def server(tmp_path_factory) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("workshop")) as found:
        found.slug, found.token = sample(found, expected=4)
        found.start()
        yield found


def press(lead: Browser, slug: str, where: str, **pressed: str) -> None:
    page = lead.get(f"/facilitate/d/{slug}/stage/")
    form = next(one for one in page.forms if one.action.endswith(f"/stage/{where}/"))
    assert lead.send(form, **pressed).status == 302


def hold_workshop(lead: Browser, people: list[Person], slug: str) -> None:
    for _ in range(2):
        press(lead, slug, "step", act="on")
    for place, one in enumerate(people):
        one.answer(1, f"Own words {place}.", me=place + 1)
    press(lead, slug, "timer", act="start", minutes="3")
    for _ in range(2):
        press(lead, slug, "step", act="on")
    for view in ("wall", "picture"):
        press(lead, slug, "show", view=view)
    press(lead, slug, "prompt", prompt="pairs")
    press(lead, slug, "cover", act="cover")
    press(lead, slug, "note", act="keep", note="A note of the facilitator.")
    press(lead, slug, "step", act="undo")
    press(lead, slug, "step", act="to", to="close")


def test_the_stream_of_a_whole_workshop_names_topics_and_nothing_else(server):
    road = network(server.port)
    lead, people = facilitator(server.token, road=road), crowd(server.slug, 4, road=road)
    recorder = Recorder.of(people[0].get(people[0].home), server.port)
    with recorder.line:
        hold_workshop(lead, people, server.slug)
        wait_until(lambda: recorder.has_heard("discussion"))
    heard = recorder.lines()
    assert (odd(heard), {"event: stage", "event: question-1"} <= set(heard)) == ([], True)


def test_a_stream_that_said_more_would_be_caught():
    said = ["event: stage", "data: Own words 1.", "event: here-5", "id: 8f3c", "data: question-1"]
    assert odd(said) == ["data: Own words 1.", "event: here-5", "id: 8f3c"]
