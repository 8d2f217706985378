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
from dataclasses import dataclass
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


@dataclass
class Server:
    """A process that answers on a port of its own."""

    process: subprocess.Popen[bytes]
    port: int

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
    port = _free_port()
    process = subprocess.Popen([sys.executable, "-c", code.format(port=port)], cwd=ROOT)
    try:
        _wait_for(port, process)
        yield Server(process, port)
    finally:
        process.terminate()
        process.wait()


def _free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.02)
    raise SystemExit("A server of the benchmark did not start.")
