"""What is drawn once for all readers is what would be drawn for each, and no request's own word stays in it."""

import re

import pytest

from discussions.participants import drawing
from tests import people
from tests.crowd import Page

KEY = re.compile(r'name="key" value="([^"]+)"')
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
PLACES = (drawing.TOKEN_HERE, drawing.KEY_HERE, drawing.TICKET_HERE)


@pytest.fixture
def pages(room) -> list[Page]:
    """The discussion as two newcomers see it, the second one drawn from what the first one left."""
    return [one.get(one.home) for one in room.crowd(2)]


def without_what_differs(page: Page) -> str:
    text = TOKEN.sub("", KEY.sub("", page.text))
    return re.sub(r"ticket=[^\"&]+", "", text)


def test_two_newcomers_see_the_same(pages):
    assert without_what_differs(pages[0]) == without_what_differs(pages[1])


def test_every_form_has_a_key_and_a_token_of_its_request(pages):
    keys, tokens = ([set(found.findall(page.text)) for page in pages] for found in (KEY, TOKEN))
    assert (len(keys[0]), len(keys[0] & keys[1]), tokens[0] & tokens[1]) == (5, 0, set())


def test_no_place_is_left_empty(pages):
    assert [place for page in pages for place in PLACES if place in page.text] == []


def test_it_is_what_is_drawn_anew(room, pages):
    drawing.blank_question.cache_clear()
    [one] = room.crowd(1)
    assert without_what_differs(one.get(one.home)) == without_what_differs(pages[0])


def test_what_was_typed_and_refused_is_shown_to_nobody_else(room):
    one, other = room.crowd(2)
    form = one.question(1).form("/answer/")
    refused = one.send(form, text="Too long. " * 300, action="post")
    assert ("Too long." in refused.text, "Too long." in other.get(other.home).text) == (True, False)


def test_a_changed_question_is_drawn_anew(room):
    newcomer = room.crowd(1)[0]
    before = newcomer.question(1).text
    people.answered(room.discussion, 6)
    assert ("6 answers or more" in before, "6 answers or more" in newcomer.question(1).text) == (False, True)
