import re
from datetime import UTC, datetime, timedelta
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest

from discussions.domain import clock, drafts, editing, entry
from discussions.live import tickets
from discussions.models import Discussion
from tests import people
from tests.crowd import crowd

WHEN = datetime(2096, 12, 3, 13, tzinfo=UTC)
MOMENT = '<time datetime="2096-12-03T13:00:00Z">3 December 2096, 14:00 (Europe/Berlin)</time>'
RAW = Path(__file__).parents[1] / "data" / "asking-for-help.txt"


def words_of(source: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", source)).split())


def test_every_paragraph_and_question_is_served_word_for_word(newcomer):
    shown = words_of(newcomer.get(newcomer.home).text)
    lines = [re.sub(r"^[•\d.\s]*", "", line) for line in RAW.read_text("utf-8").splitlines()]
    said = [" ".join(line.split()) for line in lines if len(line.split()) > 3]
    assert len(said) > 8
    assert [line for line in said if line not in shown] == []


def test_until_when_one_can_write_is_said_once_where_a_time_is_set(room, newcomer):
    plain = newcomer.get(newcomer.home).text
    Discussion.objects.update(closes_at=WHEN, time_zone="Europe/Berlin")
    timed = newcomer.get(newcomer.home).text
    assert (timed.count(f"You can write until {MOMENT}."), len(re.findall(r'src="/static/times\.', timed))) == (1, 1)
    assert ("You can write until" in plain, "/times." in plain) == (False, False)


@pytest.mark.parametrize(
    "over", [{"closes_at": clock.now() - timedelta(hours=1)}, {"closes_at": WHEN, "state": Discussion.State.CLOSED}]
)
def test_where_nothing_is_taken_any_more_no_time_is_said(newcomer, over):
    Discussion.objects.update(**over)
    text = newcomer.get(newcomer.home).text
    assert ("You can write until" in text, "/times." in text) == (False, False)


def test_a_passage_without_questions_does_not_count_them(newcomer):
    before = words_of(newcomer.get(newcomer.home).text)
    edition = editing.write(drafts.Draft("Title", "Text."), owner=entry.facilitator_named("one@example.org"))
    [one] = crowd(people.discussion(of=edition).slug, 1)
    assert ["answered" in text for text in (before, words_of(one.get(one.home).text))] == [True, False]


@pytest.mark.parametrize("asked", ["de", "ar"])
def test_a_page_claims_no_language_but_that_of_its_words(newcomer, asked):
    Discussion.objects.update(closes_at=WHEN, time_zone="Europe/Berlin")
    text = newcomer.ask("GET", newcomer.home, **{"Accept-Language": asked}).text
    assert ('<html lang="en" dir="ltr">' in text, MOMENT in text) == (True, True)


def test_who_comes_too_early_finds_the_opening_time_and_its_script(newcomer):
    Discussion.objects.update(opens_at=WHEN, time_zone="Europe/Berlin")
    page = newcomer.get(newcomer.home)
    [title] = re.findall("<title>(.*?)</title>", page.text)
    assert (page.status, f"It opens on {MOMENT}." in page.text, "/times." in page.text) == (403, True, True)
    assert title.endswith("It opens on 3 December 2096, 14:00 (Europe/Berlin).")


def test_a_stranger_gets_a_cookie_for_this_discussion_alone(room):
    page = room.facilitator.__class__().get(f"/d/{room.slug}/")
    [morsel] = [value for name, value in page.headers if name == "Set-Cookie" and "voice" in value]
    assert ("HttpOnly" in morsel, "SameSite=Lax" in morsel) == (True, True)


@pytest.mark.parametrize("slug", ["nothing-here", "x" * 60])
def test_an_address_of_nothing_answers_like_any_other(newcomer, slug):
    page = newcomer.get(f"/d/{slug}/")
    assert (page.status, page.text) == (404, newcomer.get("/d/somewhere-else/").text)


@pytest.mark.parametrize("count", [3, 50])
def test_the_page_asks_as_often_for_fifty_answers_as_for_three(filled, count, django_assert_num_queries):
    reader = filled(count)
    reader.get(reader.home)
    with django_assert_num_queries(4):
        reader.get(reader.home)


def test_after_closing_the_page_takes_nothing_and_says_so(room, writer):
    room.press("/close/")
    page = writer.get(writer.home)
    assert (page.status, page.has_form("/q/2/answer/")) == (200, False)


@pytest.mark.parametrize("page", ["", "q/1/", "compare/1/", "pace/", "mine/", "screen/"])
def test_after_closing_pages_still_hear_what_the_facilitator_does(room, writer, page):
    people.close(room.discussion)
    streams = set(writer.get(writer.home + page).parts("data-stream"))
    asked = {one.partition("live/?ticket=")[2] for one in streams}
    assert [tickets.read(unquote(one), room.slug) for one in asked] == [True]
