"""Pages: requests a second against a bare view, and what they cost as a discussion grows."""

from __future__ import annotations

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench import load, site
from bench.figures import Figure, in_turns
from bench.people import Talk, talk

GROWTH = (50, 500, 5_000)


def run() -> list[Figure]:
    """Discussion and compare page against the ORM view, and both at three sizes."""
    few, marked = talk(answered=50), talk(answered=300, marks=2_000)
    with site.web() as web, site.bare() as bare:
        _warm(web, few, marked)
        return [
            *_against_rows(web, bare, "Discussion page, 50 answers", few, "", 0.6),
            *_against_rows(web, bare, "Its question with all 50 answers", few, "q/1/?show=all", 0.6),
            *_against_rows(web, bare, "Compare page, 300 answers, 2,000 marks", marked, "compare/1/", 1.0),
            *_inside("Discussion page, 50 answers", few, ""),
            *_inside("Compare page, 300 answers", marked, "compare/1/", kilobytes=400),
            *_growth(web),
        ]


def _against_rows(web: site.Server, bare: site.Server, what: str, one: Talk, ending: str, reach: float) -> list[Figure]:
    page = load.get(one.address + ending, one.cookies())
    rows, nothing = load.get(f"/rows/{one.first_round}/"), load.get("/")
    here, through_orm, plain = in_turns(
        lambda: load.repeated(web.port, page).rate,
        lambda: load.repeated(bare.port, rows).rate,
        lambda: load.repeated(bare.port, nothing).rate,
    )
    said = f"{here:.0f}/s"
    return [
        Figure(what, said, f"{through_orm:.0f}/s, the rows through the ORM", here / through_orm, reach),
        Figure(what, said, f"{plain:.0f}/s, a bare Django page", here / plain, None),
    ]


def _inside(what: str, one: Talk, ending: str, kilobytes: int = 0) -> list[Figure]:
    client = Client(headers={"host": "127.0.0.1"})
    client.cookies.load(one.cookies())
    client.get(one.address + ending)
    with CaptureQueriesContext(connection) as queries:
        page = client.get(one.address + ending)
    found = [Figure(f"{what}: queries", str(len(queries)), "", len(queries), 8, at_most=True)]
    if kilobytes:
        size = len(page.content) / 1000
        found.append(Figure(f"{what}: kB before compression", f"{size:.0f}", "", size, kilobytes, at_most=True))
    return found


def _growth(web: site.Server) -> list[Figure]:
    sizes = [talk(answered=size) for size in GROWTH]
    found = []
    for what, ending in (("Discussion page", ""), ("Compare page", "compare/1/")):
        _warm(web, *sizes)
        asked = [load.get(one.address + ending, one.cookies()) for one in sizes]
        rates = in_turns(*(lambda request=request: load.repeated(web.port, request).rate for request in asked))
        costs = [1000 / rate for rate in rates]
        for size, cost in list(zip(GROWTH, costs, strict=True))[1:]:
            what_now = f"{what}: cost at {size:,} answers"
            found.append(Figure(what_now, f"{cost:.1f} ms", f"{costs[0]:.1f} ms at 50", cost / costs[0], 1.2, True))
    return found


def _warm(web: site.Server, *talks: Talk) -> None:
    for one in talks:
        for ending in ("", "q/1/?show=all", "compare/1/"):
            load.repeated(web.port, load.get(one.address + ending, one.cookies()), seconds=0.3)
