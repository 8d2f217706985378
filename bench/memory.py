"""Memory of a web process after a thousand page views, against a bare Django process after as many."""

from __future__ import annotations

from bench import load, site
from bench.figures import Figure
from bench.people import talk

VIEWS = 1_000


def run() -> list[Figure]:
    """Resident memory of both."""
    one = talk(answered=50)
    with site.web() as web, site.bare() as bare:
        for ending in ("", "compare/1/"):
            views = [load.get(one.address + ending, one.cookies())] * (VIEWS // 2)
            load.each_once(web.port, views, connections=load.CONNECTIONS, status=200)
        plain = [load.get(f"/rows/{one.first_round}/")] * VIEWS
        load.each_once(bare.port, plain, connections=load.CONNECTIONS, status=200)
        here, ceiling = web.resident / 1024, bare.resident / 1024
    said = f"{ceiling:.0f} MiB, a bare Django process"
    return [Figure(f"Memory after {VIEWS:,} views", f"{here:.0f} MiB", said, here / ceiling, 1.6, at_most=True)]
