from __future__ import annotations

import asyncio
from threading import Barrier
from typing import Any

import pytest

from askforhelp.forgetting import NOWHERE
from askforhelp.pages import Pages, environ_of

from .asking import Line

ASKED: dict[str, Any] = {
    "method": "GET",
    "path": "/d/wörter/",
    "query_string": b"show=all",
    "http_version": "1.1",
    "scheme": "https",
    "server": ("help.example.org", 443),
    "client": NOWHERE,
    "headers": [],
}


def environ(*headers: tuple[bytes, bytes], body: bytes = b"") -> dict[str, Any]:
    return environ_of(ASKED | {"headers": list(headers)}, body)


def answered(app: Any, times: int = 1) -> list[Line]:
    pages = Pages(app, threads=2)
    lines = [Line([]) for _ in range(times)]

    async def all_of_them() -> None:
        await asyncio.gather(*(pages.answer(ASKED, b"", line.send) for line in lines))

    try:
        asyncio.run(all_of_them())
    finally:
        pages.shut()
    return lines


class Parts:
    """An answer in parts that wants to be closed."""

    def __init__(self, *parts: bytes, fails: bool = False) -> None:
        self._parts, self._fails = parts, fails
        self.closed = False

    def __iter__(self):
        yield from self._parts
        if self._fails:
            raise ValueError("what somebody wrote")

    def close(self) -> None:
        self.closed = True


def test_an_address_is_handed_on_as_the_bytes_that_it_is():
    asked = environ()
    assert asked["PATH_INFO"].encode("latin-1").decode() == "/d/wörter/"
    assert (asked["QUERY_STRING"], asked["wsgi.url_scheme"], asked["SERVER_PORT"]) == ("show=all", "https", "443")


def test_a_body_comes_with_its_length_whatever_the_sender_said_of_it():
    for said in ([], [(b"content-length", b"9")], [(b"transfer-encoding", b"chunked")]):
        asked = environ(*said, body=b"abc")
        assert (asked["CONTENT_LENGTH"], asked["wsgi.input"].read()) == ("3", b"abc")


def test_a_request_without_a_body_has_no_length():
    assert environ((b"content-length", b"0"))["CONTENT_LENGTH"] == ""


def test_what_a_browser_says_more_than_once_is_joined_and_cookies_stay_cookies():
    asked = environ((b"accept", b"text/html"), (b"accept", b"*/*"), (b"cookie", b"a=1"), (b"cookie", b"b=2"))
    assert (asked["HTTP_ACCEPT"], asked["HTTP_COOKIE"]) == ("text/html,*/*", "a=1; b=2")


def test_the_kind_of_a_body_has_no_prefix():
    asked = environ((b"content-type", b"text/plain"))
    assert (asked["CONTENT_TYPE"], "HTTP_CONTENT_TYPE" in asked) == ("text/plain", False)


def test_an_answer_in_parts_is_sent_as_one_and_closed():
    parts = Parts(b"a", b"b")

    def app(_environ, start_response):
        start_response("201 Created", [("X-Kind", "test"), ("Set-Cookie", "a=1"), ("Set-Cookie", "b=2")])
        return parts

    [line] = answered(app)
    assert (line.status, line.text, parts.closed) == (201, "ab", True)
    assert line.sent[0]["headers"] == [(b"x-kind", b"test"), (b"set-cookie", b"a=1"), (b"set-cookie", b"b=2")]
    assert line.happened == ["http.response.start", "http.response.body"]


def test_an_answer_that_breaks_in_the_middle_is_closed_and_none_of_it_is_sent():
    parts, line = Parts(b"half of it", fails=True), Line([])

    def app(_environ, start_response):
        start_response("200 OK", [])
        return parts

    pages = Pages(app, threads=1)
    with pytest.raises(ValueError, match="what somebody wrote"):
        asyncio.run(pages.answer(ASKED, b"", line.send))
    pages.shut()
    assert (line.sent, parts.closed) == ([], True)


def test_as_many_are_answered_at_once_as_there_are_threads_and_each_gets_its_own():
    both, said = Barrier(2, timeout=5), iter("ab")

    def app(_environ, start_response):
        mine = next(said)
        both.wait()
        start_response("200 OK", [])
        return [mine.encode()]

    assert sorted(line.text for line in answered(app, times=2)) == ["a", "b"]
