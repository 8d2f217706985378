"""No address, field or header gives a browser a voice that somebody else knows."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from collections.abc import Iterator, Mapping
from urllib.parse import urlencode

from discussions.domain.anonymity import cookie_name
from tests.crowd import Browser, Page, Person, Road, inside

from .addresses import every_address
from .conftest import Room

CHOSEN = urlsafe_b64encode(b"known to the sender of the link!").decode().rstrip("=")
NAMES = ("voice", "cookie", "secret", "session", "sessionid", "tag", "pair", "recover", "typed", "token", "next", "v")
HEADERS = (
    "Authorization",
    "Set-Cookie",
    "Cookie2",
    "X-Voice",
    "X-Cookie",
    "X-Forwarded-Cookie",
    "Referer",
    "HX-Request",
)


def ways(room: Room, address: str) -> list[tuple[str, dict[str, str]]]:
    """The same address with the chosen voice in it, in every place a sender can reach."""
    own = cookie_name(room.discussion)
    query = urlencode(dict.fromkeys((*NAMES, own), CHOSEN))
    headers = dict.fromkeys(HEADERS, f"{own}={CHOSEN}")
    return [(f"{address}?{query}", {}), (f"{address};{own}={CHOSEN}", {}), (address + CHOSEN, {}), (address, headers)]


def given_voices(room: Room, one: Browser, road: Road = inside) -> Iterator[str]:
    """The voices that this browser is given at every address, however the chosen one is smuggled in."""
    own = cookie_name(room.discussion)
    asking = Browser(jar=dict(one.jar))
    token = asking.get("/").form("/join/").fields["csrfmiddlewaretoken"]
    fields = dict.fromkeys((*NAMES, own), CHOSEN) | {"csrfmiddlewaretoken": token}
    for address in every_address(room.slug).values():
        for there, headers in ways(room, address):
            for method in ("GET", "POST"):
                page = Browser(road=road, jar=dict(asking.jar)).ask(method, there, fields, **headers)
                yield from (value for name, value in page.new_cookies().items() if name == own)


def gullible(room: Room) -> Road:
    """The planted leak: a server that takes a voice from the query."""
    own = cookie_name(room.discussion)

    def road(method: str, address: str, headers: Mapping[str, str], body: bytes) -> Page:
        page = inside(method, address, headers, body)
        planted = [("Set-Cookie", f"{own}={CHOSEN}; Path=/")] if f"{own}=" in address else []
        return Page(page.status, [*page.headers, *planted], page.text, page.url)

    return road


def test_a_new_browser_never_gets_a_voice_that_the_sender_chose(room):
    found = [value for value in given_voices(room, Browser()) if value]
    assert (CHOSEN in found, len(set(found)) == len(found), len(found) > 10) == (False, True, True)


def test_a_voice_that_is_there_is_never_changed_and_only_forgetting_takes_it_away(room):
    [one] = room.crowd(1)
    assert set(given_voices(room, one)) <= {""}


def test_a_server_that_takes_a_voice_from_the_query_is_caught(room):
    assert CHOSEN in given_voices(room, Browser(), gullible(room))


def test_what_is_sent_after_following_a_planted_link_is_not_the_senders(room):
    own = cookie_name(room.discussion)
    one = Person(slug=room.slug)
    one.get(f"{one.home}?{own}={CHOSEN}")
    one.answer(1, "Only mine.")
    sender = Browser(jar={own: CHOSEN})
    assert ["Only mine." in each.get(f"{one.home}mine/").text for each in (one, sender)] == [True, False]
