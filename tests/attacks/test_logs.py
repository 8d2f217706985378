"""Logs know nothing: each person has an address, a browser, a cookie and words of its own, and none is ever logged."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

import pytest

from tests.crowd import Page, Person, network

from .serving import Server, sample, serving

PEOPLE = 4
ERRORS_AT_LEAST = 30

# Django and uvicorn as they come, and a database that logs as it does when nobody says otherwise.
CARELESS = """
import os
import uvicorn
os.environ["DJANGO_SETTINGS_MODULE"] = "askforhelp.settings"
from askforhelp import settings
settings.LOGGING = {{}}
settings.DATABASES["default"]["OPTIONS"]["options"] = "-c log_error_verbosity=default -c log_min_error_statement=error"
settings.DATABASES["default"]["OPTIONS"]["server_side_binding"] = False
import django
django.setup()
from discussions.domain import promises
promises._CHECKS = ()
uvicorn.run("askforhelp.asgi:application", port={port})
"""


@dataclass
class Marked:
    """A person with a mark in everything that could be written down about it."""

    place: int
    mark: str
    person: Person

    @property
    def words(self) -> str:
        return f"words-{self.mark}"

    def traces(self) -> dict[str, str]:
        """What must not be found, by what it is."""
        return {
            "address": own_address(self.mark, self.place),
            "forwarded": f"forwarded-{self.mark}",
            "agent": f"agent-{self.mark}",
            "words": self.words,
            "query": f"query-{self.mark}",
        } | {f"cookie {name}": value for name, value in self.person.jar.items()}


def own_address(mark: str, place: int) -> str:
    return f"127.{int(mark[:2], 16)}.{int(mark[2:4], 16)}.{place + 1}"


def come(server: Server, slug: str, place: int) -> Marked:
    mark = secrets.token_hex(8)
    headers = {"User-Agent": f"agent-{mark}", "X-Forwarded-For": f"forwarded-{mark}", "X-Request-Id": f"agent-{mark}"}
    road = network(server.port, own_address=own_address(mark, place))
    return Marked(place, mark, Person(road=road, headers=headers, slug=slug))


def use(one: Marked) -> list[Page]:
    """What anybody does on a good day."""
    person = one.person
    pages = [person.get("/"), person.get(person.home), person.answer(1, one.words, me=4), person.question(1)]
    for item in list(pages[-1].cards())[:1]:
        pages += [person.mark(pages[-1], item), person.reply(pages[-1], item, one.words)]
    pages += [person.answer(1, f"{one.words} again"), person.get(f"{person.home}compare/?from=query-{one.mark}")]
    pages += [person.get(f"{person.home}mine/"), person.get(f"{person.home}receipt/"), *go_on_elsewhere(person)]
    return [*pages, person.withdraw(1)]


def go_on_elsewhere(person: Person) -> list[Page]:
    """Take what is one's own to another device of the same person."""
    asked = person.get(f"{person.home}pairing/")
    text = person.send(asked.form("/text/"))
    [kept] = re.findall(r"[\w-]{43}:[\w-]{43}", text.text)
    other = Person(road=person.road, headers=person.headers, slug=person.slug)
    received = other.send(other.get(f"{other.home}pairing/").form("/receive/"), typed=kept)
    return [asked, text, person.send(asked.form("/words/")), received]


def provoke(one: Marked) -> list[Page]:
    """What goes wrong, each with the mark in it."""
    person, mark = one.person, one.mark
    person.answer(2, one.words)
    form = person.question(1).form("/answer/")
    long = one.words + "x" * 3_000
    return [
        person.get(f"/words-{mark}/?query-{mark}"),
        person.get(f"{person.home}q/77/?query-{mark}"),
        person.ask("PUT", f"{person.home}?query-{mark}"),
        person.ask("POST", f"{person.home}q/1/answer/?query-{mark}", {"text": one.words}),
        person.ask("GET", f"{person.home}?query-{mark}", Host=f"words-{mark}.example"),
        person.send(form, text=long),
        person.send(form, text=one.words, key=one.words),
        person.send(form, text=one.words, me=one.words),
        person.send(form, text=one.words * 8_000),
        person.send(form, text=f"\0{one.words}", etag=f"\0{one.words}"),
        person.ask("GET", person.home, **{"X-Long": one.words * 2_000}),
        person.get(f"{person.home}?{quote(one.words)}=%ff%fe%00"),
        # The database refuses this one with the whole row in its message.
        person.send(form, text=f"forbidden {one.words}"),
        person.ask("POST", "/join/", form.fields | {"code": one.words}),
        person.ask("POST", f"{person.home}pairing/receive/", form.fields | {"typed": one.words, "leaves": "on"}),
    ]


@pytest.fixture(scope="module")
def database(tmp_path_factory) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("logs")) as found:
        found.do("ALTER TABLE discussions_answer ADD CONSTRAINT no_luck CHECK (text NOT LIKE 'forbidden%')")
        yield found


def visited(server: Server) -> tuple[list[Marked], list[Page]]:
    """Everybody uses a running server, and everything goes wrong for everybody."""
    slug, _token = sample(server, expected=20)
    server.start()
    found = [come(server, slug, place) for place in range(PEOPLE)]
    pages = [page for one in found for page in use(one)]
    wrong = [page for one in found for page in provoke(one)]
    assert {page.status for page in pages} == {200, 303}
    server.stop_web()
    return found, wrong


def hits(found: list[Marked], log: str) -> set[str]:
    traces = [(kind.split()[0], value) for one in found for kind, value in one.traces().items()]
    return {kind for kind, value in traces if value in log}


def test_no_log_holds_a_trace_of_anybody(database):
    found, wrong = visited(database)
    log = database.logs()
    refused = [page.status for page in wrong if page.status >= 400]
    assert hits(found, log) == set()
    assert (len(refused) >= ERRORS_AT_LEAST, refused.count(500)) == (True, PEOPLE)
    # The logs were written while it happened: the database says that it refused, the server that something failed.
    assert (log.count("no_luck"), log.count("IntegrityError")) == (PEOPLE, PEOPLE)


def test_with_default_settings_the_same_search_finds_people(database):
    database.code = CARELESS
    found, _wrong = visited(database)
    assert hits(found, database.logs()) >= {"address", "words", "query"}
