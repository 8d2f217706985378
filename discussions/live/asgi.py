"""Names for the shapes that ASGI passes around, and the few moves that every answer makes."""

from collections.abc import Awaitable, Callable, Iterable
from typing import Any

Scope = dict[str, Any]
Message = dict[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Headers = list[tuple[bytes, bytes]]

# Answers that never reach Django's middleware must not be softer than those that do.
SECURE_HEADERS: Headers = [
    (b"cache-control", b"no-store"),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (
        b"content-security-policy",
        b"default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    ),
]


def header(headers: Iterable[tuple[bytes, bytes]], wanted: bytes) -> bytes | None:
    """The first header of that lower-case name, or None."""
    return next((value for name, value in headers if name == wanted), None)


async def start(send: Send, status: int, headers: Headers) -> None:
    """Send the status line and the headers, the secure ones among them."""
    await send({"type": "http.response.start", "status": status, "headers": headers + SECURE_HEADERS})


async def part(send: Send, body: bytes, *, more: bool) -> None:
    """Send one piece of the body."""
    await send({"type": "http.response.body", "body": body, "more_body": more})
