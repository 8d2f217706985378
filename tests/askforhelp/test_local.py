"""`make run` as whoever starts it sees it: links, one sentence where something stands in the way, data that stays."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from django.db import ProgrammingError, connection, transaction
from django.db.migrations.recorder import MigrationRecorder
from psycopg.conninfo import make_conninfo

import manage
from askforhelp import local, reaching
from tests.attacks.apart import ROOT
from tests.attacks.serving import free_port

OF_TESTS = {
    "DATABASE_URL",
    "DATA_DIR",
    "DATABASE_IS_THROWN_AWAY",
    "SECRET_KEY",
    "TAG_KEY",
    "TICK_SECONDS",
    "ALLOWED_HOSTS",
}


def starting(folder: Path, *words: str, **more: str) -> subprocess.Popen[str]:
    own = {name: value for name, value in os.environ.items() if name not in OF_TESTS}
    run = [sys.executable, *(words or ("-m", "askforhelp.local"))]
    env = own | {"DATA_DIR": str(folder)} | more
    return subprocess.Popen(run, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@contextmanager
def started(folder: Path, *, end: signal.Signals = signal.SIGTERM, **more: str) -> Iterator[list[str]]:
    """What it printed until it was ready; stopped at the end."""
    process = starting(folder, **more)
    assert process.stdout is not None
    assert process.stderr is not None
    said = []
    for line in process.stdout:
        said.append(line.rstrip("\n"))
        if said[-1] == "Ready":
            break
    else:
        raise AssertionError(process.stderr.read())
    try:
        yield said
    finally:
        process.send_signal(end)
        process.communicate(timeout=60)
    assert process.returncode == (-end if end == signal.SIGKILL else 0)


def link(said: list[str]) -> str:
    return next(line.split(": ", 1)[1] for line in said if line.startswith("Join: "))


def test_links_are_kept_from_start_to_start_and_after_a_kill_and_the_database_stops_with_the_server(tmp_path):
    folder, port = tmp_path / "a folder", str(free_port())
    # A machine in no network has no address for others.
    everywhere = {"PORT": port, "HOST": "0.0.0.0", "PUBLIC_URL": f"http://127.0.0.1:{port}"}
    # A terminal that is closed; what ends the other tests' servers is SIGTERM.
    with started(folder, PORT=port, end=signal.SIGHUP) as first:
        assert (folder / "pg" / "postmaster.pid").exists()
        assert [line for line in first if "█" in line or "▀" in line] == []
    assert not (folder / "pg" / "postmaster.pid").exists()
    with started(folder, **everywhere, end=signal.SIGKILL) as second:
        assert link(second).rsplit("/d/")[1] == link(first).rsplit("/d/")[1]
        assert [line for line in second if "█" in line or "▀" in line] != []
    assert (folder / "pg" / "postmaster.pid").exists()
    # The database outlives a server that is killed, until the next one has taken it over and ends.
    with started(folder, PORT=port, SECRET_KEY="s" * 32, TAG_KEY="s" * 32) as third:
        assert link(third) == link(first)
        closed = [line.rpartition(" ")[2] for line in third if line.startswith("Closed to participants: Not true")]
        assert (closed, [line for line in first if line.startswith("Closed")]) == (["(SECRET_KEY)"], [])
    assert not (folder / "pg" / "postmaster.pid").exists()


def test_a_command_that_is_stopped_or_loses_its_terminal_takes_the_database_with_it(tmp_path):
    found = []
    for end in (signal.SIGTERM, signal.SIGHUP):
        process = starting(
            tmp_path, "manage.py", "shell", "-v", "0", "-c", "import time; print('here', flush=True); time.sleep(60)"
        )
        assert process.stdout is not None
        assert process.stdout.readline() == "here\n"
        process.send_signal(end)
        process.communicate(timeout=60)
        found.append((process.returncode, (tmp_path / "pg" / "postmaster.pid").exists()))
    assert found == [(143, False), (143, False)]


def test_a_command_says_in_one_sentence_that_a_secret_is_damaged(tmp_path):
    (tmp_path / "tag_key").touch()
    said, why = starting(tmp_path, "manage.py", "check").communicate(timeout=60)
    assert (said, why.splitlines()[0].startswith(f"{tmp_path / 'tag_key'} holds no secret"), why.count("\n")) == (
        "",
        True,
        1,
    )


def test_a_port_that_is_taken_is_said_in_one_sentence(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        process = starting(tmp_path, PORT=str(port))
        said, why = process.communicate(timeout=60)
    assert (process.returncode, said) == (1, "")
    assert why.strip() == (
        f"127.0.0.1:{port} cannot be used (Address already in use). Choose another with PORT or HOST, "
        "or stop the program that has it."
    )


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"host": "127.0.0.1", "port": "1"}, 'server at "127.0.0.1", port 1 failed: Connection refused'),
        ({"user": "nobody"}, 'FATAL:  role "nobody" does not exist'),
        ({"dbname": "nothing"}, 'FATAL:  database "nothing" does not exist'),
        ({"sslmode": "perhaps"}, 'invalid sslmode value: "perhaps"'),
    ],
    ids=lambda one: next(iter(one)) if isinstance(one, dict) else "",
)
def test_a_database_that_cannot_be_reached_says_why_and_no_password(settings, wrong, said):
    with pytest.raises(reaching.NotReached) as refused:
        reaching.reach(make_conninfo(settings.DATABASE_URL, password="secret", **wrong))
    sentence = rf"The database cannot be reached: .*{re.escape(said)}\. Look at DATABASE_URL\."
    assert (re.fullmatch(sentence, str(refused.value)) is not None, "secret" in str(refused.value)) == (True, False)


@pytest.fixture
def without_rights(settings):
    """Where somebody finds the database who may make no tables in it."""
    with psycopg.connect(settings.DATABASE_URL, autocommit=True) as line:
        line.execute("CREATE ROLE without_rights LOGIN")
        yield make_conninfo(settings.DATABASE_URL, user="without_rights")
        line.execute("DROP ROLE without_rights")


def test_a_database_that_lets_nobody_make_tables_is_said_in_one_sentence(tmp_path, without_rights):
    keys = {"SECRET_KEY": "s" * 32, "TAG_KEY": "t" * 32}
    process = starting(tmp_path, DATABASE_URL=without_rights, PORT=str(free_port()), **keys)
    said, why = process.communicate(timeout=60)
    sentence = "The database refuses its tables: permission denied for schema public.\n"
    assert (process.returncode, said, why) == (1, "", sentence)


def test_a_command_with_a_wrong_setting_says_so_in_one_sentence(tmp_path):
    words = [sys.executable, "manage.py", "purge"]
    env = os.environ | {"DATA_DIR": str(tmp_path), "TICK_VOICES": "two"}
    found = subprocess.run(words, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    sentence = "TICK_VOICES has to be a whole number of at least 3, not “two”.\n"
    assert (found.returncode, found.stdout, found.stderr) == (1, "", sentence)


def test_a_command_whose_database_is_away_says_so_in_one_sentence_without_waiting_for_a_pool(tmp_path):
    away = {"DATABASE_URL": f"postgresql://somebody@127.0.0.1:{free_port()}/away"}
    process = starting(tmp_path, "manage.py", "purge", SECRET_KEY="s" * 32, TAG_KEY="t" * 32, **away)
    said, why = process.communicate(timeout=60)
    sentence = r"The database does not answer: connection failed: .*: Connection refused\. Look at DATABASE_URL\.\n"
    assert (process.returncode, said, re.fullmatch(sentence, why) is not None) == (1, "", True)


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("SET ROLE pg_monitor; DELETE FROM discussions_answer", "The database refuses it: permission denied for .*"),
        ("SET TRANSACTION READ ONLY; DELETE FROM discussions_answer", "The database refuses it: cannot execute DELETE"),
        ("SELECT 1 FROM discussions_later", r'.* of another version: relation "discussions_later" .*\. Run manage\.py'),
        ("SELECT later FROM discussions_answer", r"The tables are of another version: column .*\. Run manage\.py"),
    ],
)
@pytest.mark.django_db
def test_a_database_that_refuses_a_command_is_said_in_one_sentence(monkeypatch, query, sentence):
    monkeypatch.setattr(manage, "execute_from_command_line", lambda _words: _run(query))
    with transaction.atomic():
        with pytest.raises(reaching.NotReached, match=sentence):
            manage.main()
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_a_fault_of_ours_is_told_whole(monkeypatch):
    monkeypatch.setattr(manage, "execute_from_command_line", lambda _words: _run("SELEC"))
    with transaction.atomic():
        with pytest.raises(ProgrammingError):
            manage.main()
        transaction.set_rollback(True)


def _run(query: str) -> None:
    with connection.cursor() as cursor:
        for one in query.split("; "):
            cursor.execute(one)


@pytest.mark.django_db
def test_tables_of_a_newer_version_are_not_served():
    local.refuse_newer_tables()
    MigrationRecorder(connection).record_applied("discussions", "9999_later")
    with pytest.raises(local.CannotRun, match=r"The tables are of a newer version, with 9999_later\. Start that one"):
        local.refuse_newer_tables()


def test_static_files_are_put_there_again_only_where_one_is_newer(settings, tmp_path):
    source, served = tmp_path / "static" / "a.css", tmp_path / "served"
    source.parent.mkdir()
    settings.STATICFILES_DIRS, settings.STATIC_ROOT = [source.parent], served
    written = []
    for words in ("one {}", "", "two {}"):
        if words:
            source.write_text(words)
        local.collect()
        written.append({path.name: path.stat().st_mtime_ns for path in served.glob("a.*.css")})
    assert (len(written[0]), written[1] == written[0], len(written[2])) == (1, True, 2)
