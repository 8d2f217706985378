"""One long word, as in a pasted address or a German name: no page of either door becomes wider than its window."""

from __future__ import annotations

import json

import pytest

from .conftest import DESKTOP

THERE = ("", "q/1/", "q/1/edit/", "compare/1/", "compare/1/picture/ratings/", "lines/", "lines/1/")
ALSO = ("mine/", "mine/withdraw/", "receipt/", "forget/", "pairing/", "takeaway/", "teams/", "screen/")
STAFF = ("", "settings/", "people/", "share/", "runs/", "teams/", "export/", "print/", "takeaway/")
SORTING = ("takeaway/sheet/", "moderate/", "stage/", "themes/", "themes/{theme}/")
# Three people who answered with one long word, rated, marked and replied; every name is one long word as well.
WRITTEN = """
import json
import django
django.setup()
from discussions.domain import entry, passages, stage, takeaways
from discussions.domain.beginning import SAMPLE_FACILITATOR
from discussions.domain.takeaways import Promised, Said
from tests import people
name, word, by = "Übermut" * 7, "ask" * 100, entry.facilitator_named(SAMPLE_FACILITATOR)
asked = f"- {name}?\\n  - scale: {name} | hardly ever | readily\\n- {word}?"
of = passages.save(passages.recognise(f"# {name}\\n\\n{word}. {word}.\\n\\n{asked}\\n\\nLeave a Reply"))
of = people.discussion(team=name, of=of, facilitator=by, agreed=True, floor_figures=3)
team = people.people(of, 3)
for number in (1, 2):
    for place, one in enumerate(team):
        people.answer(one, f"{word}{place} {name}", number=number, me=3 - place if number == 1 else None)
    people.publish(of, number)
for one in team:
    for other in team:
        if one is not other:
            people.react(one, people.card_of(other))
            people.reply(one, people.card_of(other), word)
    people.think_again(one, word, me=5)
    people.mark_line(one, 1)
people.publish(of)
theme = people.theme(of, name[:48], *team)
takeaways.keep(of, said=Said(word, word, word), etag="", promised=Promised(word, name[:40]), shown=True)
stage.go_to(of, name="compare-1", revision=0)
print("made", json.dumps([of.slug, str(theme.pk), people.cookies_of(team[0])]))
"""
# The answers with a word that several of them use.
CHOSEN = "[...document.querySelectorAll('main a')].map((one) => one.href).find((one) => one.includes('?phrase='))"
WIDER = "document.documentElement.scrollWidth > innerWidth"


@pytest.fixture
def written(server, sampled) -> list:
    return json.loads(server.manage("shell", "-c", WRITTEN).split("made ")[1])


@pytest.fixture
def slug(written) -> str:
    return written[0]


def test_no_page_of_either_door_scrolls_sideways_for_one_long_word(written, sampled, server, come):
    slug, theme, cookies = written
    one = come(size=DESKTOP)
    site = f"http://127.0.0.1:{server.port}/"
    one.context.add_cookies([*sampled.cookies, *({"name": n, "value": v, "url": site} for n, v in cookies.items())])
    paths = [f"d/{slug}/{path}" for path in (*THERE, *ALSO)]
    paths += [f"facilitate/d/{slug}/{path.format(theme=theme)}" for path in (*STAFF, *SORTING)]
    paths += ["facilitate/", "facilitate/passages/"]
    found = []
    for path in paths:
        answer = one.page.goto(site + path)
        assert (path, answer.status) == (path, 200)
        one.page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        for width in (1280, 320):
            one.page.set_viewport_size({"width": width, "height": 800})
            found += [(width, path)] if one.page.evaluate(WIDER) else []
        chosen = one.page.evaluate(CHOSEN) if path.endswith(("/compare/1/", "/themes/")) else ""
        paths += [chosen.removeprefix(site)] if chosen else []
    assert (found, sum("?phrase=" in path for path in paths)) == ([], 2)
