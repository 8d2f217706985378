from hypothesis import given
from hypothesis import strategies as st

from discussions.domain import stage_paging
from tests import people

BODY = people.PASSAGE.read_text("utf-8")
ANSWERS = st.lists(st.text("abc de", min_size=1, max_size=240), max_size=60)


def test_a_short_text_stays_as_it_is_on_one_line():
    assert stage_paging.excerpt("Two\nlines  here.", 40) == "Two lines here."


def test_a_long_text_is_cut_between_words():
    assert stage_paging.excerpt("Nobody wants to, look slow", 18) == "Nobody wants to …"


@given(ANSWERS)
def test_no_answer_is_missing_from_the_pages_of_a_wall_and_no_page_is_too_full(answers):
    pages = stage_paging.wall_pages(answers)
    assert [one for page in pages for one in page] == answers
    lines = [sum(-(-len(one) // stage_paging.WALL_LINE) + 2 for one in page) for page in pages]
    assert all(count <= stage_paging.WALL_LINES for count in lines)


def test_the_passage_is_paged_word_for_word():
    pages = stage_paging.passage_pages(BODY)
    assert (" ".join(" ".join(pages).split()), len(pages) > 3) == (" ".join(BODY.split()), True)
    assert max(len(one) for one in pages) <= stage_paging.PASSAGE_CHARACTERS
