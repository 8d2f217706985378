"""A load of kept connections, each of which asks again as soon as it is answered."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

import uvloop

CONNECTIONS = 16
SECONDS = 2.0
LONGEST = 2**22


class Failed(Exception):
    """An answer that a benchmark must not count."""


@dataclass(frozen=True)
class Answered:
    """How long each request took, in seconds, and how long all of them together."""

    seconds: list[float]
    whole: float

    @property
    def rate(self) -> float:
        """Requests a second."""
        return len(self.seconds) / self.whole


def get(path: str, cookies: Mapping[str, str] | None = None, *, part: bool = False, again: bool = False) -> bytes:
    """The bytes of a GET; `part` asks for a part of the page, as a script does; `again` opens a stream once more."""
    more = "HX-Request: true\r\n" if part else ""
    more += "Last-Event-ID: live\r\n" if again else ""
    return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{more}{_cookie(cookies or {})}\r\n".encode()


def post(path: str, cookies: Mapping[str, str], fields: Mapping[str, str]) -> bytes:
    """The bytes of a posted form."""
    body = urlencode(fields).encode()
    kind = f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n"
    return f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{kind}{_cookie(cookies)}\r\n".encode() + body


def repeated(port: int, request: bytes, *, seconds: float = SECONDS, connections: int = CONNECTIONS) -> Answered:
    """The same request on every connection for that long."""
    until = time.perf_counter() + seconds

    def endless() -> Iterator[bytes]:
        while time.perf_counter() < until:
            yield request

    return uvloop.run(_all(port, [endless()] * connections, 200))


def each_once(port: int, requests: list[bytes], *, connections: int, status: int) -> Answered:
    """Every request once, shared among the connections."""
    shared = iter(requests)
    return uvloop.run(_all(port, [shared] * connections, status))


async def answer(reader: asyncio.StreamReader) -> tuple[int, bytes]:
    """The status and the body of the next answer; the body has a stated length."""
    head = await reader.readuntil(b"\r\n\r\n")
    length = head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0]
    return int(head[9:12]), await reader.readexactly(int(length or 0))


async def connect(port: int) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    return await asyncio.open_connection("127.0.0.1", port, limit=LONGEST)


async def _all(port: int, lines: list[Iterator[bytes]], status: int) -> Answered:
    connections = [await connect(port) for _ in lines]
    began = time.perf_counter()
    found = await asyncio.gather(
        *(_ask(*connection, line, status) for connection, line in zip(connections, lines, strict=True))
    )
    whole = time.perf_counter() - began
    return Answered([one for seconds in found for one in seconds], whole)


async def _ask(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, requests: Iterator[bytes], status: int
) -> list[float]:
    seconds = []
    for request in requests:
        began = time.perf_counter()
        writer.write(request)
        got, body = await answer(reader)
        if got != status:
            raise Failed(f"{got} instead of {status}: {body[:200]!r}")
        seconds.append(time.perf_counter() - began)
    writer.close()
    return seconds


def _cookie(cookies: Mapping[str, str]) -> str:
    pairs = "; ".join(f"{name}={value}" for name, value in cookies.items())
    return f"Cookie: {pairs}\r\n" if pairs else ""
