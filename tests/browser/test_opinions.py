"""Opinion groups from marks to an open page: counted beside the server, told by the stream, looked at by axe."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import expect

from tests.attacks.apart import ROOT
from tests.attacks.serving import Server

from .test_accessibility import faults_by_night_and_by_day

# Forty people, of whom twelve have written, wait for a line before they mark.
PEOPLE = """
import django
django.setup()
from tests import people
from tests.opinions import mark, tick, written
voices = written(40, 12)
of = voices[0].discussion
[(name, value)] = people.cookies_of(voices[0]).items()
print(of.slug, name, value, flush=True)
input()
mark(voices, people.round_of(of))
tick(of)
"""


@dataclass(frozen=True)
class Forty:
    process: subprocess.Popen[str]
    slug: str
    cookie: dict[str, str]

    def mark(self) -> None:
        self.process.communicate("\n")


@pytest.fixture
def forty(server: Server) -> Iterator[Forty]:
    env = server.environ() | {"DJANGO_SETTINGS_MODULE": "askforhelp.settings"}
    told = [sys.executable, "-c", PEOPLE]
    with subprocess.Popen(told, cwd=ROOT, env=env, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        slug, name, value = process.stdout.readline().split()
        yield Forty(process, slug, {"name": name, "value": value})


@pytest.fixture
def slug(forty: Forty) -> str:
    return forty.slug


def test_groups_come_to_an_open_page_by_themselves(forty, come):
    one = come()
    one.context.add_cookies([forty.cookie | {"url": one.home}])
    part = one.open("compare/1/").locator("#opinions-1")
    expect(part).to_contain_text("Too few to look for opinion groups.")
    forty.mark()
    part.locator("[data-show]").click(timeout=30_000)
    expect(part).to_contain_text("2 opinion groups among the 40 people who marked enough")
    expect(part.locator(".ring")).to_have_count(1)
    part.locator("summary").click()
    assert faults_by_night_and_by_day(one.page) == []
    one.open("compare/1/opinions/")
    assert faults_by_night_and_by_day(one.page) == []
