"""The front: the event stream to `live`, every other page to Django in a few threads.

It holds the limits of requests, and never logs a path, an address or a body.
"""

import asyncio
import logging
from collections.abc import Callable

from askforhelp.forgetting import forget
from askforhelp.health import ASKED
from askforhelp.limits import (
    BODY_SECONDS,
    HEAD_BYTES,
    Gone,
    TooMuch,
    TooSlow,
    end_lingering,
    has_body,
    head_size,
    make_room,
    most_of,
    read_body,
)
from askforhelp.pages import THREADS, Pages, WSGIApp
from askforhelp.refusals import refuse
from askforhelp.ticker import tick_until
from discussions.live.asgi import Message, Receive, Scope, Send
from discussions.live.listener import Listener
from discussions.live.mailboxes import Mailboxes
from discussions.live.stream import HEARTBEAT, slug_of, stream

logger = logging.getLogger(__name__)

LEAVE_SECONDS = 5.0  # for a tick that is under way at the end


class Front:
    """The ASGI application of one process."""

    def __init__(
        self,
        pages: WSGIApp,
        *,
        conninfo: Callable[[], str],
        run_due: Callable[[], None],
        mailboxes: Mailboxes | None = None,
        body_seconds: float = BODY_SECONDS,
    ) -> None:
        self._pages = Pages(pages, threads=THREADS)
        # Whether this process lives is told as well while every page, and its neighbour here, waits for the database.
        self._health = Pages(pages, threads=len(ASKED))
        self._mailboxes = Mailboxes(per_process=make_room()) if mailboxes is None else mailboxes
        self._listener = Listener(conninfo, self._mailboxes)
        self._run_due = run_due
        self._body_seconds = body_seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or live through the process's lifespan."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] == "http":
            await self._answer(scope, receive, send)

    def end_streams(self) -> None:
        """End every event stream, so that a shutdown need not wait for them; may be called again."""
        self._mailboxes.close()

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        stop = asyncio.Event()
        ticker = asyncio.create_task(tick_until(stop, self._run_due))
        others = [asyncio.create_task(self._listener.run()), asyncio.create_task(self._beat())]
        await send({"type": "lifespan.startup.complete"})
        await receive()
        self.end_streams()
        stop.set()
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        await asyncio.wait([ticker], timeout=LEAVE_SECONDS)
        self._pages.shut()
        self._health.shut()
        await send({"type": "lifespan.shutdown.complete"})

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(HEARTBEAT)
            self._mailboxes.beat()

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        started = False

        async def note_start(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self._route(scope, receive, note_start)
        # The server would log this with its message, and a message may quote what somebody wrote.
        except Exception as error:
            logger.error("the front failed: %s", type(error).__name__)
            if not started:
                await refuse(send, 500)

    async def _route(self, scope: Scope, receive: Receive, send: Send) -> None:
        size = head_size(scope["headers"], path=scope.get("raw_path") or b"", query=scope["query_string"])
        slug = slug_of(scope["path"])
        if size > HEAD_BYTES:
            await refuse(send, 431)
        elif slug is not None:
            await stream(scope, receive, send, slug=slug, mailboxes=self._mailboxes)
        else:
            await self._page(scope, receive, send)

    async def _page(self, scope: Scope, receive: Receive, send: Send) -> None:
        body = b""
        if has_body(scope["headers"]):
            try:
                most = most_of(scope["path"])
                body = await read_body(receive, scope["headers"], most=most, seconds=self._body_seconds)
            except TooMuch:
                await refuse(send, 413, last=False)
                await end_lingering(receive, send)
                return
            except TooSlow:
                await refuse(send, 408)
                return
            except Gone:
                return
        pages = self._health if scope["path"] in ASKED else self._pages
        await pages.answer(forget(scope), body, send)
