"""What is drawn once for all readers is what would be drawn for each, and no request's own word stays in it."""

import gc
import re

from django.utils.html import escape

from discussions.participants import drawing
from tests import people
from tests.crowd import Page
from tests.layers import laid

KEY = re.compile(r'name="key" value="([^"]+)"')
KEPT = (drawing.plain_question, drawing.discussion, drawing._plain_answer, drawing._plain_own)
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


@laid
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
    assert [place for page in pages for place in drawing.PLACES if place in page.text] == []


def test_it_is_what_is_drawn_anew(room, pages):
    for kept in KEPT:
        kept.cache_clear()
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


@laid
def read(room) -> list:
    """Three who answered the first question and read each other, after a tick."""
    writers = room.crowd(3)
    for place, one in enumerate(writers):
        one.answer(1, text=f"Words of number {place}.")
    people.publish(room.discussion)
    return writers


def test_of_two_writers_each_sees_its_own_words_as_its_own(read):
    pages = [one.get(one.home).text for one in read[:2]]
    own = [re.findall(r'data-own data-text="([^"]+)"', page) for page in pages]
    assert own == [["Words of number 0."], ["Words of number 1."]]


def test_nothing_is_kept_that_joins_the_two_ratings_of_a_voice(room):
    rated, drawn = {(1, 5), (4, 2), (3, 3)}, drawing._plain_own.cache_info
    drawing._plain_own.cache_clear()
    pages = []
    for (me, guess), one in zip(sorted(rated), room.crowd(3), strict=True):
        one.answer(2, text="Some words.", me=me, guess=guess)
        pages.append(one.question(2).text)
    shown = re.findall(r"For me: (\d) · My guess for this team: (\d)", " ".join(pages))
    kept = re.findall(r'data-me="(\d)" data-guess="(\d)"', " ".join(pages))
    assert {(int(me), int(guess)) for me, guess in shown} == {(int(me), int(guess)) for me, guess in kept} == rated
    assert drawn().currsize < len(rated)


def test_a_page_with_answers_is_what_is_drawn_anew_and_leaves_no_place_empty(read):
    before = read[0].get(read[0].home)
    for kept in KEPT:
        kept.cache_clear()
    assert without_what_differs(read[0].get(read[0].home)) == without_what_differs(before)
    assert [place for place in drawing.PLACES if place in before.text] == []


def test_every_card_has_forms_of_its_own_with_a_key_each(read):
    page = read[0].get(read[0].home)
    cards = set(re.findall(r'id="card-([^"]+)"', page.text))
    replies = re.findall(r'action="[^"]*/a/([^/]+)/reply/"', page.text)
    assert (len(cards), len(replies), len(set(KEY.findall(page.text)))) == (2, 3, 8)
    assert cards < set(replies)


def test_words_that_look_like_a_place_stay_words(room):
    writers, words = room.crowd(3), " and ".join(drawing.PLACES)
    for one in writers:
        one.answer(1, text=words)
    people.publish(room.discussion)
    page = writers[0].get(writers[0].home).text
    assert page.count(" and ".join(escape(str(place)) for place in drawing.PLACES)) >= 3


def test_a_mark_shows_on_its_card_alone(read):
    page = read[0].get(read[0].home)
    [first, _] = re.findall(r'id="card-([^"]+)"', page.text)
    read[0].mark(page, first)
    pressed = re.findall(r'id="same-([^"]+)" aria-pressed="true"', read[0].get(read[0].home).text)
    assert pressed == [first]


def holds(kept, words: str) -> bool:
    """Whether these words stand in anything that a cache keeps, or that is kept under."""
    seen, todo = set(), gc.get_referents(kept)
    while todo:
        one = todo.pop()
        if id(one) in seen or isinstance(one, type) or callable(one):
            continue
        seen.add(id(one))
        if isinstance(one, str):
            if words in one:
                return True
        else:
            todo += gc.get_referents(one)
    return False


def test_no_cache_keeps_what_one_wrote_but_that_of_the_board(room):
    writers = room.crowd(3)
    for place, one in enumerate(writers):
        one.answer(1, text=f"Words of number {place}.")
    people.publish(room.discussion)
    writers[0].answer(2, text="Sealed words of one.")
    for one in writers:
        one.get(one.home)
    assert [holds(kept, words) for kept in KEPT for words in ("Words of number 0.", "Sealed words")] == [False] * 8
    assert (holds(drawing.card, "Words of number 0."), holds(drawing.card, "Sealed words")) == (True, False)


def test_no_cache_keeps_a_second_text_that_is_one_s_own(room, read):
    page = read[0].question(1)
    read[0].send(page.form("/second/"), text="Second words of one.")
    people.close(room.discussion)
    assert "Second words of one." in read[0].get(read[0].home).text
    assert [holds(kept, "Second words of one.") for kept in (*KEPT, drawing.card)] == [False] * 5


def test_a_reply_that_waits_shows_to_its_writer_alone(read):
    page = read[0].get(read[0].home)
    read[0].reply(page, next(iter(page.cards())), "A note of one.")
    assert ["A note of one." in one.get(one.home).text for one in read[:2]] == [True, False]
    assert [holds(kept, "A note of one.") for kept in (*KEPT, drawing.card)] == [False] * 5
