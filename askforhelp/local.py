"""What `make run` does: the database, the tables, the passage, the links, and the server, until it is stopped."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path
from typing import Any

import django
import segno
import uvicorn
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader

from askforhelp import postgres
from askforhelp.connection import configure
from askforhelp.ending import end_in_order
from askforhelp.reaching import NotReached, explained, first_line, reach

EVERYWHERE = {"0.0.0.0", "::"}  # noqa: S104 - asked for by whoever runs a workshop from a laptop


class CannotRun(Exception):
    """Something outside stands in the way; the message says what to do."""


class Announced(uvicorn.Server):
    """Says `Ready` once people can come."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        print("Ready", flush=True)


def main() -> None:
    """Serve until Ctrl-C, SIGTERM or its terminal ends, then stop the database too. Each refusal is a sentence."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "askforhelp.settings")
    end_in_order(0)
    try:
        # A wrong setting raises with the first that is read, and is told as a sentence.
        with _port(settings.HOST, settings.PORT) as door, postgres.held(settings.DATA_DIR, wanted=settings.EMBEDDED):
            _prepare()
            _serve(door, everywhere=settings.HOST in EVERYWHERE)
    except (CannotRun, NotReached, postgres.NoServer, ImproperlyConfigured, CommandError) as error:
        sys.exit(str(error))
    except DatabaseError as error:
        if (sentence := explained(error)) is error:
            raise
        sys.exit(str(sentence))
    except KeyboardInterrupt:
        pass


def _prepare() -> None:
    django.setup()
    reach(settings.DATABASE_URL)
    try:
        refuse_newer_tables()
        call_command("migrate", verbosity=0, interactive=False)
    except DatabaseError as error:
        # Where Django put a sentence of its own around what the database said, the latter says what to do.
        raise CannotRun(f"The database refuses its tables: {first_line(error.__context__ or error)}.") from None
    collect()


def refuse_newer_tables() -> None:
    """Older code does not know what newer tables ask of it, and could break a promise without a word."""
    loader = MigrationLoader(connection)
    unknown = loader.applied_migrations.keys() - loader.disk_migrations.keys()
    if newer := sorted(name for app, name in unknown if app == "discussions"):
        raise CannotRun(f"The tables are of a newer version, with {newer[-1]}. Start that one, or restore a backup.")


def collect() -> None:
    """Put the static files where they are served from, if one is newer than what was put there last.

    Nothing is written in vain: another server of this folder may be sending the same file at that moment.
    """
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    sources = (Path(storage.path(name)) for finder in get_finders() for name, storage in finder.list(None))
    newest = max(source.stat().st_mtime_ns for source in sources)
    if not manifest.exists() or manifest.stat().st_mtime_ns <= newest:
        call_command("collectstatic", verbosity=0, interactive=False)


def _serve(door: socket.socket, *, everywhere: bool) -> None:
    call_command("first_start")
    _say_what_is_broken()
    if everywhere:
        _draw_join_code()
    try:
        Announced(configure()).run(sockets=[door])
    finally:
        connection.close_pool()


def _draw_join_code() -> None:
    from discussions.domain import beginning, invitation  # noqa: PLC0415 - models load only after django.setup()

    segno.make(invitation.join_url(beginning.begun())).terminal(compact=True)


def _say_what_is_broken() -> None:
    from discussions.domain import promises  # noqa: PLC0415 - models load only after django.setup()

    for error in promises.check_promises():
        print(f"Closed to participants: {error.msg}")


def _port(host: str, port: int) -> socket.socket:
    family: Any = socket.AF_INET6 if ":" in host else socket.AF_INET
    door = socket.socket(family, socket.SOCK_STREAM)
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        door.bind((host, port))
    except socket.gaierror:
        raise CannotRun(f"HOST={host} is not an address of this machine. Leave it out, or use 0.0.0.0.") from None
    except OverflowError:
        raise CannotRun(f"PORT={port} is not a port. Choose one from 1024 to 65535.") from None
    except OSError as error:
        raise CannotRun(
            f"{host}:{port} cannot be used ({error.strerror}). Choose another with PORT or HOST, "
            "or stop the program that has it."
        ) from None
    return door


if __name__ == "__main__":
    main()
