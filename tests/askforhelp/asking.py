"""A request to an ASGI application as a server would hand it on, and what the application did with it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from asgiref.sync import async_to_sync

Message = dict[str, Any]
GONE: Message = {"type": "http.disconnect"}


def body(*parts: bytes) -> list[Message]:
    """The messages of a body that comes in these parts."""
    return [
        {"type": "http.request", "body": part, "more_body": place < len(parts)} for place, part in enumerate(parts, 1)
    ]


@dataclass
class Line:
    """Both ends of one request: what is still to come, and what happened, in order. Afterwards nothing comes, ever."""

    coming: list[Message]
    happened: list[str] = field(default_factory=list)
    sent: list[Message] = field(default_factory=list)

    async def receive(self) -> Message:
        self.happened.append("asked for more")
        if not self.coming:
            await asyncio.Event().wait()
        return self.coming.pop(0)

    async def send(self, message: Message) -> None:
        self.happened.append(message["type"])
        self.sent.append(message)

    @property
    def status(self) -> int:
        return int(self.sent[0]["status"]) if self.sent else 0

    @property
    def text(self) -> str:
        return b"".join(message.get("body", b"") for message in self.sent).decode()


def ask(
    application: Any,
    path: str = "/",
    *,
    method: str = "GET",
    query: bytes = b"",
    headers: Sequence[tuple[bytes, bytes]] = (),
    coming: Sequence[Message] = (),
) -> Line:
    scope = {
        "type": "http",
        "http_version": "1.1",
        "scheme": "http",
        "method": method,
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": query,
        "headers": list(headers),
        "client": ("203.0.113.7", 4711),
        "server": ("127.0.0.1", 80),
    }
    line = Line(list(coming))

    @async_to_sync
    async def run() -> None:
        await application(scope, line.receive, line.send)

    run()
    return line
