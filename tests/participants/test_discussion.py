import re
from html import unescape
from pathlib import Path

import pytest

RAW = Path(__file__).parents[1] / "data" / "asking-for-help.txt"


def words_of(source: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", source)).split())


def test_every_paragraph_and_question_is_served_word_for_word(newcomer):
    shown = words_of(newcomer.get(newcomer.home).text)
    lines = [re.sub(r"^[•\d.\s]*", "", line) for line in RAW.read_text("utf-8").splitlines()]
    said = [" ".join(line.split()) for line in lines if len(line.split()) > 3]
    assert len(said) > 8
    assert [line for line in said if line not in shown] == []


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
