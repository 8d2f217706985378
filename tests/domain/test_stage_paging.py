import pytest
from hypothesis import given
from hypothesis import strategies as st

from discussions.domain import stage_paging
from discussions.domain.stage_shown import ScreenCard
from tests import people

BODY = people.PASSAGE.read_text("utf-8")
ANSWERS = st.lists(st.builds(ScreenCard, st.text("abc de\n", min_size=1, max_size=300)), max_size=60)
LONG = st.text("aä 。漢.\n\u0301👍🏽", min_size=1, max_size=2_000)


@pytest.mark.parametrize(("text", "room"), [("abc", 3), ("漢字", 4), ("", 0)])
def test_wide_letters_take_the_room_of_two(text, room):
    assert stage_paging.letters(text) == room


@given(LONG)
def test_a_long_answer_is_paged_whole_and_no_page_is_too_full(text):
    pages = stage_paging.answer_pages(text)
    assert "".join("".join(pages).split()) == "".join(text.split())
    most = stage_paging.ANSWER_LINE * stage_paging.ANSWER_LINES
    assert all(page.strip() and stage_paging.letters(page) <= most for page in pages)


def test_the_lines_of_a_list_take_a_page_s_room_each():
    pages = stage_paging.answer_pages("\n".join(f"- point {place}" for place in range(14)))
    assert [len(one.split("\n\n")) for one in pages] == [6, 6, 2]


@pytest.mark.parametrize(
    ("text", "fits"),
    [("a" * 26 * 13, True), ("a" * (26 * 13 + 1), False), ("- a\n\n" * 13, True), ("- a\n" * 14, False)],
)
def test_a_text_that_fills_more_than_a_column_stands_alone(text, fits):
    assert stage_paging.fits_wall(ScreenCard(text)) is fits


@pytest.mark.parametrize(("lines", "fits"), [(5, True), (6, False)])
def test_each_line_of_what_is_pinned_takes_the_room_of_a_full_one(lines, fits):
    assert stage_paging.fits_pinned(ScreenCard("- a\n\n" * lines)) is fits


def test_up_to_three_that_are_pinned_stand_below_one_another():
    cards = [ScreenCard("a" * length) for length in (10, 10, 10, 10, 250, 290, 320)]
    pages = stage_paging.pinned_pages(cards)
    assert [[len(one.text) for one in page] for page in pages] == [[10, 10, 10], [10, 250], [290]]


@given(ANSWERS)
def test_no_answer_is_missing_from_the_wall_and_no_page_needs_a_fourth_column(answers):
    pages = stage_paging.wall_pages(answers)
    assert [one for page in pages for one in page] == answers
    assert all(stage_paging.wall_pages(page) == (page,) for page in pages)


def test_twelve_short_answers_stand_on_one_page_and_three_in_larger_letters():
    page = (ScreenCard("I ask peers, never my manager, and in writing."),) * 12
    assert stage_paging.wall_pages(page) == (page,)
    assert (stage_paging.is_roomy(page), stage_paging.is_roomy(page[:3])) == (False, True)


def test_the_passage_is_paged_word_for_word():
    pages = stage_paging.passage_pages(BODY)
    assert (" ".join(" ".join(pages).split()), len(pages) > 3) == (" ".join(BODY.split()), True)
    assert max(len(one) for one in pages) <= stage_paging.PASSAGE_LETTERS
