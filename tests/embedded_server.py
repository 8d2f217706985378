"""A throw-away PostgreSQL for the tests, loaded before Django's settings are: `-p tests.embedded_server`.

The first process starts it and all workers of the run use it. DATABASE_URL takes its place where it is set. Whatever
is temporary in a run lies in one folder, and goes with it.
"""

import atexit
import os
import shutil
import tempfile
from contextlib import ExitStack
from pathlib import Path

from askforhelp import postgres

MEMORY = Path("/dev/shm")
# A whole run leaves a third of this; Docker, for one, gives its containers far less.
ROOM = 4 * 2**30

_held = ExitStack()


def _begin() -> None:
    temporary = tempfile.TemporaryDirectory(prefix="askforhelp-tests-", dir=_in_memory(), ignore_cleanup_errors=True)
    # Last of all: others clean up in it at the very end.
    atexit.register(_held.close)
    folder = Path(_held.enter_context(temporary))
    os.environ["TMPDIR"] = tempfile.tempdir = str(folder)
    if "DATABASE_URL" not in os.environ:
        _start(folder)


def _in_memory() -> Path | None:
    """Databases make and drop files by the thousand, which costs a disk as much as all of their queries."""
    return MEMORY if os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM else None


def _start(folder: Path) -> None:
    _held.enter_context(postgres.held(folder, durable=False))
    os.environ |= {
        "DATABASE_URL": postgres.url(folder),
        "DATA_DIR": str(folder),
        "DATABASE_IS_THROWN_AWAY": "1",
        "TICK_SECONDS": "0",
        "SECRET_KEY": "only for tests, and longer than thirty-two characters",
        "TAG_KEY": "another one for tests, and longer than thirty-two characters",
        "ALLOWED_HOSTS": "testserver,localhost,127.0.0.1",
    }


if "PYTEST_XDIST_WORKER" not in os.environ:
    _begin()
