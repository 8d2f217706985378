"""What people see when something of ours breaks, and what the logs say of it."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from tests.attacks.serving import Server, sample, serving, wait_until
from tests.crowd import Browser, Person, network

STREAMS = 30  # three times the pool


@pytest.fixture(scope="module")
def server(tmp_path_factory) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("trouble")) as found:
        found.slug, _ = sample(found, expected=12)
        found.start()
        yield found


@pytest.fixture
def person(server) -> Person:
    return Person(road=network(server.port), slug=server.slug)


def test_the_site_says_that_it_lives_and_is_ready(server):
    found = [Browser(road=network(server.port)).get(address).status for address in ("/livez", "/readyz")]
    assert found == [200, 200]


def test_thirty_open_streams_take_no_connection_of_the_database(server, person):
    page = person.get(person.home)
    [stream] = {one.split('"')[0].replace("&amp;", "&") for one in page.text.split('data-stream="')[1:]} - {""}
    with ExitStack() as lines:
        for _ in range(STREAMS):
            line = lines.enter_context(socket.create_connection(("127.0.0.1", server.port), timeout=10))
            line.sendall(f"GET {stream} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
            assert line.recv(15) == b"HTTP/1.1 200 OK"
        held = server.rows("SELECT count(*) FROM pg_stat_activity WHERE usename = current_user")
        assert (person.get(person.home).status, held[0][0] < STREAMS) == (200, True)


def test_while_the_database_is_away_the_text_comes_back_and_is_taken_afterwards(server, person):
    form = person.question(1).form("/answer/")
    server.kill_database()
    away = person.send(form, text="Words of a hard moment", action="post")
    server.start_database()
    assert (away.status, away.header("Retry-After"), "Words of a hard moment" in away.text) == (503, "5", True)
    # Just after somebody has waited in vain nobody waits.
    wait_until(lambda: person.send(form, text="Words of a hard moment", action="post").status == 303)


def test_an_error_of_ours_is_a_calm_page_with_the_text_and_a_log_without(server, person):
    form = person.question(1).form("/answer/")
    server.do("ALTER TABLE discussions_rating RENAME TO away")
    try:
        page = person.send(form, text="Words of an error", me="3", action="post")
    finally:
        server.do("ALTER TABLE away RENAME TO discussions_rating")
    assert (page.status, "Words of an error" in page.text) == (500, True)
    log = server.logs()
    assert [word for word in ("Words of an error", server.slug, *person.jar.values()) if word in log] == []
    assert "ProgrammingError" in log
