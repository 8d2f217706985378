from __future__ import annotations

from threading import Barrier, Thread
from urllib.parse import urlencode

import pytest

from askforhelp.front import Front
from askforhelp.limits import BODY_BYTES, HEAD_BYTES
from askforhelp.pages import THREADS
from discussions.domain.texts import HARD_LIMIT, length

from .asking import GONE, ask, body

LENGTH = b"content-length"
CHUNKED = [(b"transfer-encoding", b"chunked")]
FAMILY = "\u200d".join(f"{one}\U0001f3ff" for one in "\U0001f468\U0001f469\U0001f467\U0001f466")


def echo(environ, start_response):
    """Says what it was given, so that nothing else need be looked into."""
    start_response("200 OK", [("Content-Type", "text/plain")])
    said = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0)).decode()
    told = [environ["REQUEST_METHOD"], environ["QUERY_STRING"], environ.get("HTTP_USER_AGENT", "nobody"), said]
    return ["|".join(told).encode()]


def broken(environ, start_response):
    raise ValueError("what somebody wrote")


@pytest.fixture
def front():
    made = Front(echo, conninfo=lambda: "", run_due=lambda: None, body_seconds=0.05)
    yield made
    made._pages.shut()


def test_a_page_is_asked_of_django(front):
    found = ask(front, query=b"show=all")
    assert (found.status, found.text) == (200, "GET|show=all|nobody|")


def test_whether_it_lives_is_told_while_every_page_waits_and_whoever_asks_whether_it_can_serve():
    asked, done = ["/"] * THREADS + ["/readyz"], []
    begun, over = Barrier(len(asked) + 1), Barrier(len(asked) + 1)

    def slow(environ, start_response):
        start_response("200 OK", [])
        if environ["PATH_INFO"] != "/livez":
            begun.wait(5)
            over.wait(2)
            done.append("a page")
        return [str(len(done)).encode()]

    front = Front(slow, conninfo=lambda: "", run_due=lambda: None)
    crowd = [Thread(target=ask, args=(front, path)) for path in asked]
    for one in crowd:
        one.start()
    begun.wait(5)
    found = ask(front, "/livez").text
    over.wait(2)
    for one in crowd:
        one.join()
    front._pages.shut()
    front._health.shut()
    assert found == "0"


def test_a_body_in_parts_arrives_whole(front):
    found = ask(front, method="POST", headers=[(LENGTH, b"6")], coming=body(b"abc", b"def"))
    assert found.text == "POST||nobody|abcdef"


def test_a_body_without_a_length_arrives_whole(front):
    found = ask(front, method="POST", headers=CHUNKED, coming=body(b"abc", b"def"))
    assert found.text == "POST||nobody|abcdef"


def test_a_body_that_says_that_it_is_too_large_is_refused_before_anything_is_read(front):
    found = ask(front, method="POST", headers=[(LENGTH, b"%d" % (BODY_BYTES + 1))], coming=[GONE])
    assert (found.status, found.happened[:2]) == (413, ["http.response.start", "http.response.body"])
    assert "your text is still in the form" in found.text
    # app.js puts it beside the button.
    assert "<span data-sentence>That was too much to send at once. A shorter text goes through.</span>" in found.text


def test_a_body_that_does_not_say_so_is_refused_where_the_limit_is_passed(front):
    parts = body(*[b"x" * 80_000] * 5)
    found = ask(front, method="POST", headers=CHUNKED, coming=[*parts[:4], GONE])
    assert (found.status, found.happened[:5]) == (413, [*["asked for more"] * 4, "http.response.start"])


def test_the_largest_body_that_may_be_sent_is_taken(front):
    found = ask(front, method="POST", headers=[(LENGTH, b"%d" % BODY_BYTES)], coming=body(b"x" * BODY_BYTES))
    assert (found.status, len(found.text)) == (200, BODY_BYTES + len("POST||nobody|"))


@pytest.mark.parametrize("character", [FAMILY, "\U0001e900" + "\U0001e944" * 8])
def test_as_many_characters_as_may_be_written_are_taken_however_large_each_is(front, character):
    sent = urlencode({"key": "k" * 64, "etag": "e" * 64, "text": character * HARD_LIMIT}).encode()
    assert length(character * HARD_LIMIT) == HARD_LIMIT
    assert ask(front, method="POST", headers=[(LENGTH, b"%d" % len(sent))], coming=body(sent)).status == 200


@pytest.mark.parametrize(("path", "status"), [("/facilitate/passages/write/", 200), ("/join/", 413)])
def test_fifty_thousand_wide_characters_are_taken_as_a_passage_and_nowhere_else(front, path, status):
    sent = urlencode({"text": "\U0001f600" * 50_000}).encode()
    found = ask(front, path, method="POST", headers=[(LENGTH, b"%d" % len(sent))], coming=body(sent))
    assert (found.status, len(sent)) == (status, 600_005)


def test_a_body_that_does_not_come_is_not_waited_for(front):
    found = ask(front, method="POST", headers=[(LENGTH, b"6")], coming=body(b"abc", b"def")[:1])
    assert (found.status, "connection may be slow" in found.text) == (408, True)


def test_who_went_away_is_not_answered(front):
    assert ask(front, method="POST", headers=[(LENGTH, b"6")], coming=[GONE]).sent == []


def test_an_address_and_headers_that_are_too_long_are_refused(front):
    found = ask(front, headers=[(b"cookie", b"x" * HEAD_BYTES)])
    assert (found.status, "sent too much about itself" in found.text) == (431, True)


def test_the_event_stream_never_reaches_django(front):
    found = ask(front, "/d/a-slug/live/", query=b"ticket=wrong")
    assert (found.status, found.text) == (403, "This page has grown old. Load it again.")


def test_an_address_beside_the_stream_is_a_page(front):
    assert ask(front, "/d/a-slug/live").status == 200


def test_a_query_that_was_not_quoted_is_a_page_too(front):
    assert ask(front, query="wörter".encode()).text.encode("latin-1") == "GET|wörter|nobody|".encode()


@pytest.mark.parametrize(("path", "agent"), [("/d/a-slug/", "nobody"), ("/facilitate/", "A browser")])
def test_only_the_staff_door_learns_which_browser_asks(front, path, agent):
    assert ask(front, path, headers=[(b"user-agent", b"A browser")]).text == f"GET||{agent}|"


def test_an_error_is_a_calm_page_and_a_log_without_its_message(caplog):
    made = Front(broken, conninfo=lambda: "", run_due=lambda: None)
    found = ask(made)
    made._pages.shut()
    assert (found.status, "It was not you" in found.text) == (500, True)
    assert [record.getMessage() for record in caplog.records] == ["the front failed: ValueError"]
