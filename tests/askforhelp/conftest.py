from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.attacks.serving import Server, sample, serving
from tests.crowd import Page, Person, network


@dataclass(frozen=True)
class Site:
    """A server in a process of its own, with an empty discussion."""

    server: Server
    slug: str

    def person(self) -> Person:
        return Person(road=network(self.server.port), slug=self.slug)

    def get(self, path: str) -> Page:
        return self.person().get(path)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with serving(tmp_path_factory.mktemp("site")) as server:
        slug, _token = sample(server, expected=20)
        server.start()
        yield Site(server, slug)
