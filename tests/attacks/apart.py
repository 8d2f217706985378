"""Processes apart: each is forked from one that has loaded the libraries, and begins as `python -c` would."""

from __future__ import annotations

import multiprocessing
import os
import sys
from functools import cache
from multiprocessing.context import ForkServerContext
from multiprocessing.process import BaseProcess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# None of them reads the settings: these are another's in each process.
LIBRARIES = [
    "django.contrib.auth.hashers",
    "django.contrib.auth.password_validation",
    "django.core.management",
    "django.core.wsgi",
    "django.db.backends.postgresql.base",
    "django.db.migrations.executor",
    "django_htmx.middleware",
    "httptools",
    "markdown_it",
    "nh3",
    "psycopg_pool",
    "regex",
    "segno",
    "template_partials",
    "uvicorn.protocols.http.httptools_impl",
    "uvloop",
    "whitenoise.middleware",
]


@cache
def _forks() -> ForkServerContext:
    found = multiprocessing.get_context("forkserver")
    found.set_forkserver_preload(LIBRARIES)
    return found


def begin(code: str, *words: str, environ: dict[str, str], out: Path, err: Path) -> BaseProcess:
    """Run this code; what it prints is added to the files."""
    begun = _forks().Process(target=_run, args=(code, words, environ, out, err))
    begun.start()
    return begun


def _run(code: str, words: tuple[str, ...], environ: dict[str, str], out: Path, err: Path) -> None:
    os.chdir(ROOT)
    os.environ.clear()
    os.environ.update(environ)
    sys.argv = ["-c", *words]
    for path, stream in ((out, sys.stdout), (err, sys.stderr)):
        with path.open("ab") as file:
            os.dup2(file.fileno(), stream.fileno())
    exec(code, {"__name__": "__main__"})
