"""A workshop of 300: a facilitator's change until it stands on the last phone's page, beside a raw broadcast.

Once with two processes, one for each of two cores, and once with the one of `make run`.
CLIENTS=1000 python -m bench live takes another number.
"""

from __future__ import annotations

import asyncio
import os
import time
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import cycle

import uvloop
from asgiref.sync import sync_to_async

from bench import load, phones, site
from bench.broadcast import EVENT
from bench.figures import ROUNDS, Figure, percentile
from bench.people import Talk, talk
from discussions.domain import discussions

PATIENCE = 60.0


@dataclass(frozen=True)
class Change:
    """One change: seconds to the last event and to the fresh pages, and what it cost the processes."""

    heard: float
    fresh: float
    last: float
    raw: float
    memory: float
    processor: float


def run() -> list[Figure]:
    """The median of some changes, each of a discussion of its own; the broadcast is measured in between."""
    clients = int(os.environ.get("CLIENTS", "300"))
    phones.make_room(clients)
    two, one = _median(clients, processes=2), _median(clients, processes=1)
    heard, raw_words = f"{two.heard * 1000:.0f} ms", f"{two.raw * 1000:.0f} ms, raw broadcast"
    alone = f"{one.fresh:.2f} s"
    return [
        Figure(f"A change until {clients} have heard of it", heard, raw_words, two.heard / two.raw, None),
        Figure(f"Until {clients} pages show it: p99", f"{two.fresh:.2f} s", "", two.fresh, 1.5, at_most=True),
        Figure("Until the last of them shows it", f"{two.last:.2f} s", "", two.last, None),
        Figure("The same with one process: p99", alone, "", one.fresh, None),
        Figure("Processor seconds of it, both processes", f"{two.processor:.2f} s", "", two.processor, None),
        Figure("Memory a client, KiB", f"{two.memory:.1f}", "", two.memory, 20, at_most=True),
    ]


def _median(clients: int, *, processes: int) -> Change:
    found = []
    for _ in range(ROUNDS):
        one = talk(answered=clients, sealed=True)
        with ExitStack() as stack:
            webs = [stack.enter_context(site.web()) for _ in range(processes)]
            raw = stack.enter_context(site.raw_broadcast())
            for web in webs:
                load.repeated(web.port, load.get(one.address, one.cookies()), seconds=1)
            found.append(uvloop.run(_changed(webs, raw, one)))
    return sorted(found, key=lambda change: change.fresh)[ROUNDS // 2]


async def _changed(webs: list[site.Server], raw: site.Server, one: Talk) -> Change:
    before = sum(web.resident for web in webs)
    ports = [web.port for web, _ in zip(cycle(webs), one.voices, strict=False)]
    streams = [
        line for line, _ in await asyncio.gather(*(phones.open_stream(port, one.discussion.slug) for port in ports))
    ]
    memory = (sum(web.resident for web in webs) - before) / len(streams)
    asked = [load.get(f"{one.address}q/1/", one.cookies(voice), part=True) for voice in one.voices]
    kept = [await load.connect(port) for port in ports]

    async def follow(stream: asyncio.StreamReader, line: phones.Line, request: bytes) -> tuple[float, float]:
        heard = await phones.hear(stream, "question-1")
        line[1].write(request)
        status, body = await load.answer(line[0])
        assert (status, b'class="answer"' in body) == (200, True)
        return heard, time.perf_counter()

    following = asyncio.gather(*map(follow, [reader for reader, _ in streams], kept, asked))
    worked, began = sum(web.processor_seconds for web in webs), time.perf_counter()
    await sync_to_async(discussions.open_answers)(one.discussion, number=1)
    moments = await asyncio.wait_for(following, PATIENCE)
    worked = sum(web.processor_seconds for web in webs) - worked
    for _, writer in [*streams, *kept]:
        writer.close()
    fresh = [fresh - began for _, fresh in moments]
    return Change(
        heard=max(heard for heard, _ in moments) - began,
        fresh=percentile(fresh, 0.99),
        last=max(fresh),
        raw=await _broadcast(raw, len(streams)),
        memory=memory,
        processor=worked,
    )


async def _broadcast(raw: site.Server, clients: int) -> float:
    lines = [await load.connect(raw.port) for _ in range(clients)]
    for reader, _ in lines:
        await reader.readuntil(b"\n\n")
    _, bell = await load.connect(raw.port)
    hearing = asyncio.gather(*(reader.readuntil(EVENT) for reader, _ in lines))
    began = time.perf_counter()
    bell.write(b"broadcast\n")
    await asyncio.wait_for(hearing, PATIENCE)
    took = time.perf_counter() - began
    for _, writer in lines:
        writer.close()
    bell.close()
    return took
