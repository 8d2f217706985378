"""kill -9 of the server and of its database while eight people write: what was acknowledged is there, once."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.client import HTTPException

import pytest

from tests.crowd import Page, Person, network

from .serving import Server, sample, serving, wait_until

WRITERS = 8
APP_KILLS = 2
DATABASE_KILLS = 2
BACK_WITHIN = {"app": 3.0, "database": 6.0}


@dataclass
class History:
    """What the writers were told: the last acknowledged text of each answer, and every status that came back."""

    stands: dict[str, str] = field(default_factory=dict)
    sent: set[str] = field(default_factory=set)
    withdrawn: set[str] = field(default_factory=set)
    statuses: Counter[int] = field(default_factory=Counter)
    cut: int = 0
    answered_at: float = 0.0


@dataclass
class Writer:
    """A person who sends each form until it is acknowledged, as people do."""

    place: int
    server: Server
    slug: str
    history: History
    stop: threading.Event

    def write_on(self) -> None:
        """New people on one device: an answer, a change, and every third time it is taken back."""
        turn = 0
        while not self.stop.is_set():
            turn += 1
            self._one(f"writer-{self.place}-{turn}", withdraws=turn % 3 == 0)

    def _one(self, name: str, *, withdraws: bool) -> None:
        person = Person(road=network(self.server.port), slug=self.slug)
        form = self._until_ok(lambda: person.question(1)).form("/answer/")
        for text in (f"{name}-first", f"{name}-second"):
            self.history.sent.add(text)
            self._until_ok(lambda form=form, text=text: person.send(form, text=text))
            self.history.stands[name] = text
            form = self._until_ok(lambda: person.get(f"{person.home}q/1/edit/")).form("/answer/")
        if withdraws:
            back = self._until_ok(lambda: person.question(1)).form("/withdraw/")
            self._until_ok(lambda: person.send(back))
            self.history.withdrawn.add(name)

    def _until_ok(self, act) -> Page:
        while True:
            try:
                page = act()
            except (OSError, HTTPException):
                self.history.cut += 1
                time.sleep(0.05)
                continue
            self.history.statuses[page.status] += 1
            if page.status in {200, 303}:
                self.history.answered_at = time.monotonic()
                return page
            time.sleep(0.05)


@pytest.fixture(scope="module")
def server(tmp_path_factory) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("kill")) as found:
        yield found


@pytest.fixture(scope="module")
def slug(server: Server) -> str:
    found, _token = sample(server, expected=5_000)
    server.start()
    return found


def kill_app(server: Server) -> None:
    server.kill()
    server.start()


def kill_database(server: Server) -> None:
    server.kill_database()
    server.start_database()


def killed(server: Server, slug: str, kill, *, times: int) -> tuple[History, list[float]]:
    """Eight writers all the while; how long after each restart the first of them was answered."""
    history, stop = History(), threading.Event()
    with ThreadPoolExecutor(WRITERS) as threads:
        found = [threads.submit(Writer(n, server, slug, history, stop).write_on) for n in range(WRITERS)]
        try:
            back = [_killed_once(server, kill, history) for _ in range(times)]
        finally:
            # Whatever went wrong, writers that nobody stops would write for ever.
            stop.set()
        for one in found:
            one.result()
    return history, back


def _killed_once(server: Server, kill, history: History) -> float:
    enough = history.statuses[303] + 4 * WRITERS
    wait_until(lambda: history.statuses[303] >= enough)
    kill(server)
    restarted = time.monotonic()
    wait_until(lambda: history.answered_at > restarted)
    return history.answered_at - restarted


def texts(server: Server) -> list[str]:
    return [str(text) for (text,) in server.rows("SELECT text FROM discussions_answer WHERE text LIKE 'writer-%'")]


@pytest.mark.parametrize(
    ("what", "kill", "times"),
    [("app", kill_app, APP_KILLS), ("database", kill_database, DATABASE_KILLS)],
    ids=["app", "database"],
)
def test_what_was_acknowledged_is_there_once_after_kills(server, slug, what, kill, times):
    server.do("TRUNCATE discussions_answer CASCADE")
    history, back = killed(server, slug, kill, times=times)
    stands = {text for name, text in history.stands.items() if name not in history.withdrawn}
    assert Counter(texts(server)) == Counter(stands)
    assert history.statuses.keys() <= {200, 303, 503}
    assert history.cut + history.statuses[503] > 0
    assert max(back) < BACK_WITHIN[what]
    # The history has seen enough of each kind to mean something.
    assert min(len(stands), len(history.withdrawn)) >= WRITERS
