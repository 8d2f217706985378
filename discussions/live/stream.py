"""The event stream of a discussion, as a plain ASGI function: no Django, no database, no person."""

import asyncio
import random
import re
from urllib.parse import parse_qs

from discussions.live import presence
from discussions.live.asgi import Headers, Receive, Scope, Send, header, part, start
from discussions.live.mailboxes import Full, Mailbox, Mailboxes
from discussions.live.tickets import is_counted, read
from discussions.live.topics import EVERYTHING

HEARTBEAT = 20.0  # seconds; proxies cut what is silent for 30 to 60
# A page may have been drawn that long before its ticket was written, and slower than the news of a change travels.
DRAWING = 2.0

_ADDRESS = re.compile(r"/d/([A-Za-z0-9_-]{1,100})/live/")
_STREAM: Headers = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"x-accel-buffering", b"no"),
]


def slug_of(path: str) -> str | None:
    """The discussion whose stream this path is, or None for every other page."""
    found = _ADDRESS.fullmatch(path)
    return found[1] if found else None


async def stream(scope: Scope, receive: Receive, send: Send, *, slug: str, mailboxes: Mailboxes) -> None:
    """Answer one request for the event stream, until the reader or this process goes."""
    if scope["method"] != "GET":
        await _refuse(send, 405, b"This address is only read.", [(b"allow", b"GET")])
        return
    ticket = _ticket(scope)
    if not read(ticket, slug):
        await _refuse(send, 403, b"This page has grown old. Load it again.")
        return
    # What this page shows may be older than what was announced last, and nobody noted what it missed.
    missed = header(scope["headers"], b"last-event-id") is not None or not read(
        ticket, slug, max_age=mailboxes.quiet_for(slug) - DRAWING
    )
    try:
        mailbox = mailboxes.open(slug)
    except Full:
        later = b"%d" % random.randint(5, 15)
        await _refuse(send, 503, b"Too many pages are open here now.", [(b"retry-after", later)])
        return
    counted = is_counted(ticket, slug)
    if counted:
        presence.come(slug)
    try:
        if missed:
            mailbox.put(EVERYTHING)
            mailbox.ring()
        await _run(receive, send, mailbox)
    finally:
        mailboxes.leave(mailbox)
        if counted:
            presence.go(slug)


async def _run(receive: Receive, send: Send, mailbox: Mailbox) -> None:
    await start(send, 200, _STREAM)
    await part(send, _greeting(), more=True)
    hangup = asyncio.create_task(_wait_for_hangup(receive, mailbox))
    try:
        while not mailbox.closed:
            topics = await mailbox.take()
            if not mailbox.closed:
                await part(send, _events(topics), more=True)
        await part(send, b"", more=False)
    finally:
        hangup.cancel()


async def _wait_for_hangup(receive: Receive, mailbox: Mailbox) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    mailbox.close()


def _ticket(scope: Scope) -> str:
    fields = parse_qs(scope["query_string"].decode("latin-1"))
    return fields.get("ticket", [""])[0]


def _greeting() -> bytes:
    # The pause is drawn, so that phones do not all come back in the same moment after a restart.
    # The id says nothing; a browser that has one sends it when it comes back.
    return b"retry: %d\nid: live\n\n" % random.randint(500, 4000)


def _events(topics: tuple[str, ...]) -> bytes:
    if not topics:
        return b":\n\n"
    # The data repeats the topic: an event without data is not dispatched by every reader.
    return "".join(f"event: {topic}\ndata: {topic}\n\n" for topic in topics).encode()


async def _refuse(send: Send, status: int, sentence: bytes, headers: Headers | None = None) -> None:
    plain: Headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", b"%d" % len(sentence)),
        (b"connection", b"close"),  # a body that nobody read may follow
    ]
    await start(send, status, plain + (headers or []))
    await part(send, sentence, more=False)
