"""A crowd that has nothing but HTTP: each person a cookie jar, the pages it is given, and the forms on them."""

from __future__ import annotations

import http.client
import json
import re
import ssl
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from html import unescape
from http.cookies import SimpleCookie
from io import BytesIO
from typing import Any
from urllib.parse import unquote_to_bytes, urlencode, urlsplit
from wsgiref.util import setup_testing_defaults

from django.core.handlers.wsgi import WSGIRequest
from django.core.wsgi import get_wsgi_application

from .forms_on_pages import Form, elements, forms_on

FORM = "application/x-www-form-urlencoded"
SECONDS = 20


@dataclass(frozen=True)
class Page:
    """What came back."""

    status: int
    headers: Sequence[tuple[str, str]]
    text: str
    url: str

    @cached_property
    def forms(self) -> list[Form]:
        return forms_on(self.text)

    @cached_property
    def _forms_by_action(self) -> list[tuple[str, str]]:
        """Where each form is sent and its source: a page of fifty cards need not be read whole to press one button."""
        return [
            (unescape(found[1]), found[0])
            for found in re.finditer(r'<form\b[^>]* action="([^"]*)".*?</form>', self.text, re.DOTALL)
        ]

    def form(self, ending: str) -> Form:
        """The one form that is sent to an address with this ending."""
        [source] = [source for action, source in self._forms_by_action if action.endswith(ending)]
        [found] = forms_on(source)
        return found

    def has_form(self, ending: str) -> bool:
        return any(action.endswith(ending) for action, _ in self._forms_by_action)

    def parts(self, attribute: str) -> dict[str, str]:
        """The source of the elements that carry an attribute, by its value."""
        return elements(self.text, attribute)

    def cards(self) -> dict[str, str]:
        """The group part of each answer that stands on the page, by the answer's id."""
        found = re.findall(r'<article class="answer" id="card-([0-9a-f-]{36})">(.*?)</article>', self.text, re.DOTALL)
        return {item: re.split(r'<div class="(?:replies mine|acts)">', source)[0].strip() for item, source in found}

    def header(self, name: str) -> str:
        return next((value for key, value in self.headers if key.lower() == name.lower()), "")

    def new_cookies(self) -> dict[str, str]:
        found = SimpleCookie()
        for key, value in self.headers:
            if key.lower() == "set-cookie":
                found.load(value)
        return {name: morsel.value for name, morsel in found.items()}

    def json(self) -> Any:
        return json.loads(self.text)


Road = Callable[[str, str, Mapping[str, str], bytes], Page]


@cache
def _application() -> Any:
    return get_wsgi_application()


def inside(method: str, address: str, headers: Mapping[str, str], body: bytes) -> Page:
    """The short road: into the application as a server would call it, without a network."""
    path, _, query = address.partition("?")
    environ: dict[str, Any] = {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in headers.items()}
    environ |= {
        "REQUEST_METHOD": method,
        "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
        "QUERY_STRING": query,
        "HTTP_HOST": headers.get("Host", "testserver"),
        "CONTENT_TYPE": headers.get("Content-Type", ""),
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.input": BytesIO(body),
    }
    setup_testing_defaults(environ)
    # Not called as a server does: that would close the connection of a test which runs in one transaction.
    answer = _application().get_response(WSGIRequest(environ))
    cookies = [("Set-Cookie", morsel.OutputString()) for morsel in answer.cookies.values()]
    text = answer.content.decode() if not answer.streaming else ""
    for close in answer._resource_closers if answer.streaming else ():
        close()
    return Page(answer.status_code, [*answer.items(), *cookies], text, address)


def network(port: int, *, own_address: str = "127.0.0.1", tls: ssl.SSLContext | None = None) -> Road:
    """The long road: a connection of one's own to a running server."""
    own = (own_address, 0)

    def travel(method: str, address: str, headers: Mapping[str, str], body: bytes) -> Page:
        if tls:
            line = http.client.HTTPSConnection("localhost", port, timeout=SECONDS, source_address=own, context=tls)
        else:
            line = http.client.HTTPConnection("127.0.0.1", port, timeout=SECONDS, source_address=own)
        try:
            line.request(method, address, body, dict(headers))
            answer = line.getresponse()
            return Page(answer.status, answer.getheaders(), answer.read().decode(), address)
        finally:
            line.close()

    return travel


@dataclass
class Browser:
    """A browser with scripts switched off."""

    road: Road = inside
    headers: dict[str, str] = field(default_factory=dict)
    jar: dict[str, str] = field(default_factory=dict)

    def ask(self, method: str, address: str, fields: Any = (), **headers: str) -> Page:
        """One request, exactly as given. Cookies come and go as in any browser."""
        body = urlencode(fields, errors="surrogatepass").encode() if method == "POST" else b""
        sent = self.headers | headers
        if self.jar:
            sent = sent | {"Cookie": "; ".join(f"{name}={value}" for name, value in self.jar.items())}
        if method == "POST":
            sent = sent | {"Content-Type": FORM}
        page = self.road(method, address, sent, body)
        self.jar |= page.new_cookies()
        self.jar = {name: value for name, value in self.jar.items() if value}
        return page

    def get(self, address: str) -> Page:
        return self.ask("GET", address)

    def send(self, form: Form, **typed: str | None) -> Page:
        """Fill a form in and press its button; None leaves a field out. The answer is not followed."""
        fields = {name: value for name, value in (form.fields | typed).items() if value is not None}
        return self.ask("POST", form.action, fields)

    def follow(self, page: Page) -> Page:
        """Where a redirect leads."""
        there = urlsplit(page.header("Location"))
        return self.get(there.path + (f"?{there.query}" if there.query else ""))


@dataclass
class Person(Browser):
    """Somebody with the link of a discussion."""

    slug: str = ""

    @property
    def home(self) -> str:
        return f"/d/{self.slug}/"

    def question(self, n: int) -> Page:
        """The page of a question, with all of its answers."""
        return self.get(f"{self.home}q/{n}/?show=all")

    def answer(self, n: int, text: str, *, me: int | None = None, guess: int | None = None) -> Page:
        """Write an answer, or change the one there is."""
        page = self.question(n)
        if not page.has_form("/answer/"):
            page = self.get(f"{self.home}q/{n}/edit/")
        typed = {"me": me, "guess": guess}
        rated = {name: str(value) for name, value in typed.items() if value is not None}
        return self.send(page.form("/answer/"), text=text, action="post", **rated)

    def pass_over(self, n: int) -> Page:
        return self.send(self.question(n).form("/answer/"), action="pass")

    def withdraw(self, n: int) -> Page:
        return self.send(self.question(n).form(f"/q/{n}/withdraw/"))

    def mark(self, page: Page, item: str, value: str = "same") -> Page:
        return self.send(page.form(f"/a/{item}/react/"), value=value)

    def reply(self, page: Page, item: str, text: str) -> Page:
        return self.send(page.form(f"/a/{item}/reply/"), text=text)

    def compare_json(self) -> Any:
        return self.get(f"{self.home}compare.json").json()


def crowd(slug: str, count: int, *, road: Road = inside) -> list[Person]:
    """That many people, each of whom has opened the link once and has a cookie since."""
    found = [Person(road=road, slug=slug) for _ in range(count)]
    for one in found:
        one.get(one.home)
    return found


def facilitator(token: str, *, road: Road = inside) -> Browser:
    """Somebody signed in at the staff door by a one-time link."""
    found = Browser(road=road)
    found.get(f"/facilitate/enter/{token}/")
    return found
