"""How uvicorn is set up here, and the deadline for headers that it lacks."""

import asyncio
from typing import Any

from uvicorn import Config
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from askforhelp.limits import HEAD_BYTES, HEAD_SECONDS

KEEP_ALIVE_SECONDS = 20
SHUTDOWN_SECONDS = 10

_CLOSING = b"cache-control: no-store\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
_SLOW = b"HTTP/1.1 408 Request Timeout\r\n" + _CLOSING
_LARGE = b"HTTP/1.1 431 Request Header Fields Too Large\r\n" + _CLOSING


class Connection(HttpToolsProtocol):
    """A connection that must say what it wants in time and in few words, each time anew."""

    head_seconds = HEAD_SECONDS
    _in_head = True
    _head_bytes = 0
    _deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._start_clock()

    def data_received(self, data: bytes) -> None:
        if self._in_head:
            self._head_bytes += len(data)
            self._start_clock()
        super().data_received(data)
        if self._in_head and self._head_bytes > HEAD_BYTES:
            self._cut(_LARGE)

    def on_message_begin(self) -> None:
        super().on_message_begin()
        # A request may begin behind the end of the one before it, in the same packet, where it was not counted.
        self._head_bytes = self._head_bytes or 1
        self._start_clock()

    def on_headers_complete(self) -> None:
        self._in_head = False
        self._stop_clock()
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        super().on_message_complete()
        self._in_head = True
        self._head_bytes = 0

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_clock()
        super().connection_lost(exc)

    def shutdown(self) -> None:
        """End the streams first: uvicorn waits for every open answer before it tells the front."""
        self.config.loaded_app.end_streams()
        super().shutdown()

    def _start_clock(self) -> None:
        if self._deadline is None:
            self._deadline = self.loop.call_later(self.head_seconds, self._cut, _SLOW)

    def _stop_clock(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _cut(self, answer: bytes) -> None:
        self._stop_clock()
        if self.transport.is_closing():
            return
        if self.cycle is not None and not self.cycle.response_complete:
            # What was asked before is answered first; then the next request has its time.
            self._start_clock()
            return
        # A browser opens connections ahead of need; one that said nothing is owed no answer.
        if self._head_bytes:
            self.transport.write(answer)
        self.transport.close()


def configure(app: Any = "askforhelp.asgi:application", **options: Any) -> Config:
    """The settings of uvicorn that this site relies on; options such as host and port come on top."""
    return Config(
        app,
        **{
            "http": Connection,
            "loop": "uvloop",
            "ws": "none",
            "lifespan": "on",
            "access_log": False,
            "log_config": None,
            "log_level": "warning",
            "server_header": False,
            # The address that a proxy passes on is not wanted here; see forgetting.py.
            "proxy_headers": False,
            "timeout_keep_alive": KEEP_ALIVE_SECONDS,
            "timeout_graceful_shutdown": SHUTDOWN_SECONDS,
            **options,
        },
    )
