"""Every picture of the screen at the sizes of old and new projectors: nothing small, nothing cut, nothing to scroll."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from .conftest import DESKTOP
from .test_workshop import TOO_SMALL

# The extremes, in width and in shape; the smallest last: it is the one at which the next picture is loaded.
SIZES = [(3840, 2160), (1024, 768)]
VIEWS = ("wall", "pinned", "picture", "moved", "themes", "agreed", "groups", "lines", "then", "teams")
BEYOND_THE_EDGE = """() => [...document.querySelectorAll(".screen *")]
  .filter((one) => {
    const box = one.getBoundingClientRect();
    return box.right > innerWidth + 1 || box.bottom > innerHeight + 1;
  })
  .map((one) => one.textContent.trim())"""
STRUCK_THROUGH = """() => [...document.querySelectorAll(".mirror .strong")].filter((one) => {
  const pen = document.createElement("canvas").getContext("2d"), style = getComputedStyle(one);
  pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  const ink = pen.measureText(one.textContent), base = +one.getAttribute("y") + new DOMMatrix(style.transform).f;
  return [...document.querySelectorAll(".mirror .half")].some((half) => {
    const away = +half.getAttribute("y1") - base, thick = parseFloat(getComputedStyle(half).strokeWidth) / 2;
    return away + thick > -ink.actualBoundingBoxAscent && away - thick < ink.actualBoundingBoxDescent;
  });
}).map((one) => one.textContent)"""
PRINTED_OVER = """() => {
  const pen = document.createElement("canvas").getContext("2d");
  const drawn = [...document.querySelectorAll(".mirror text, .mirror rect")].map((one) => {
    const box = one.getBBox(), style = getComputedStyle(one), base = +one.getAttribute("y");
    pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const ink = pen.measureText(one.textContent), down = base + new DOMMatrix(style.transform).f;
    const [top, bottom] = one.matches("text")
      ? [down - ink.actualBoundingBoxAscent, down + ink.actualBoundingBoxDescent] : [box.y, box.y + box.height];
    return { text: one.textContent, left: box.x, right: box.x + box.width, top, bottom };
  });
  const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  return drawn.flatMap((one) => drawn.filter((other) => one !== other && one.text && meet(one, other))
    .map((other) => `${one.text} over ${other.text || "a bar"}`));
}"""
# More than sixty, who stand as bars: the tallest of the guesses over the words below them.
BARS = """
import django
django.setup()
from discussions.domain import stage
from tests import people
of = people.discussion(expected=90)
people.readable(of, 90, me=[2] * 60 + [1, 3, 4, 5, 4, 3] * 5, guess=[2] * 50 + [1, 3, 4, 3] * 10)
stage.go_to(of, name="compare-1", revision=0)
print("made", of.slug)
"""
# A team's second run beside another team; twenty-four people in two camps, one with a long answer that is pinned.
ALL_OF_IT = """
import django
django.setup()
from django.conf import settings
from django.db import transaction
settings.TICK_SECONDS = 999
from discussions.domain import beginning, margin, moderation, opinions, runs, setting_up, stage, teams
from discussions.domain.items import ItemRef
from discussions.models import Discussion, Facilitator
from tests import people
from tests.opinions import mark, tick
begun = beginning.begin_sample(expected=24)
first, by = begun.discussion, Facilitator.objects.get(email=beginning.SAMPLE_FACILITATOR)
people.answered(first, 12, me=[2, 3, 4] * 4)
people.publish(first)
again = runs.run_again(first, by=by, newer=False)
Discussion.objects.filter(pk=again.pk).update(joins_marks=True)
setting_up.start(Discussion.objects.get(pk=again.pk))
of = Discussion.objects.select_related("edition").get(pk=again.pk)
team = people.people(of, 24)
for place, one in enumerate(team):
    text = "" if place > 12 else f"I ask {place} times before I give up, and mostly in writing."
    people.answer(one, " ".join([text] * (30 if place == 3 else 1)), me=1 + place % 5, guess=1 + place % 4)
people.publish(of)
for place in range(7):
    people.theme(of, f"What several of us say, number {place}", *team[place : place + 4])
mark(team, people.round_of(of))
tick(of)
people.publish(of)
opinions.count(people.round_of(of).pk)
# All at once: the server ticks beside this.
with transaction.atomic():
    for place, one in enumerate(team[:13]):
        people.think_again(one, me=min(5, 2 + place % 5))
    people.publish(of)
for place, one in enumerate(team):
    for sentence in (3, 6, 9):
        people.mark_line(one, sentence, "differently" if place % 3 == 0 and sentence == 9 else "struck")
with transaction.atomic():
    margin.tick(margin.lock(of.pk), last=True)
other = people.discussion(team="Support", of=of.edition, facilitator=by, is_sample=of.is_sample)
people.answered(other, 9, me=[5] * 9)
people.publish(other)
for one in (of, other):
    teams.agree(one)
for one in team[:4]:
    moderation.act(of, facilitator=None, kind="pin", items=(ItemRef("answer", people.card_of(one).pk, ""),))
stage.go_to(Discussion.objects.get(pk=of.pk), name="compare-1", revision=0)
print("held", of.slug, begun.token)
"""


@pytest.fixture
def held(server) -> tuple[str, str]:
    slug, token = server.manage("shell", "-c", ALL_OF_IT).split("held ")[1].split()[:2]
    return slug, token


@pytest.fixture
def slug(held) -> str:
    return held[0]


@pytest.fixture
def bars(server) -> str:
    return server.manage("shell", "-c", BARS).split("made ")[1].strip()


def faults_of(page: Page) -> list[object]:
    found = []
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        fits = page.evaluate("document.documentElement.scrollHeight <= innerHeight")
        found += [(width, small) for small in page.evaluate(TOO_SMALL)]
        found += [(width, cut) for cut in page.evaluate(BEYOND_THE_EDGE)]
        found += [(width, digit) for digit in page.evaluate(STRUCK_THROUGH)]
        found += [] if fits else [(width, "scrolls")]
    return found


def test_numbers_over_bars_stand_clear_of_the_rest_and_the_ends_of_a_scale_at_its_axis(bars, server, come):
    screen = come(size=DESKTOP).page
    screen.goto(f"http://127.0.0.1:{server.port}/d/{bars}/screen/")
    found = {}
    for width, height in (*SIZES, (1280, 800)):
        screen.set_viewport_size({"width": width, "height": height})
        ends, axis = (screen.locator(which).first.bounding_box() for which in (".picture .ends", ".picture .axis"))
        away = abs(ends["x"] - axis["x"]) + abs(ends["x"] + ends["width"] - axis["x"] - axis["width"])
        found[width] = (screen.evaluate(PRINTED_OVER), screen.evaluate(TOO_SMALL), away < width / 50)
        assert ends["y"] < axis["y"] + height / 2
    assert found == {width: ([], [], True) for width in found}


def test_every_picture_is_legible_on_every_projector_and_nothing_scrolls(held, server, come):
    slug, token = held
    lead, screen = come(size=DESKTOP).page, come(size=DESKTOP).page
    lead.goto(f"http://127.0.0.1:{server.port}/facilitate/enter/{token}/")
    lead.goto(f"http://127.0.0.1:{server.port}/facilitate/d/{slug}/stage/")
    found, drawn = {}, set()
    for view in VIEWS:
        button = lead.locator(f"#view-{view}")
        button.click()
        expect(button).to_have_attribute("aria-pressed", "true")
        page = 1
        while True:
            screen.goto(f"http://127.0.0.1:{server.port}/d/{slug}/screen/")
            drawn |= set(screen.locator("figure.picture").evaluate_all("all => all.map((one) => one.className)"))
            if faults := faults_of(screen):
                found[view, page] = faults
            if not lead.locator("#page-after").count():
                break
            page += 1
            lead.locator("#page-after").click()
            expect(lead.locator("#stage")).to_contain_text(f"Page {page} of")
    assert found == {}
    assert {name.removeprefix("picture of-") for name in drawn} == {"mirror", "slopes", "map", "then", "team"}
