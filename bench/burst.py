"""150 people send in the same second, some of them twice, while 300 pages are open."""

from __future__ import annotations

import asyncio
from random import Random

import uvloop

from bench import load, phones, site
from bench.figures import Figure, percentile
from bench.people import talk
from discussions.models import Answer

PEOPLE = 150
TWICE = 30  # of them press twice
OPEN_PAGES = 300


def run() -> list[Figure]:
    """How long the answers take, and how many are stored."""
    phones.make_room(OPEN_PAGES)
    one = talk(answered=0)
    round_id = one.first_round
    people = [one.writer(round_id) for _ in range(PEOPLE)]
    forms = [load.post(f"{one.address}q/1/answer/", *person) for person in people]
    with site.web() as web:
        load.repeated(web.port, load.get(one.address), seconds=1)
        seconds = uvloop.run(_sent(web.port, one.discussion.slug, [*forms, *forms[:TWICE]]))
    rows = Answer.objects.filter(round_id=round_id)
    sent = {fields["text"] for _, fields in people}
    stored = rows.count() if {row.text for row in rows} == sent else -1
    slowest = percentile(seconds, 0.99)
    return [
        Figure(f"{PEOPLE} send within a second: p99", f"{slowest:.2f} s", "", slowest, 1.5, at_most=True),
        Figure(f"Stored of {PEOPLE + TWICE} sendings of {PEOPLE}", str(stored), "", stored / PEOPLE, 1),
        Figure("Stored more than once", str(max(0, stored - PEOPLE)), "", max(0, stored - PEOPLE), 0, at_most=True),
    ]


async def _sent(port: int, slug: str, forms: list[bytes]) -> list[float]:
    streams = await phones.open_streams(port, slug, OPEN_PAGES)
    chance = Random(1)

    async def send(form: bytes) -> float:
        await asyncio.sleep(chance.random())
        began = asyncio.get_running_loop().time()
        reader, writer = await load.connect(port)
        writer.write(form)
        status, _ = await load.answer(reader)
        assert status == 303, status
        writer.close()
        return asyncio.get_running_loop().time() - began

    found = await asyncio.gather(*map(send, forms))
    for _, writer in streams:
        writer.close()
    return list(found)
