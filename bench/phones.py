"""Phones as stream.js and app.js make them: each holds a stream, asks for what changed, sends, and comes back."""

from __future__ import annotations

import asyncio
import resource
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from random import uniform

from bench import load
from bench.people import Talk
from discussions.domain.anonymity import Voice
from discussions.live import tickets

Line = tuple[asyncio.StreamReader, asyncio.StreamWriter]


def make_room(streams: int) -> None:
    """Let this process, and those it starts, hold both ends of that many streams and of what they ask for."""
    limit = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(limit[1], 8 * streams), limit[1]))


async def open_stream(port: int, slug: str, *, again: bool = False) -> tuple[Line, float]:
    """An open stream, and the seconds after which its reader is to come back."""
    reader, writer = await load.connect(port)
    writer.write(load.get(f"/d/{slug}/live/?ticket={tickets.issue(slug)}", again=again))
    head = await reader.readuntil(b"\r\n\r\n")
    if b" 200 " not in head[:16]:
        raise load.Failed(head)
    greeting = await reader.readuntil(b"\n\n")
    return (reader, writer), int(greeting.partition(b"retry: ")[2].partition(b"\n")[0]) / 1000


async def open_streams(port: int, slug: str, count: int) -> list[Line]:
    return [line for line, _ in await asyncio.gather(*(open_stream(port, slug) for _ in range(count)))]


async def hear(reader: asyncio.StreamReader, topic: str) -> float:
    """When the next event of a topic has come."""
    while f"event: {topic}\n".encode() not in await reader.readuntil(b"\n\n"):
        pass
    return time.perf_counter()


@dataclass
class Phone:
    """One of them. `asked` is shared: when anybody's request was answered."""

    port: int
    talk: Talk
    voice: Voice
    asked: list[float] = field(default_factory=list)
    opened_at: float = 0.0
    looked_at: float = 0.0  # the beginning of the last look that was answered, and its end
    fresh_at: float = 0.0
    _before: bool = False
    _wanted: asyncio.Queue[str] = field(default_factory=asyncio.Queue)

    async def follow(self) -> None:
        """Hold a stream and look at what it tells, until cancelled."""
        async with asyncio.TaskGroup() as both:
            both.create_task(self._hold())
            both.create_task(self._look_on())

    async def _hold(self) -> None:
        pause, tries = 1.0, 0
        while True:
            with suppress(OSError, EOFError, load.Failed):
                line, pause = await open_stream(self.port, self.talk.discussion.slug, again=self._before)
                self._before, self.opened_at, tries = True, time.perf_counter(), 0
                self.asked.append(self.opened_at)
                await self._listen(line)
            await asyncio.sleep(min(20.0, pause * 1.3**tries))
            tries += 1

    async def _listen(self, line: Line) -> None:
        reader, writer = line
        try:
            while True:
                words = await reader.readuntil(b"\n\n")
                if b"event: everything\n" in words:
                    asyncio.get_running_loop().call_later(uniform(0, 1), self._wanted.put_nowait, self.talk.address)
                elif b"event: question-1\n" in words:
                    self._wanted.put_nowait(f"{self.talk.address}q/1/")
        finally:
            writer.close()

    async def _look_on(self) -> None:
        while True:
            address = await self._wanted.get()
            while not self._wanted.empty():
                self._wanted.get_nowait()
                address = self.talk.address
            began = time.perf_counter()
            with suppress(OSError, EOFError):
                status, _ = await self.ask(load.get(address, self.talk.cookies(self.voice), part=True))
                if status == 200:
                    self.looked_at, self.fresh_at = began, time.perf_counter()
                    continue
            asyncio.get_running_loop().call_later(uniform(4, 8), self._wanted.put_nowait, self.talk.address)

    async def ask(self, request: bytes) -> tuple[int, bytes]:
        """Status and body of one answer."""
        reader, writer = await load.connect(self.port)
        try:
            writer.write(request)
            found = await load.answer(reader)
            self.asked.append(time.perf_counter())
            return found
        finally:
            writer.close()

    async def send(self, request: bytes) -> None:
        """Send a form until it is acknowledged; the same bytes each time, and so the same key."""
        tries = 0
        while True:
            with suppress(OSError, EOFError):
                status, _ = await self.ask(request)
                if status == 303:
                    return
            tries += 1
            await asyncio.sleep(min(60, 2**tries))


async def until(true: Callable[[Phone], bool], *, seconds: float, what: Sequence[Phone]) -> None:
    """Wait until something holds of all of these."""
    async with asyncio.timeout(seconds):
        while not all(map(true, what)):
            await asyncio.sleep(0.02)


async def quiet(there: Sequence[Phone]) -> None:
    """Wait until all have opened their streams and looked at what they were told then."""
    await until(lambda one: one.opened_at > 0, seconds=60, what=there)
    asked = there[0].asked
    while time.perf_counter() - max(asked) < 1.5:
        await asyncio.sleep(0.1)
