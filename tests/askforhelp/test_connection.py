"""A connection has to say what it wants in time and in few words. The deadline is shorter here than on a server."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from uvicorn import Server

from askforhelp import connection
from askforhelp.limits import HEAD_BYTES
from tests.attacks.serving import wait_until

SECONDS = 10
REQUEST = b"GET / HTTP/1.1\r\nHost: here\r\n\r\n"


class Impatient(connection.Connection):
    head_seconds = 0.2


class Pages:
    """Answers everything with one word."""

    ended = 0

    async def __call__(self, scope, receive, send) -> None:
        if scope["type"] == "lifespan":
            for stage in ("startup", "shutdown"):
                await receive()
                await send({"type": f"lifespan.{stage}.complete"})
            return
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"4")]})
        await send({"type": "http.response.body", "body": b"page"})

    def end_streams(self) -> None:
        self.ended += 1


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        server = Server(connection.configure(Pages(), http=Impatient))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [door]})
        thread.start()
        wait_until(lambda: server.started)
        yield door.getsockname()[1]
        server.should_exit = True
        thread.join()


@contextmanager
def line(port: int) -> Iterator[socket.socket]:
    with socket.create_connection(("127.0.0.1", port), timeout=SECONDS) as found:
        yield found


def all_of(found: socket.socket) -> bytes:
    """Everything until the other side closes."""
    return b"".join(iter(lambda: found.recv(65_536), b""))


def test_a_request_is_answered_and_the_line_is_kept_for_the_next_one(port):
    with line(port) as found:
        for _ in range(2):
            found.sendall(REQUEST)
            answer = b""
            while not answer.endswith(b"page"):
                answer += found.recv(65_536)
            assert answer.startswith(b"HTTP/1.1 200 OK")


def test_headers_that_do_not_end_in_time_are_cut_with_a_word(port):
    with line(port) as found:
        found.sendall(REQUEST[:20])
        answer = all_of(found)
    assert answer.startswith(b"HTTP/1.1 408 Request Timeout\r\ncache-control: no-store\r\n")


def test_a_second_request_that_begins_with_the_first_is_cut_as_well(port):
    with line(port) as found:
        found.sendall(REQUEST + REQUEST[:20])
        answer = all_of(found)
    assert (answer.count(b"200 OK"), answer.count(b"HTTP/1.1 408 Request Timeout")) == (1, 1)


def test_a_line_on_which_nothing_is_said_is_closed_without_an_answer(port):
    with line(port) as found:
        assert all_of(found) == b""


def test_headers_without_end_are_cut_where_they_pass_the_limit(port):
    with line(port) as found:
        found.sendall(REQUEST[:-2] + b"Cookie: " + b"x" * (HEAD_BYTES + 1))
        assert all_of(found).startswith(b"HTTP/1.1 431 Request Header Fields Too Large\r\n")


def test_the_streams_are_ended_before_the_server_waits_for_its_answers():
    pages = Pages()
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        server = Server(connection.configure(pages))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [door]})
        thread.start()
        wait_until(lambda: server.started)
        with line(door.getsockname()[1]) as found:
            found.sendall(REQUEST)
            found.recv(15)
            server.should_exit = True
            thread.join()
    assert pages.ended > 0
