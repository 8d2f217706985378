from __future__ import annotations

import os
import re
import shutil
import signal
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict

from askforhelp import postgres
from tests.attacks.apart import ROOT
from tests.attacks.serving import wait_until

HOLD = """
import sys, time
from pathlib import Path
from askforhelp import postgres
with postgres.held(Path(sys.argv[1])):
    time.sleep(60)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "with spaces and 'quotes'"


@pytest.fixture(scope="module")
def stopped(tmp_path_factory) -> Path:
    """A server that has run once."""
    found = tmp_path_factory.mktemp("stopped")
    with postgres.held(found):
        pass
    return found


@pytest.fixture
def used(stopped: Path, folder: Path) -> Path:
    """A folder of one's own in which a server has run before: its creation is not what is tested."""
    return shutil.copytree(stopped, folder)


def asked(folder: Path, query: str) -> object:
    with psycopg.connect(postgres.url(folder), autocommit=True) as line:
        found = line.execute(query)
        return found.fetchone()[0] if found.description else None


def is_up(folder: Path) -> bool:
    try:
        return asked(folder, "SELECT 1") == 1
    except psycopg.OperationalError:
        return False


def postmaster(folder: Path) -> int:
    return int((folder / "pg" / "postmaster.pid").read_text().split()[0])


def kill_whole(folder: Path) -> None:
    pid = postmaster(folder)
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    for one in (pid, *map(int, children)):
        os.kill(one, signal.SIGKILL)


def test_a_new_server_answers_is_closed_to_others_sorts_by_unicode_in_every_locale_and_is_gone_afterwards(folder):
    sorts = "SELECT pg_encoding_to_char(encoding) || ' ' || datlocale FROM pg_database WHERE datname = 'postgres'"
    with postgres.held(folder):
        inside = is_up(folder)
        listens = asked(folder, "SELECT setting FROM pg_settings WHERE name = 'listen_addresses'")
        sorted_by = asked(folder, sorts)
    assert (inside, is_up(folder), (folder / "pg" / "postmaster.pid").exists()) == (True, False, False)
    assert (stat.S_IMODE((folder / "pg").stat().st_mode), listens, sorted_by) == (0o700, "", "UTF8 C.UTF-8")


@pytest.mark.parametrize(("durable", "found"), [(True, "on"), (False, "off")])
def test_what_is_committed_is_on_disk_unless_it_is_to_be_thrown_away(used, durable, found):
    with postgres.held(used, durable=durable):
        names = ("fsync", "synchronous_commit", "full_page_writes")
        assert [asked(used, f"SHOW {name}") for name in names] == [found] * 3


@pytest.mark.parametrize("name", sorted(postgres.SETTINGS.keys() - {"listen_addresses"}))
def test_every_promised_setting_is_the_one_that_runs(folder, name, two):
    assert asked(two[0], f"SHOW {name}") == postgres.SETTINGS[name]


@pytest.fixture(scope="module")
def two(tmp_path_factory):
    folders = [tmp_path_factory.mktemp(name) for name in ("first", "second")]
    with postgres.held(folders[0]), postgres.held(folders[1]):
        yield folders


def test_two_folders_are_two_servers(two):
    asked(two[0], "CREATE TABLE only_here ()")
    assert [asked(one, "SELECT to_regclass('only_here') IS NOT NULL") for one in two] == [True, False]


def test_a_second_holder_shares_the_server_and_the_last_one_stops_it(used):
    with postgres.held(used):
        first = postmaster(used)
        with postgres.held(used):
            second = postmaster(used)
        after_one = is_up(used)
    assert (first == second, after_one, is_up(used)) == (True, True, False)


def test_holders_that_come_at_once_share_one_server(folder):
    found, together = [], threading.Barrier(3, timeout=30)

    def hold() -> None:
        with postgres.held(folder):
            found.append(postmaster(folder))
            together.wait()

    holders = [threading.Thread(target=hold) for _ in range(3)]
    for one in holders:
        one.start()
    for one in holders:
        one.join()
    assert (len(found), len(set(found)), is_up(folder)) == (3, 1, False)


def test_what_was_written_is_there_at_the_next_start(used):
    with postgres.held(used):
        asked(used, "CREATE TABLE kept AS SELECT 7 AS number")
    with postgres.held(used):
        assert asked(used, "SELECT number FROM kept") == 7


def test_after_kill_9_the_next_start_has_everything_that_was_committed(used):
    with pytest.raises(postgres.NoServer), postgres.held(used):  # noqa: PT012 - raised at the end of the hold
        asked(used, "CREATE TABLE kept AS SELECT 7 AS number")
        kill_whole(used)
    with postgres.held(used):
        assert asked(used, "SELECT number FROM kept") == 7


@pytest.mark.parametrize("seen", ["pg*/PG_VERSION", "pg/postmaster.pid"])
def test_a_first_start_that_is_cut_short_leaves_no_server_and_is_begun_anew(folder, seen):
    holder = subprocess.Popen([sys.executable, "-c", HOLD, folder], cwd=ROOT, stderr=subprocess.DEVNULL)
    wait_until(lambda: any(folder.glob(seen)))
    holder.send_signal(signal.SIGINT)
    holder.wait(timeout=30)
    left = is_up(folder)
    with postgres.held(folder):
        assert (left, is_up(folder)) == (False, True)


def test_a_folder_of_the_database_that_holds_none_is_left_alone(folder):
    (folder / "pg").mkdir(parents=True)
    (folder / "pg" / "kept").touch()
    with pytest.raises(postgres.NoServer, match="is not a database cluster directory"), postgres.held(folder):
        pass
    assert [one.name for one in (folder / "pg").iterdir()] == ["kept"]


@pytest.fixture
def stranger() -> Iterator[subprocess.Popen[bytes]]:
    found = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"], stderr=subprocess.DEVNULL)
    yield found
    found.kill()
    found.wait()


def give_number(folder: Path, stranger: subprocess.Popen[bytes]) -> None:
    """As after a power loss: the server is gone without a word, and its number is by now somebody else's."""
    wait_until(lambda: not is_up(folder))
    pid_file = folder / "pg" / "postmaster.pid"
    # Its fifth line is the folder of the socket, which is another one where the path is long.
    lock_file = Path(pid_file.read_text().splitlines()[4]) / ".s.PGSQL.5432.lock"
    for file in (pid_file, lock_file):
        file.write_text(f"{stranger.pid}\n" + file.read_text().split("\n", 1)[1])


def test_after_a_power_loss_the_server_starts_though_its_number_is_a_strangers(used, stranger):
    with pytest.raises(postgres.NoServer), postgres.held(used):
        kill_whole(used)
    give_number(used, stranger)
    with postgres.held(used):
        assert is_up(used)
    assert stranger.poll() is None


def test_a_server_that_is_gone_is_told_and_nobody_is_stopped_in_its_place(used, stranger):
    with pytest.raises(postgres.NoServer) as told, postgres.held(used):  # noqa: PT012 - raised at the end of the hold
        kill_whole(used)
        give_number(used, stranger)
    said = f"The embedded PostgreSQL in {used} had stopped by itself. What was saved is there at the next start."
    assert (str(told.value), stranger.poll()) == (said, None)


def test_a_server_of_ones_own_needs_no_folder(folder):
    with postgres.held(folder, wanted=False):
        pass
    assert not folder.exists()


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path):
    (tmp_path / "file").touch()
    folder = tmp_path / "file" / "data"
    with pytest.raises(postgres.NoServer) as refused, postgres.held(folder):
        pass
    said = f"The folder {folder} cannot be written (Not a directory). Choose another with DATA_DIR."
    assert str(refused.value) == said


def test_a_path_too_long_for_a_socket_gets_a_short_one_for_its_owner_alone(tmp_path):
    folder = tmp_path / ("long" * 30)
    with postgres.held(folder):
        place = Path(str(asked(folder, "SHOW unix_socket_directories")))
        assert (is_up(folder), len(str(place)) < postgres.LONGEST_SOCKET_FOLDER) == (True, True)
        assert stat.S_IMODE(place.stat().st_mode) == 0o700
    assert not place.exists()


@pytest.mark.parametrize(
    "lays", [Path.touch, lambda place: place.symlink_to(place.parent), lambda place: place.symlink_to("no")]
)
def test_what_somebody_else_laid_where_the_sockets_belong_is_not_believed(used, monkeypatch, lays):
    monkeypatch.setattr(postgres, "LONGEST_SOCKET_FOLDER", 1)
    place = Path(conninfo_to_dict(postgres.url(used))["host"])
    lays(place)
    said = f"{place} belongs to somebody else. Choose a shorter path with DATA_DIR."
    with pytest.raises(postgres.NoServer, match=re.escape(said)), postgres.held(used):
        pass


def test_what_the_server_said_is_in_the_sentence_and_where_there_is_more(used):
    with postgres.held(used):
        pass
    (used / "pg" / "PG_VERSION").write_text("11\n")
    said = rf"did not obey pg_ctl: pg_ctl: could not start server\. Look at {re.escape(str(used))}/pg/server\.log\."
    with pytest.raises(postgres.NoServer, match=said), postgres.held(used):
        pass
