"""The listener's connection to the database is cut again and again, each time with a change right behind it."""

from __future__ import annotations

import asyncio
import time

import uvloop
from asgiref.sync import sync_to_async
from django.db import connection

from bench import load, phones, site
from bench.figures import Figure
from bench.people import talk
from bench.phones import Phone
from discussions.live.announce import announce

KILLS = 50
PHONES = 100
PATIENCE = 30.0
CUT = """
SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
WHERE query LIKE 'LISTEN %%' AND pid <> pg_backend_pid()
"""


def run() -> list[Figure]:
    """Seconds from each cut until every page has asked for what changed."""
    phones.make_room(PHONES)
    one = talk(answered=50)
    everybody: list[float] = []
    with site.web() as web:
        load.repeated(web.port, load.get(one.address, one.cookies()), seconds=1)
        there = [Phone(web.port, one, one.voices[0], everybody) for _ in range(PHONES)]
        found = uvloop.run(_cut(there, one.discussion.slug))
    slowest = max(found)
    return [
        Figure(f"{KILLS} cuts of the listener: pages current, s", f"{slowest:.2f}", "", slowest, 3, at_most=True),
    ]


async def _cut(there: list[Phone], slug: str) -> list[float]:
    following = [asyncio.create_task(one.follow()) for one in there]
    await phones.quiet(there)
    found = []
    for _ in range(KILLS):
        cut = time.perf_counter()
        await sync_to_async(_cut_and_change)(slug)
        changed = time.perf_counter()
        await phones.until(lambda one, since=changed: one.looked_at > since, seconds=PATIENCE, what=there)
        found.append(time.perf_counter() - cut)
    for task in following:
        task.cancel()
    return found


def _cut_and_change(slug: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(CUT)
        [[cut]] = cursor.fetchall()
    assert cut == 1, cut
    announce(slug, "question-1")
