"""The first view of the discussion page, in Chromium: what it transfers, from where, and whether scripts are needed."""

from __future__ import annotations

import os
import shutil
import time
from urllib.parse import urlsplit

from playwright.sync_api import Browser, sync_playwright

from bench import site
from bench.figures import Figure
from bench.people import talk
from discussions.live.stream import DRAWING


def run() -> list[Figure]:
    """Kilobytes, requests and foreign hosts of a first visit; fields to fill in without any script."""
    address = talk(answered=50).address
    # The driver of the browser keeps an event loop in this thread.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with site.web() as web, sync_playwright() as driver:
        program = shutil.which("chromium-headless-shell") or shutil.which("chromium")
        options = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = driver.chromium.launch(executable_path=program, args=options)
        _wait_until_it_is_quiet(browser, web.port)
        url = f"http://127.0.0.1:{web.port}{address}"
        size, hosts = _visited(browser, url)
        fields = _fields_without_scripts(browser, url)
        browser.close()
    foreign = sum(host != "127.0.0.1" for host in hosts)
    return [
        Figure("First view: kB transferred", f"{size:.1f}", "", size, 60, at_most=True),
        Figure("First view: requests", str(len(hosts)), "", len(hosts), 8, at_most=True),
        Figure("First view: requests to other hosts", str(foreign), "", foreign, 0, at_most=True),
        Figure("First view without scripts: fields to write in", str(fields), "", fields, 4),
    ]


def _wait_until_it_is_quiet(browser: Browser, port: int) -> None:
    """A page that is drawn as a server begins to listen asks for everything once more: no part of a first view."""
    page = browser.new_page()
    deadline = time.monotonic() + site.START_SECONDS
    while not page.goto(f"http://127.0.0.1:{port}/readyz").ok:  # type: ignore[union-attr]
        if time.monotonic() > deadline:
            raise SystemExit("The server of the benchmark does not listen.")
        page.wait_for_timeout(20)
    # A ticket tells whole seconds.
    page.wait_for_timeout((DRAWING + 1) * 1000)
    page.close()


def _visited(browser: Browser, url: str) -> tuple[float, list[str]]:
    page = browser.new_page()
    seen = []
    page.on("requestfinished", lambda request: seen.append(request))
    page.goto(url, wait_until="load")
    page.wait_for_timeout(500)
    sizes = [one.sizes() for one in seen if "/live/" not in one.url]
    size = sum(one["responseBodySize"] + one["responseHeadersSize"] for one in sizes)
    hosts = [str(urlsplit(one.url).hostname) for one in seen]
    page.close()
    return size / 1000, hosts


def _fields_without_scripts(browser: Browser, url: str) -> int:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(url)
    fields = page.locator("textarea:visible").count()
    context.close()
    return fields
