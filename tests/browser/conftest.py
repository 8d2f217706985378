"""Debian's Chromium against a server process of its own. Nothing is asked of the database in here."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import chain, repeat
from typing import Any

import pytest
from playwright.sync_api import APIResponse, Browser, BrowserContext, Page, Route, expect, sync_playwright

from tests.attacks.serving import Server, serving, wait_until
from tests.crowd import facilitator, network

expect.set_options(timeout=15_000)
SEVERAL = 8
# Closes the discussion of a slug, as a command of the server.
CLOSES = """
from discussions.domain import discussions
from discussions.models import Discussion
discussions.close(Discussion.objects.get(slug={!r}))
"""
PHONE, DESKTOP = {"width": 360, "height": 740}, {"width": 1280, "height": 800}


@pytest.fixture(scope="session")
def server(tmp_path_factory) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("browser")) as running:
        running.start()
        yield running


# Of this folder, not of the session: while it lives, its event loop would forbid other tests the database.
@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    # The shell is the same engine without its windows, and twice as quick.
    binary = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    assert binary, "Install Debian's chromium-headless-shell or chromium"
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        # Nobody looks at it: what is drawn needs no graphics card, nor a program that plays one.
        browser = playwright.chromium.launch(executable_path=binary, args=[*sandbox, "--disable-gpu"])
        yield browser
        browser.close()


@dataclass(frozen=True)
class Sample:
    """A discussion in which twelve sample people have answered and marked, and the cookies of who runs it."""

    slug: str
    staff: str
    cookies: list[Any]


@pytest.fixture(scope="session")
def sampled(server: Server) -> Sample:
    """One for all tests that look at pages, and for those that leave it nearly as it was."""
    told = server.manage("demo", "--people", "12", "--seed", "1", TICK_SECONDS="15")
    lines = dict(line.split(": ", 1) for line in told.splitlines())
    site, token = f"http://127.0.0.1:{server.port}/", lines["Facilitate"].rstrip("/").rsplit("/", 1)[1]
    jar = facilitator(token, road=network(server.port)).jar
    cookies = [{"name": name, "value": value, "url": site} for name, value in jar.items()]
    return Sample(lines["Join"].split("/d/")[1].split("/")[0], f"{site}facilitate/", cookies)


@dataclass
class Visitor:
    """One browser profile in a discussion, and what its console has said; `foreseen` is what a test provokes in it."""

    context: BrowserContext
    page: Page
    home: str
    scripts: bool
    said: list[str] = field(default_factory=list)
    foreseen: tuple[str, ...] = ()

    def open(self, path: str = "") -> Page:
        self.page.goto(self.home + path)
        return self.page

    def answer(self, n: int, text: str, *, me: int | None = None, guess: int | None = None) -> None:
        form = self.page.locator(f"#question-{n} form[action$='/answer/']")
        form.locator("textarea").fill(text)
        for name, value in (("me", me), ("guess", guess)):
            if value:
                form.locator(f"input[name={name}][value='{value}'] + label").click()
        form.locator("button[value=post]").click()
        self.page.locator(f"#question-{n} [data-own]").wait_for()


Come = Callable[..., Visitor]


@dataclass
class Late:
    """The answer to the next request that matches, given by the server and kept from the page until it may come."""

    page: Page
    address: re.Pattern[str]
    _held: list[tuple[Route, APIResponse]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.route(self.address, self._hold_the_first)

    def _hold_the_first(self, route: Route) -> None:
        if self._held:
            route.fallback()
        else:
            self._held.append((route, route.fetch()))

    def is_given(self) -> None:
        # A handler is called while something is asked of the page.
        wait_until(lambda: self.page.title() and self._held)

    def comes(self) -> None:
        route, response = self._held[0]
        route.fulfill(response=response)


def fails_once(visitor: Visitor, address: str, status: int | None, *, method: str = "POST") -> None:
    """What is sent next to this address, or asked of it, is cut off or, with a status, answered with it."""
    visitor.foreseen = ("Failed to load resource", "ERR_", "htmx:")
    failed: list[Route] = []

    def fail_the_first(route: Route) -> None:
        if failed or route.request.method != method:
            route.fallback()
            return
        failed.append(route)
        route.fulfill(status=status) if status else route.abort()

    visitor.page.route(address, fail_the_first)


def asks_anew(page: Page) -> None:
    """As a page does when it has a connection again."""
    page.evaluate("dispatchEvent(new Event('online'))")


@pytest.fixture
def come(server: Server, chromium: Browser, slug: str) -> Iterator[Come]:
    """Somebody comes, with scripts or without, at a size, in a colour scheme, in a zone; every console has to be empty.

    Who has asked for less motion is at once where a press leads: it is asked for wherever motion is not looked at.
    """
    came: list[Visitor] = []

    def arrive(
        *,
        scripts: bool = True,
        size: dict[str, int] = PHONE,
        scheme: str = "light",
        motion: str = "reduce",
        zone: str | None = None,
    ) -> Visitor:
        context = chromium.new_context(
            viewport=size, color_scheme=scheme, java_script_enabled=scripts, reduced_motion=motion, timezone_id=zone
        )
        page = context.new_page()
        page.set_default_timeout(15_000)
        visitor = Visitor(context, page, f"http://127.0.0.1:{server.port}/d/{slug}/", scripts)
        page.on("console", lambda message: visitor.said.append(message.text))
        page.on("pageerror", lambda error: visitor.said.append(str(error)))
        came.append(visitor)
        return visitor

    yield arrive
    for visitor in came:
        visitor.context.close()
    said = [line for visitor in came for line in visitor.said if not any(one in line for one in visitor.foreseen)]
    assert said == []


@pytest.fixture
def moderator(come: Come, sampled: Sample) -> Callable[..., Visitor]:
    """Somebody who moderates the sample discussion."""

    def arrive(**how: Any) -> Visitor:
        one = come(**({"size": DESKTOP} | how))
        one.context.add_cookies(sampled.cookies)
        one.home = one.home.replace("/d/", "/facilitate/d/") + "moderate/"
        return one

    return arrive


@pytest.fixture(scope="session")
def empty(server: Server) -> Iterator[str]:
    """Empty discussions for twelve, several made by each process that is started for it."""
    return chain.from_iterable(map(server.samples, repeat(SEVERAL)))


@pytest.fixture
def slug(empty: Iterator[str]) -> str:
    """An empty discussion for twelve."""
    return next(empty)
