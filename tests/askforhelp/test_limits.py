import resource
import subprocess
import sys

import pytest
from asgiref.sync import async_to_sync

from askforhelp import limits

from .asking import GONE, Line, body

LONG = b"1" * 1_000


def read(coming, *, length=None, most=10, seconds=0.05):
    headers = [] if length is None else [(b"content-length", length)]
    return async_to_sync(limits.read_body)(Line(list(coming)).receive, headers, most=most, seconds=seconds)


@pytest.mark.parametrize(("hard", "streams"), [(6_000, 5_000), (1_024, 624), (256, 0)])
def test_a_process_makes_room_for_its_streams_and_leaves_some_for_pages(hard, streams):
    """In a process of its own: what a process has given up it does not get back."""
    if resource.getrlimit(resource.RLIMIT_NOFILE)[1] < hard:
        pytest.skip("this system does not allow that many files")
    told = f"""
import resource
resource.setrlimit(resource.RLIMIT_NOFILE, (min(256, {hard}), {hard}))
from askforhelp.limits import make_room
print(make_room(), resource.getrlimit(resource.RLIMIT_NOFILE)[0])
"""
    said = subprocess.run([sys.executable, "-c", told], check=True, capture_output=True, text=True).stdout
    assert said.split() == [str(streams), str(min(hard, 5_400))]


@pytest.mark.parametrize(
    ("headers", "found"),
    [
        ([], False),
        ([(b"content-length", b"0")], False),
        ([(b"content-length", b"1")], True),
        ([(b"transfer-encoding", b"chunked")], True),
    ],
)
def test_headers_say_whether_a_body_comes(headers, found):
    assert limits.has_body(headers) is found


def test_the_head_is_its_address_and_all_of_its_headers():
    assert limits.head_size([(b"a", b"12"), (b"bc", b"3")], path=b"/12", query=b"4") == 10


@pytest.mark.parametrize(
    ("path", "most"),
    [
        ("/d/a-slug/q/1/answer/", limits.BODY_BYTES),
        ("/facilitate/new/", limits.BODY_BYTES),
        ("/facilitate/passages", limits.BODY_BYTES),
        ("/facilitate/passages/paste/", limits.PASSAGE_BYTES),
    ],
)
def test_a_whole_passage_may_be_sent_only_where_passages_are_written(path, most):
    assert limits.most_of(path) == most


@pytest.mark.parametrize("parts", [[b"0123456789"], [b"01234", b"56789"], [b"", b"0123456789", b""]])
def test_a_body_of_the_limit_is_read_whole(parts):
    assert read(body(*parts), length=b"10") == b"0123456789"


@pytest.mark.parametrize("length", [b"11", LONG])
def test_a_declared_length_above_the_limit_is_too_much_before_anything_comes(length):
    with pytest.raises(limits.TooMuch):
        read([], length=length)


def test_more_than_was_declared_is_too_much():
    with pytest.raises(limits.TooMuch):
        read(body(b"0123456", b"789a"), length=b"7")


def test_a_body_that_stops_is_too_slow():
    with pytest.raises(limits.TooSlow):
        read(body(b"01", b"23")[:1])


def test_a_sender_who_leaves_is_gone():
    with pytest.raises(limits.Gone):
        read([*body(b"01", b"23")[:1], GONE])


@pytest.mark.parametrize("coming", [[GONE], body(b"x", b"y"), body(*[b"x" * 600_000] * 3)])
def test_an_unread_request_is_ended_after_a_little_of_it(coming):
    line = Line(list(coming))
    async_to_sync(limits.end_lingering)(line.receive, line.send)
    assert line.sent == [{"type": "http.response.body", "body": b"", "more_body": False}]
