"""The event stream: a thousand readers against a raw broadcast."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable

import uvloop
from asgiref.sync import sync_to_async

from bench import load, phones, site
from bench.figures import Figure, percentile
from bench.people import Talk, talk
from discussions.live.announce import announce

READERS = 1_000
EVENTS = 7
PATIENCE = 30.0


def run() -> list[Figure]:
    """Delays of events, memory of a stream, and how fast everybody is back."""
    phones.make_room(READERS)
    one = talk(answered=50)
    with site.web() as web, site.raw_broadcast() as raw:
        load.repeated(web.port, load.get(one.address, one.cookies()), seconds=1)
        before = web.resident
        here, held, back = uvloop.run(_followed(web, one, before))
        plain = uvloop.run(_broadcast(raw))
    delays = f"{here * 1000:.0f} ms"
    return [
        Figure(f"An event to {READERS:,} streams: p99", delays, f"{plain * 1000:.0f} ms, raw", here / plain, 3, True),
        Figure("Memory of a stream, KiB", f"{held:.1f}", "", held, 20, at_most=True),
        Figure(f"{READERS:,} reconnect, s", f"{back:.2f}", "", back, 3, at_most=True),
    ]


async def _followed(web: site.Server, one: Talk, before: int) -> tuple[float, float, float]:
    slug = one.discussion.slug
    lines = await phones.open_streams(web.port, slug, READERS)
    held = (web.resident - before) / READERS

    async def tell() -> None:
        await sync_to_async(announce)(slug, "question-1")

    delay = await _median_delay(lines, tell)
    for _, writer in lines:
        writer.close()
    began = time.perf_counter()
    lines = await phones.open_streams(web.port, slug, READERS)
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


async def _median_delay(lines: list[phones.Line], tell: Callable[[], Awaitable[None]]) -> float:
    """The median, over events, of the 99th percentile of the delays, in seconds."""
    found = []
    for _ in range(EVENTS):
        began = time.perf_counter()
        heard = asyncio.gather(*(phones.hear(reader, "question-1") for reader, _ in lines))
        await tell()
        found.append(percentile([moment - began for moment in await asyncio.wait_for(heard, PATIENCE)], 0.99))
        await asyncio.sleep(0.2)  # streams rest between two deliveries, on purpose
    return sorted(found)[len(found) // 2]
