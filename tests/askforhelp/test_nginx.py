"""Two processes on one database behind Debian's nginx, with the configuration that is shipped: deploy/nginx.conf."""

from __future__ import annotations

import http.client
import os
import re
import shutil
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from tests.attacks.apart import ROOT
from tests.attacks.serving import SERVE, Server, free_port, sample, serving, wait_until
from tests.crowd import Person, network

NGINX = shutil.which("nginx", path=os.defpath + ":/usr/sbin")
SHIPPED = ROOT / "deploy" / "nginx.conf"
MAIN = """
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/nginx.log emerg;
events {{ worker_connections 512; }}
http {{
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    include {folder}/shipped.conf;
}}
"""
TLS = ssl._create_unverified_context()
# As it is shipped, but that processes tell their numbers, and forget those of others, twenty times as fast.
HURRIED = f"""
from discussions.live import presence
presence.EVERY, presence.AGAIN, presence.FORGOTTEN = 0.1, 1.0, 3.0
{SERVE}
"""

pytestmark = pytest.mark.skipif(NGINX is None, reason="Debian's nginx-light is not installed")


@dataclass(frozen=True)
class Site:
    """Both processes, the port of nginx, and an empty discussion."""

    one: Server
    two: Server
    port: int
    slug: str

    def person(self, *, straight_to: Server | None = None) -> Person:
        """Somebody who comes through nginx, or past it as nginx comes."""
        here = {"Host": f"localhost:{self.port}", "Referer": f"https://localhost:{self.port}/"}
        if straight_to is None:
            return Person(road=network(self.port, tls=TLS), slug=self.slug, headers=here)
        passed_on = here | {"X-Forwarded-Proto": "https"}
        return Person(road=network(straight_to.port), slug=self.slug, headers=passed_on)


@contextmanager
def nginx(folder: Path, ports: dict[str, str]) -> Iterator[None]:
    """The shipped configuration with the ports, the name and the files of this test in the place of its own."""
    key, certificate, log = (folder / name for name in ("key.pem", "certificate.pem", "nginx.log"))
    words = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=localhost"]
    subprocess.run([*words, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    shipped = SHIPPED.read_text("utf-8")
    for theirs, ours in (ports | {"/etc/ssl/help.example.org.pem": str(certificate)}).items():
        assert theirs in shipped
        shipped = shipped.replace(theirs, ours)
    shipped = shipped.replace("/etc/ssl/help.example.org.key", str(key)).replace("help.example.org", "localhost")
    (folder / "shipped.conf").write_text(shipped.replace("/var/log/nginx/error.log", str(log)))
    (folder / "main.conf").write_text(MAIN.format(folder=folder))
    assert NGINX is not None
    process = subprocess.Popen([NGINX, "-p", folder, "-c", "main.conf", "-g", "daemon off;"])
    try:
        wait_until((folder / "nginx.pid").exists)
        yield
    finally:
        process.terminate()
        process.wait()


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Iterator[Site]:
    folder, port = tmp_path_factory.mktemp("nginx"), free_port()
    with serving(folder) as one:
        one.code = HURRIED
        one.more = {"PUBLIC_URL": f"https://localhost:{port}"}
        two = Server(folder, code=HURRIED, more=one.more)
        slug, _ = sample(one, expected=12)
        one.start()
        two.start()
        ports = {
            "127.0.0.1:8000": f"127.0.0.1:{one.port}",
            "127.0.0.1:8001": f"127.0.0.1:{two.port}",
            "listen 443": f"listen 127.0.0.1:{port}",
            "listen 80": f"listen 127.0.0.1:{free_port()}",
        }
        try:
            with nginx(folder, ports):
                yield Site(one, two, port, slug)
        finally:
            two.stop_web()


@pytest.fixture
def empty(site) -> str:
    """The slug of a discussion that nobody has come to."""
    return site.one.samples(1)[0]


@contextmanager
def stream(site: Site, person: Person, *, straight_to: Server | None = None) -> Iterator[http.client.HTTPResponse]:
    """An open stream of this person's page, past its greeting."""
    [address] = person.get(person.home).parts("data-stream")
    if straight_to is None:
        line = http.client.HTTPSConnection("localhost", site.port, timeout=20, context=TLS)
    else:
        line = http.client.HTTPConnection("localhost", straight_to.port, timeout=20)
    line.request("GET", address, headers={"Host": f"localhost:{site.port}", "X-Forwarded-Proto": "https"})
    answer = line.getresponse()
    assert (answer.status, answer.readline()[:7]) == (200, b"retry: ")
    yield answer
    line.close()


def hears(answer: http.client.HTTPResponse, topic: str) -> bool:
    """Whether the event comes before the stream ends."""
    return any(line == f"event: {topic}\n".encode() for line in iter(answer.readline, b""))


def test_a_tick_in_one_process_reaches_the_streams_of_the_other(site):
    site.one.kill()
    with stream(site, site.person()) as held_by_two:
        site.one.start()
        for place in range(3):
            assert site.person(straight_to=site.one).answer(1, f"Number {place} writes past nginx.").status == 303
        assert hears(held_by_two, "question-1")
    assert "Number 1 writes past nginx." in reader(site, 1)


def here(site: Site, server: Server) -> str:
    """How many are here, as the screen says that this process draws."""
    page = site.person(straight_to=server).get(f"/d/{site.slug}/screen/")
    return re.findall(r"\d+ here", page.text)[0]


def test_how_many_are_here_is_told_over_both_processes_and_falls_with_one_that_is_killed(site, empty):
    site = replace(site, slug=empty)
    with ExitStack() as open_pages:
        for server in (site.one, site.one, site.two):
            open_pages.enter_context(stream(site, site.person(), straight_to=server))
        for server in (site.one, site.two):
            wait_until(lambda server=server: here(site, server) == "3 here")
        site.one.kill()
        wait_until(lambda: here(site, site.two) == "1 here")
        site.one.start()
    for server in (site.one, site.two):
        wait_until(lambda server=server: here(site, server) == "0 here")


def test_answers_that_nginx_deals_out_to_both_are_all_there(site):
    for place in range(4):
        assert site.person().answer(2, f"Number {place} comes through nginx.").status == 303
    assert [place for place in range(4) if f"Number {place} comes through nginx." not in reader(site, 2)] == []


def test_what_is_too_much_is_refused_by_the_site_in_its_own_words(site):
    person = site.person()
    form = person.question(1).form("/answer/")
    page = person.send(form, text="x" * 300_000)
    assert (page.status, "your text is still in the form" in page.text) == (413, True)


def test_while_no_process_answers_people_are_told_what_to_do_and_nobody_is_logged(site):
    person = site.person()
    site.one.kill()
    site.two.kill()
    away = person.get(person.home)
    site.one.start()
    site.two.start()
    assert (away.status, away.header("Retry-After"), "Go back in a moment" in away.text) == (503, "2", True)
    assert person.get(person.home).status == 200
    assert (site.one.folder / "nginx.log").read_text() == ""
    assert list(site.one.folder.glob("**/*access*")) == []


def reader(site: Site, n: int) -> str:
    """What somebody reads who has passed a question."""
    person = site.person()
    assert person.pass_over(n).status == 303
    return person.question(n).text
