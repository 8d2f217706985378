import asyncio
import math
import re

import pytest
from asgiref.sync import async_to_sync

from discussions.live import tickets
from discussions.live.asgi import SECURE_HEADERS
from discussions.live.mailboxes import Mailboxes
from discussions.live.stream import slug_of, stream

SLUG = "Abc-_123"
SECONDS = 5


def quiet_boxes() -> Mailboxes:
    """Mailboxes of a process that has listened for ever, and in which nothing was announced."""
    return Mailboxes(since=-math.inf)


class Page:
    """One open page: what it asked for, and what it has been sent so far."""

    def __init__(self, boxes, *, ticket=None, method="GET", headers=()) -> None:
        query = f"ticket={tickets.issue(SLUG) if ticket is None else ticket}".encode()
        self.scope = {"method": method, "query_string": query, "headers": list(headers)}
        self.boxes = boxes
        self.sent = asyncio.Queue()
        self.gone = asyncio.Event()

    async def __aenter__(self):
        self.task = asyncio.create_task(
            stream(self.scope, self._receive, self.sent.put, slug=SLUG, mailboxes=self.boxes)
        )
        return self

    async def __aexit__(self, *error) -> None:
        self.gone.set()
        async with asyncio.timeout(SECONDS):
            await self.task

    async def _receive(self):
        await self.gone.wait()
        return {"type": "http.disconnect"}

    async def next(self):
        async with asyncio.timeout(SECONDS):
            return await self.sent.get()

    async def body(self) -> str:
        return (await self.next())["body"].decode()

    async def greeted(self) -> None:
        for _ in range(2):
            await self.next()


def answer_to(boxes=None, **how) -> tuple[int, dict[bytes, bytes], str]:
    """Status, headers and first words of what a page is answered."""

    @async_to_sync
    async def run():
        async with Page(quiet_boxes() if boxes is None else boxes, **how) as page:
            start = await page.next()
            return start["status"], dict(start["headers"]), await page.body()

    return run()


def test_a_stream_greets_with_a_drawn_pause_and_an_id_that_says_nothing():
    status, headers, words = answer_to()
    assert (status, headers[b"content-type"], headers[b"x-accel-buffering"]) == (
        200,
        b"text/event-stream; charset=utf-8",
        b"no",
    )
    assert re.fullmatch(r"retry: (\d+)\nid: live\n\n", words)


@pytest.mark.parametrize(
    ("how", "status", "words"),
    [
        ({"ticket": ""}, 403, "This page has grown old. Load it again."),
        ({"ticket": "forged"}, 403, "This page has grown old. Load it again."),
        ({"ticket": tickets.issue("other")}, 403, "This page has grown old. Load it again."),
        ({"method": "POST"}, 405, "This address is only read."),
        ({"boxes": Mailboxes(per_process=0)}, 503, "Too many pages are open here now."),
    ],
    ids=["no ticket", "forged", "of another discussion", "POST", "full"],
)
def test_a_refusal_is_one_plain_sentence(how, status, words):
    found = answer_to(**how)
    assert (found[0], found[1][b"content-type"], found[2]) == (status, b"text/plain; charset=utf-8", words)


def test_who_comes_when_all_is_full_is_told_when_to_come_again():
    assert 5 <= int(answer_to(boxes=Mailboxes(per_process=0))[1][b"retry-after"]) <= 15


@pytest.mark.parametrize("how", [{}, {"ticket": ""}, {"method": "POST"}], ids=["stream", "403", "405"])
def test_every_answer_has_the_secure_headers(how):
    assert dict(SECURE_HEADERS).items() <= answer_to(**how)[1].items()


def test_an_event_names_its_topic_and_carries_nothing_else():
    @async_to_sync
    async def run():
        boxes = quiet_boxes()
        async with Page(boxes) as page:
            await page.greeted()
            for topic in ("question-1", "discussion", "question-1"):
                boxes.post(SLUG, topic)
            return await page.body()

    assert run() == "event: question-1\ndata: question-1\n\nevent: discussion\ndata: discussion\n\n"


def test_a_sign_of_life_is_a_comment():
    @async_to_sync
    async def run():
        boxes = quiet_boxes()
        async with Page(boxes) as page:
            await page.greeted()
            boxes.beat()
            return await page.body()

    assert run() == ":\n\n"


def test_who_comes_back_is_told_that_everything_may_have_changed():
    @async_to_sync
    async def run():
        async with Page(quiet_boxes(), headers=[(b"last-event-id", b"live")]) as page:
            await page.greeted()
            return await page.body()

    assert run() == "event: everything\ndata: everything\n\n"


@pytest.mark.parametrize("news", [True, False], ids=["told just now", "began just now"])
def test_a_page_that_may_be_older_than_the_last_news_is_told_that_everything_may_have_changed(news):
    @async_to_sync
    async def run():
        boxes = quiet_boxes() if news else Mailboxes()
        if news:
            boxes.post(SLUG, "question-1")
        async with Page(boxes) as page:
            await page.greeted()
            return await page.body()

    assert run() == "event: everything\ndata: everything\n\n"


def test_a_page_that_was_drawn_after_the_last_news_is_told_nothing():
    @async_to_sync
    async def run():
        boxes = quiet_boxes()
        boxes.post("other", "question-1")
        async with Page(boxes) as page:
            await page.greeted()
            boxes.beat()
            return await page.body()

    assert run() == ":\n\n"


def test_a_page_that_goes_leaves_no_mailbox():
    @async_to_sync
    async def run():
        boxes = quiet_boxes()
        async with Page(boxes) as page:
            await page.greeted()
            before = len(boxes)
        return before, len(boxes)

    assert run() == (1, 0)


def test_a_shutdown_ends_the_stream_by_itself():
    @async_to_sync
    async def run():
        boxes = quiet_boxes()
        async with Page(boxes) as page:
            await page.greeted()
            boxes.close()
            last = await page.next()
            async with asyncio.timeout(SECONDS):
                await page.task
        return last, len(boxes)

    assert run() == ({"type": "http.response.body", "body": b"", "more_body": False}, 0)


def test_a_refused_page_takes_no_mailbox():
    boxes = quiet_boxes()
    answer_to(boxes=boxes, ticket="forged")
    assert len(boxes) == 0


@pytest.mark.parametrize(
    ("path", "slug"),
    [
        (f"/d/{SLUG}/live/", SLUG),
        (f"/d/{SLUG}/live", None),
        (f"/d/{SLUG}/", None),
        ("/d//live/", None),
        ("/d/a b/live/", None),
        (f"/d/{SLUG}/live/\n", None),
        (f"/x/d/{SLUG}/live/", None),
    ],
)
def test_only_the_address_of_a_stream_is_one(path, slug):
    assert slug_of(path) == slug
