import re

import pytest

from tests import people


@pytest.fixture
def marked(room, filled):
    """Twelve who answered, of whom nine marked the second line: six of them one way."""
    reader = filled(12)
    for place, one in enumerate(people.people(room.discussion, 9)):
        people.mark_line(one, 2, "differently" if place % 3 == 2 else "struck")
    return reader


def test_every_sentence_leads_to_its_own_page(newcomer):
    page = newcomer.get(f"{newcomer.home}lines/").text
    assert re.findall(r'<a href="[^"]*/lines/(\d+)/" id="line-\1"', page) == [str(number) for number in range(1, 35)]


def test_who_has_answered_sees_the_counts_and_the_opposite_readings(marked):
    page = marked.get(f"{marked.home}lines/")
    assert 'id="line-2" data-n="6" data-d="3" class="both">' in page.text
    said = ("Lines that moved us", "Read in opposite ways", "data-print")
    assert [one in page.text for one in said] == [True] * 3


def test_who_has_not_answered_sees_no_count_and_why(room, marked):
    page = room.crowd(1)[0].get(f"/d/{room.slug}/lines/").text
    assert ('data-n="' in page, "opens together with the first answers" in page) == (False, True)


def test_the_passage_shows_the_same_counts_and_ones_own_mark(marked):
    marked.send(marked.get(f"{marked.home}lines/2/").form("/lines/2/"), value="struck")
    assert '<span id="line-2" data-mine="struck" data-n="6" data-d="3" class="both">' in marked.get(marked.home).text


def test_the_compare_page_lists_the_lines_only_for_those_who_may_see_them(room, marked):
    pages = [one.get(f"/d/{room.slug}/compare/1/").parts("data-group") for one in (marked, room.crowd(1)[0])]
    assert ["moved" in page for page in pages] == [True, False]


def test_a_passage_costs_the_same_however_many_marked_it(marked, django_assert_num_queries):
    marked.get(marked.home)
    with django_assert_num_queries(5):
        marked.get(marked.home)


def test_once_it_is_closed_the_page_says_so_once_and_offers_no_line_to_mark(room, newcomer):
    before = newcomer.get(newcomer.home).text
    people.close(room.discussion)
    after = newcomer.get(newcomer.home).text
    assert [(one.count("This discussion is closed."), "mark a line" in one) for one in (before, after)] == [
        (0, True),
        (1, False),
    ]


def test_a_passage_with_many_marks_shows_a_few_and_leads_to_all_of_them(room, marked):
    for sentence in (3, 5, 7, 9):
        for one in people.people(room.discussion, 3):
            people.mark_line(one, sentence)
    counted = [marked.get(address).text.count('data-n="') for address in (marked.home, f"{marked.home}lines/")]
    assert (counted, "All marked lines" in marked.get(marked.home).text) == ([3, 5], True)
