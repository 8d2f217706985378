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
def test_no_answer_is_missing_from_the_wall_and_no_page_needs_a_fourth_column(answers):
    pages = stage_paging.wall_pages(answers)
    assert [one for page in pages for one in page] == answers
    assert all(stage_paging.wall_pages(page) == (page,) for page in pages)


def test_twelve_short_answers_stand_on_one_page_and_three_in_larger_letters():
    page = ("I ask peers, never my manager, and in writing.",) * 12
    assert stage_paging.wall_pages(page) == (page,)
    assert (stage_paging.is_roomy(page), stage_paging.is_roomy(page[:3])) == (False, True)


def test_the_passage_is_paged_word_for_word():
    pages = stage_paging.passage_pages(BODY)
    assert (" ".join(" ".join(pages).split()), len(pages) > 3) == (" ".join(BODY.split()), True)
    assert max(len(one) for one in pages) <= stage_paging.PASSAGE_CHARACTERS
