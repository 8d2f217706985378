import asyncio

import psycopg
import pytest
from asgiref.sync import async_to_sync

from discussions.live import listener
from discussions.live.listener import Listener
from discussions.live.mailboxes import Mailboxes
from discussions.live.topics import CHANNEL
from tests.live.test_announce import address

SECONDS = 10
KILLS, WITHIN = 5, 3.0


async def taken(mailbox) -> tuple[str, ...]:
    async with asyncio.timeout(SECONDS):
        return await mailbox.take()


async def until(condition) -> None:
    async with asyncio.timeout(SECONDS):
        while not condition():
            await asyncio.sleep(0.01)


async def notify(*payloads: str) -> None:
    async with await psycopg.AsyncConnection.connect(address(), autocommit=True) as connection:
        for payload in payloads:
            await connection.execute("SELECT pg_notify(%s, %s)", [CHANNEL, payload])


async def cut() -> None:
    """End the listener's connection from the side of the database."""
    query = """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE query LIKE %s AND datname = current_database() AND pid <> pg_backend_pid()
    """
    async with await psycopg.AsyncConnection.connect(address(), autocommit=True) as connection:
        await connection.execute(query, ["LISTEN %"])


def listening_to(scene):
    """Run a scene while a listener fills the mailbox of a discussion named one."""

    @async_to_sync
    async def run():
        boxes = Mailboxes()
        mailbox = boxes.open("one")
        task = asyncio.create_task(Listener(address, boxes).run())
        try:
            await until(listener.listening.is_set)
            return await scene(mailbox)
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    return run()


@pytest.fixture(autouse=True)
def _database(db):
    """The listener has a connection of its own; this only makes the database."""


def test_whatever_came_before_it_listened_may_have_been_missed():
    assert listening_to(taken) == ("everything",)


def test_what_the_database_announces_reaches_the_streams():
    async def scene(mailbox):
        await taken(mailbox)
        await notify("one question-1", "other question-2", "one discussion")
        return await taken(mailbox)

    assert listening_to(scene) == ("question-1", "discussion")


def test_what_is_not_ours_is_passed_over():
    async def scene(mailbox):
        await taken(mailbox)
        await notify("", "one", "one A B", "one question-1")
        return await taken(mailbox)

    assert listening_to(scene) == ("question-1",)


def test_after_the_connection_was_cut_it_comes_back_and_says_that_events_may_be_missing():
    async def scene(mailbox):
        await taken(mailbox)
        await cut()
        missed = await taken(mailbox)
        await notify("one question-1")
        return missed, await taken(mailbox)

    assert listening_to(scene) == (("everything",), ("question-1",))


def test_however_often_the_connection_is_cut_every_stream_is_told_within_three_seconds():
    async def scene(mailbox):
        await taken(mailbox)
        told = []
        for _ in range(KILLS):
            before = asyncio.get_running_loop().time()
            await cut()
            topics = await taken(mailbox)
            told.append((topics, asyncio.get_running_loop().time() - before < WITHIN))
        return told

    assert listening_to(scene) == [(("everything",), True)] * KILLS


def test_it_keeps_trying_while_there_is_no_database(monkeypatch):
    monkeypatch.setattr(listener, "FIRST_PAUSE", 0.01)
    tries = []

    def nowhere_at_first() -> str:
        tries.append(len(tries))
        return address() if len(tries) > 3 else "host=/nowhere"

    @async_to_sync
    async def run():
        boxes = Mailboxes()
        mailbox = boxes.open("one")
        task = asyncio.create_task(Listener(nowhere_at_first, boxes).run())
        try:
            return await taken(mailbox)
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    assert (run(), tries) == (("everything",), [0, 1, 2, 3])


def test_the_health_of_a_process_that_no_longer_listens_says_so():
    async def scene(mailbox):
        return listener.listening.is_set()

    assert (listening_to(scene), listener.listening.is_set()) == (True, False)


def test_no_event_is_lost_while_it_asks_whether_the_connection_lives(monkeypatch):
    monkeypatch.setattr(listener, "ASK_AFTER", 0.01)

    async def scene(mailbox):
        await taken(mailbox)
        await notify("one question-1")
        return await taken(mailbox)

    assert listening_to(scene) == ("question-1",)
