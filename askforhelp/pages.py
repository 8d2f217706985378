"""Django's pages in a few threads: one way in with the whole request, one way out with the whole answer.

Each hop between the loop and a thread is paid for in waiting for the interpreter, so a page makes just two.
"""

import asyncio
import sys
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from discussions.live.asgi import Headers, Scope, Send

Environ = dict[str, Any]
WSGIApp = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]

# Rendering holds the interpreter, and posts to one question wait for its lock: with more threads the slowest of
# sixteen writers waited longer, with fewer nothing was done while one waited for the disk.
THREADS = 3

_UNPREFIXED = {"content-type": "CONTENT_TYPE", "content-length": "CONTENT_LENGTH"}


@dataclass
class _Answer:
    status: int = 500
    headers: Headers = field(default_factory=list)
    body: bytes = b""

    def start(self, status: str, headers: list[tuple[str, str]], _exc_info: Any = None) -> None:
        """WSGI's `start_response`; what an application would write with it is asked of none here."""
        self.status = int(status.partition(" ")[0])
        self.headers = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers]


class Pages:
    """A WSGI application for the loop: `answer` hands it a request whose body has arrived, and sends what it says."""

    def __init__(self, app: WSGIApp, *, threads: int) -> None:
        self._app = app
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="page")

    async def answer(self, scope: Scope, body: bytes, send: Send) -> None:
        """Answer one request; whatever the application raises is raised here, before anything is sent."""
        loop = asyncio.get_running_loop()
        said = await loop.run_in_executor(self._threads, self._ask, scope, body)
        await send({"type": "http.response.start", "status": said.status, "headers": said.headers})
        await send({"type": "http.response.body", "body": said.body})

    def shut(self) -> None:
        """Take no more requests; those under way end by themselves."""
        self._threads.shutdown(wait=False)

    def _ask(self, scope: Scope, body: bytes) -> _Answer:
        said = _Answer()
        found = self._app(environ_of(scope, body), said.start)
        try:
            said.body = b"".join(found)
        finally:
            if hasattr(found, "close"):
                found.close()
        return said


def environ_of(scope: Scope, body: bytes) -> Environ:
    """The request as WSGI has it (PEP 3333): text is bytes read as Latin-1."""
    host, port = scope.get("server") or ("localhost", 80)
    address, _port = scope.get("client") or ("", 0)
    environ: Environ = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": scope["path"].encode().decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_NAME": host,
        "SERVER_PORT": str(port or 0),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "REMOTE_ADDR": address,
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.get("scheme", "http"),
        "wsgi.input": BytesIO(body),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    for raw_name, raw_value in scope["headers"]:
        name, value = raw_name.decode("latin-1"), raw_value.decode("latin-1")
        key = _UNPREFIXED.get(name) or f"HTTP_{name.upper().replace('-', '_')}"
        environ[key] = f"{environ[key]}{_between(name)}{value}" if key in environ else value
    # WSGI knows no chunks: Django would take a body without a length for none at all.
    environ["CONTENT_LENGTH"] = str(len(body)) if body else ""
    return environ


def _between(name: str) -> str:
    # HTTP/2 lets a browser send its cookies apart, and a proxy may pass them on so.
    return "; " if name == "cookie" else ","
