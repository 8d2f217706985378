"""The servers of a run: a durable database of its own, the web server, and a bare one beside it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import django
from django.core.management import call_command
from django.db import connection

from askforhelp import postgres

ROOT = Path(__file__).resolve().parent.parent
START_SECONDS = 30.0
SERVED = "from askforhelp.connection import configure; from uvicorn import Server; Server(configure(port={port})).run()"
SERVED_BARE = "from bench.bare import serve; serve({port})"
SERVED_RAW = "from bench.broadcast import serve; serve({port})"


@contextmanager
def database() -> Iterator[None]:
    """A durable database on the disk of the project, and Django set up to use it; gone at the end."""
    (ROOT / "var").mkdir(exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="bench-", dir=ROOT / "var"))
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "askforhelp.settings",
        "DATA_DIR": str(folder),
        "SECRET_KEY": "only for benchmarks, and longer than thirty-two characters",
        "TAG_KEY": "another one for benchmarks, and longer than thirty-two characters",
    }
    os.environ.pop("DATABASE_URL", None)
    try:
        with postgres.held(folder):
            django.setup()
            call_command("migrate", verbosity=0)
            call_command("collectstatic", verbosity=0, interactive=False)
            try:
                yield
            finally:
                connection.close_pool()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


@dataclass
class Server:
    """A process that answers on a port of its own."""

    code: str
    port: int = field(default_factory=free_port)
    _process: subprocess.Popen[bytes] | None = None

    @property
    def process(self) -> subprocess.Popen[bytes]:
        assert self._process is not None, "not started"
        return self._process

    def start(self) -> None:
        """Start it, and wait until it answers."""
        self._process = subprocess.Popen([sys.executable, "-c", self.code.format(port=self.port)], cwd=ROOT)
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline and self.process.poll() is None:
            with suppress(OSError), socket.create_connection(("127.0.0.1", self.port), timeout=1):
                return
            time.sleep(0.02)
        raise SystemExit("A server of the benchmark did not start.")

    def kill(self) -> None:
        """kill -9."""
        self.process.kill()
        self.process.wait()

    @property
    def processor_seconds(self) -> float:
        """How long it has kept a processor busy."""
        after_name = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(after_name[11]) + int(after_name[12])) / os.sysconf("SC_CLK_TCK")

    @property
    def resident(self) -> int:
        """Memory that is in use, in KiB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1])


@contextmanager
def web() -> Iterator[Server]:
    """The site, as `make run` serves it: one process."""
    with _served(SERVED) as server:
        yield server


@contextmanager
def bare() -> Iterator[Server]:
    """Bare Django views, on the same kind of server."""
    with _served(SERVED_BARE) as server:
        yield server


@contextmanager
def raw_broadcast() -> Iterator[Server]:
    """A broadcast without any framework."""
    with _served(SERVED_RAW) as server:
        yield server


@contextmanager
def _served(code: str) -> Iterator[Server]:
    server = Server(code)
    server.start()
    try:
        yield server
    finally:
        server.process.terminate()
        server.process.wait()
