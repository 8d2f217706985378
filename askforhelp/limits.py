"""How much one request may send, and how long it may take over it."""

import asyncio
import resource

from discussions.live.asgi import Headers, Receive, Send, header, part
from discussions.live.mailboxes import PER_PROCESS

HEAD_BYTES = 16 * 1024  # the request line and the headers
HEAD_SECONDS = 6.0
# 2,000 characters as people count them, each a family in four tones of skin, and each byte quoted by a form.
BODY_BYTES = 256 * 1024
# 50,000 characters of a passage, each of four bytes and each byte quoted by a form, and its questions.
PASSAGE_BYTES = 1024 * 1024
PASSAGES = "/facilitate/passages/"
BODY_SECONDS = 15.0
# Files that a process needs besides its streams: pages under way, kept connections, the database, its own modules.
OTHER_FILES = 400

# A connection that is closed on top of unread bytes is reset, and the browser then never shows the
# page that says why. So a little of what was too much is read and thrown away.
LINGER_BYTES = 1024 * 1024
LINGER_SECONDS = 2.0


class TooMuch(Exception):
    """The body is larger than it may be."""


class TooSlow(Exception):
    """The body did not arrive in time."""


class Gone(Exception):
    """The sender went away before the body was complete."""


def make_room(streams: int = PER_PROCESS) -> int:
    """Let this process hold that many streams if the system lets it; how many it can hold.

    Many systems begin with 256 or 1,024 open files. A process without one left answers nobody, pages included.
    """
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft < streams + OTHER_FILES:
        soft = streams + OTHER_FILES if hard == resource.RLIM_INFINITY else min(hard, streams + OTHER_FILES)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    return max(0, min(streams, soft - OTHER_FILES))


def head_size(headers: Headers, *, path: bytes, query: bytes) -> int:
    """Bytes of the request line's address and of the headers."""
    return len(path) + len(query) + sum(len(name) + len(value) for name, value in headers)


def has_body(headers: Headers) -> bool:
    """Whether these headers announce a body."""
    chunked = header(headers, b"transfer-encoding") is not None
    return chunked or header(headers, b"content-length") not in (None, b"0")


def most_of(path: str) -> int:
    """Bytes that the body of a request to this address may have: a whole passage only where passages are written."""
    return PASSAGE_BYTES if path.startswith(PASSAGES) else BODY_BYTES


async def read_body(
    receive: Receive, headers: Headers, *, most: int = BODY_BYTES, seconds: float = BODY_SECONDS
) -> bytes:
    """The whole body; TooMuch before anything is read where the length says so, TooSlow, Gone."""
    declared = header(headers, b"content-length") or b"0"
    # Ten digits are beyond any limit, and int() need not see a thousand of them.
    if len(declared) > 10 or int(declared) > most:
        raise TooMuch
    try:
        async with asyncio.timeout(seconds):
            return await _collect(receive, most)
    except TimeoutError:
        raise TooSlow from None


async def _collect(receive: Receive, most: int) -> bytes:
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Gone
        body += message.get("body", b"")
        if len(body) > most:
            raise TooMuch
        if not message.get("more_body", False):
            return bytes(body)


async def end_lingering(receive: Receive, send: Send) -> None:
    """End an answer whose request was not read, so that the sender still gets to see it."""
    try:
        async with asyncio.timeout(LINGER_SECONDS):
            await _collect(receive, LINGER_BYTES)
    except (TimeoutError, TooMuch, Gone):
        pass  # enough patience was shown
    await part(send, b"", more=False)
