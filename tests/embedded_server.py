"""A throw-away PostgreSQL for the tests, loaded before Django's settings are: `-p tests.embedded_server`.

The first process starts it and all workers of the run use it. DATABASE_URL takes its place where it is set. Whatever
is temporary in a run lies in one folder, and goes with it.
"""

import atexit
import os
import tempfile
from contextlib import ExitStack
from pathlib import Path

from askforhelp import postgres

_held = ExitStack()


def _begin() -> None:
    temporary = tempfile.TemporaryDirectory(prefix="askforhelp-tests-", ignore_cleanup_errors=True)
    # Last of all: others clean up in it at the very end.
    atexit.register(_held.close)
    folder = Path(_held.enter_context(temporary))
    # The folders that pytest keeps for a while are where they always are.
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", tempfile.gettempdir())
    os.environ["TMPDIR"] = tempfile.tempdir = str(folder)
    if "DATABASE_URL" not in os.environ:
        _start(folder)


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
