"""A server of one's own: processes that can be killed, a database that is thrown away, logs that can be read."""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
import socket
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess
from pathlib import Path

import psycopg

from askforhelp import postgres

from .apart import begin

PATIENCE = 20.0
SERVE = "from askforhelp import connection, local; local.Announced(connection.configure(port={port})).run()"
MANAGE = """
import runpy
runpy.run_path("manage.py", run_name="__main__")
"""
SAMPLES = """
import os, sys, django
os.environ["DJANGO_SETTINGS_MODULE"] = "askforhelp.settings"
django.setup()
from discussions.domain.beginning import begin_sample
for _ in range(int(sys.argv[1])):
    print(begin_sample(expected=12).discussion.slug)
"""
SECRETS = {
    "SECRET_KEY": "a secret of the attacks, longer than thirty-two",
    "TAG_KEY": "a tag key of the attacks, longer than thirty-two",
}


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


@dataclass
class Server:
    """The web server's process and its database, both stopped at the end of `serving`."""

    folder: Path
    port: int = field(default_factory=free_port)
    code: str = SERVE
    more: dict[str, str] = field(default_factory=dict)
    _process: BaseProcess | None = None
    _database: ExitStack = field(default_factory=ExitStack)

    @property
    def dsn(self) -> str:
        return postgres.url(self.folder)

    @property
    def log(self) -> Path:
        return self.folder / "web.log"

    def logs(self) -> str:
        return "".join(one.read_text("utf-8", "replace") for one in (self.log, self.folder / "pg" / "server.log"))

    def environ(self) -> dict[str, str]:
        own = {"DATABASE_URL": self.dsn, "DATA_DIR": str(self.folder), "PORT": str(self.port)}
        apart = {"DATABASE_IS_THROWN_AWAY", "DJANGO_SETTINGS_MODULE", "ALLOWED_HOSTS"}
        kept = {name: value for name, value in os.environ.items() if name not in apart}
        return kept | own | SECRETS | {"TICK_SECONDS": "0"} | self.more

    def manage(self, *words: str, **more: str) -> str:
        """A command of the server, with what it prints; `more` is added to its environment."""
        return self.told(MANAGE, *words, **more)

    def samples(self, count: int) -> list[str]:
        """The slugs of that many empty discussions for twelve."""
        return self.told(SAMPLES, str(count)).split()

    def told(self, code: str, *words: str, **more: str) -> str:
        """What this code prints in a process of its own."""
        with tempfile.TemporaryDirectory() as folder:
            out, err = Path(folder, "out"), Path(folder, "err")
            process = begin(code, *words, environ=self.environ() | more, out=out, err=err)
            process.join()
            assert process.exitcode == 0, err.read_text("utf-8")
            return out.read_text("utf-8")

    def start(self) -> None:
        self._process = begin(self.code.format(port=self.port), environ=self.environ(), out=self.log, err=self.log)
        wait_until(self._answers)

    def kill(self) -> None:
        assert self._process is not None
        self._process.kill()
        self._process.join()

    def start_database(self) -> None:
        self._database = ExitStack()
        self._database.enter_context(postgres.held(self.folder))

    def kill_database(self) -> None:
        """kill -9 of the whole cluster, and the end of our hold on what is no longer there."""
        pid = int((self.folder / "pg" / "postmaster.pid").read_text().split()[0])
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        for one in (pid, *map(int, children)):
            with suppress(ProcessLookupError):
                os.kill(one, signal.SIGKILL)
        with suppress(postgres.NoServer):
            self._database.close()

    def rows(self, query: str) -> list[tuple[object, ...]]:
        with psycopg.connect(self.dsn) as line:
            return line.execute(query).fetchall()

    def do(self, command: str) -> None:
        with psycopg.connect(self.dsn, autocommit=True) as line:
            line.execute(command)

    def stop_web(self) -> None:
        if self._process is not None and self._process.is_alive():
            self._process.terminate()
            self._process.join()

    def stop(self) -> None:
        self.stop_web()
        self._database.close()

    def _answers(self) -> bool:
        assert self._process is not None
        assert self._process.is_alive(), self.logs()[-2000:]
        with suppress(OSError), socket.create_connection(("127.0.0.1", self.port), timeout=1):
            return True
        return False


def wait_until(true: object, *, seconds: float = PATIENCE) -> None:
    deadline = time.monotonic() + seconds
    while not true():  # type: ignore[operator]
        assert time.monotonic() < deadline, "it took too long"
        time.sleep(0.02)


def _with_tables() -> Path:
    """A database with its tables, stopped: what every server here begins with. Whoever comes first makes it for all."""
    folder = Path(tempfile.gettempdir(), "tables")
    with folder.with_suffix(".lock").open("w") as door:
        fcntl.flock(door, fcntl.LOCK_EX)
        if not folder.exists():
            made = Server(Path(tempfile.mkdtemp()))
            made.start_database()
            made.manage("migrate", "--verbosity", "0")
            made.stop()
            made.folder.rename(folder)
    return folder / "pg"


@contextmanager
def serving(folder: Path) -> Iterator[Server]:
    """A database with its tables, and a server that is not started yet."""
    shutil.copytree(_with_tables(), folder / "pg")
    server = Server(folder)
    try:
        server.start_database()
        yield server
    finally:
        server.stop()


def sample(server: Server, *, expected: int) -> tuple[str, str]:
    """An empty discussion: its slug, and the token of its facilitator."""
    told = server.manage("demo", "--people", "0", "--expected", str(expected))
    lines = dict(line.split(": ", 1) for line in told.splitlines())
    return lines["Join"].split("/d/")[1].split("/")[0], lines["Facilitate"].rstrip("/").rsplit("/", 1)[1]
