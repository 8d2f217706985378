"""The event stream: a thousand readers against a raw broadcast, and 300 phones that follow a facilitator."""

from __future__ import annotations

import asyncio
import resource
import time
from collections.abc import Awaitable, Callable

import uvloop
from asgiref.sync import sync_to_async

from bench import load, site
from bench.figures import Figure, percentile
from bench.people import Talk, talk
from discussions.domain import discussions
from discussions.live import tickets
from discussions.live.announce import announce

READERS = 1_000
PHONES = 300
EVENTS = 7
PATIENCE = 30.0

Line = tuple[asyncio.StreamReader, asyncio.StreamWriter]


def run() -> list[Figure]:
    """Delays of events, memory of a stream, and how fast everybody is back."""
    limit = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(limit[1], 8 * READERS), limit[1]))
    one = talk(answered=50)
    with site.web() as web, site.raw_broadcast() as raw:
        load.repeated(web.port, load.get(one.address, one.cookies()), seconds=1)
        before = web.resident
        here, held, back = uvloop.run(_followed(web, one, before))
        plain = uvloop.run(_broadcast(raw))
    with site.web() as web:
        load.repeated(web.port, load.get(one.address, one.cookies()), seconds=1)
        phones = uvloop.run(_phones(web, talk(answered=PHONES, sealed=True)))
    delays = f"{here * 1000:.0f} ms"
    return [
        Figure(f"An event to {READERS:,} streams: p99", delays, f"{plain * 1000:.0f} ms, raw", here / plain, 3, True),
        Figure("Memory of a stream, KiB", f"{held:.1f}", "", held, 20, at_most=True),
        Figure(f"{READERS:,} reconnect, s", f"{back:.2f}", "", back, 3, at_most=True),
        Figure(f"From a press to {PHONES} fresh phones, s: p99", f"{phones:.2f}", "", phones, 1.5, at_most=True),
    ]


async def _followed(web: site.Server, one: Talk, before: int) -> tuple[float, float, float]:
    slug = one.discussion.slug
    lines = await _open(web.port, slug, READERS)
    held = (web.resident - before) / READERS

    async def tell() -> None:
        await sync_to_async(announce)(slug, "question-1")

    delay = await _median_delay(lines, tell)
    for _, writer in lines:
        writer.close()
    began = time.perf_counter()
    lines = await _open(web.port, slug, READERS)
    back = time.perf_counter() - began
    for _, writer in lines:
        writer.close()
    return delay, held, back


async def _broadcast(raw: site.Server) -> float:
    lines = [await load.connect(raw.port) for _ in range(READERS)]
    for reader, _ in lines:
        await reader.readuntil(b"\n\n")
    _, bell = await load.connect(raw.port)

    async def tell() -> None:
        bell.write(b"broadcast\n")

    delay = await _median_delay(lines, tell)
    for _, writer in [*lines, (None, bell)]:
        writer.close()
    return delay


async def _median_delay(lines: list[Line], tell: Callable[[], Awaitable[None]]) -> float:
    """The median, over events, of the 99th percentile of the delays, in seconds."""
    found = []
    for _ in range(EVENTS):
        began = time.perf_counter()
        heard = asyncio.gather(*(_hear(reader) for reader, _ in lines))
        await tell()
        found.append(percentile([moment - began for moment in await asyncio.wait_for(heard, PATIENCE)], 0.99))
        await asyncio.sleep(0.2)  # streams rest between two deliveries, on purpose
    return sorted(found)[len(found) // 2]


async def _hear(reader: asyncio.StreamReader) -> float:
    while b"data:" not in await reader.readuntil(b"\n\n"):
        pass
    return time.perf_counter()


async def _open(port: int, slug: str, count: int) -> list[Line]:
    request = load.get(f"/d/{slug}/live/?ticket={tickets.issue(slug)}")

    async def opened() -> Line:
        reader, writer = await load.connect(port)
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        assert b" 200 " in head[:16], head
        await reader.readuntil(b"\n\n")
        return reader, writer

    return list(await asyncio.gather(*(opened() for _ in range(count))))


async def _phones(web: site.Server, one: Talk) -> float:
    """Seconds from a facilitator's act to the fresh part on a phone, at the 99th percentile."""
    lines = await _open(web.port, one.discussion.slug, PHONES)
    asked = [load.get(f"{one.address}q/1/", one.cookies(voice), part=True) for voice in one.voices]
    kept = [await load.connect(web.port) for _ in range(PHONES)]

    async def follow(stream: asyncio.StreamReader, line: Line, request: bytes) -> float:
        await _hear(stream)
        line[1].write(request)
        status, body = await load.answer(line[0])
        assert (status, b'class="answer"' in body) == (200, True)
        return time.perf_counter()

    phones = zip(lines, kept, asked, strict=True)
    following = asyncio.gather(*(follow(reader, line, request) for (reader, _), line, request in phones))
    began = time.perf_counter()
    await sync_to_async(discussions.open_answers)(one.discussion, number=1)
    return percentile([moment - began for moment in await asyncio.wait_for(following, PATIENCE)], 0.99)
