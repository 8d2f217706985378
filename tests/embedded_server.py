"""A throw-away PostgreSQL for the tests, loaded before Django's settings are: `-p tests.embedded_server`.

The first process starts it and all workers of the run use it. DATABASE_URL takes its place where it is set.
"""

import os
import tempfile
from contextlib import ExitStack
from pathlib import Path

from askforhelp import postgres

_held = ExitStack()


def _start() -> None:
    folder = Path(_held.enter_context(tempfile.TemporaryDirectory(prefix="askforhelp-tests-")))
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


if "DATABASE_URL" not in os.environ:
    _start()


def pytest_unconfigure() -> None:
    _held.close()
