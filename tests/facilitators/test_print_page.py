import pytest

from discussions.models import Answer, Discussion
from tests import people

from .grouping import staff_of


@pytest.fixture
def page(room):
    return lambda: room.facilitator.get(f"/facilitate/d/{room.slug}/print/")


def fill(room, count: int) -> None:
    Discussion.objects.update(expected=count)
    people.readable(room.discussion, count, me=[4] * count, guess=[2] * count)


def test_the_page_has_the_finding_the_picture_the_table_and_all_answers(room, page):
    fill(room, 60)
    found = page().text
    parts = ("60 of 60 lean towards", '<svg class="mirror"', "<table>", "Where we see it differently")
    assert [part in found for part in parts] == [True] * 4
    assert {f"What voice {place} says to question 1." in found for place in range(1, 61)} == {True}


def test_what_is_sealed_is_a_sentence_on_paper(room, page):
    people.answered(room.discussion, 2)
    found = page().text
    assert ("What voice" in found, found.count("The answers open when 3 people have answered.")) == (False, 5)


def test_below_the_floor_the_reason_is_printed(room, page):
    fill(room, 4)
    found = page().text
    assert ('<svg class="mirror"' in found, "4 answered; figures open at 5." in found) == (False, True)


def test_themes_and_the_lines_that_moved_us_are_printed(room, page):
    voices = people.readable(room.discussion, 6)
    people.theme(room.discussion, "Looking slow", *voices[:4])
    for one in voices:
        people.mark_line(one, 2)
    found = page().text
    parts = ("What we said, by theme", "Looking slow", "4 answers", "Lines that moved us", "struck 6 of us")
    assert [part for part in parts if part not in found] == []


def test_opinion_groups_are_printed_where_marks_are_joined(grouped):
    found = staff_of().get(f"/facilitate/d/{grouped.slug}/print/").text
    parts = ("2 opinion groups among the 24 people", "A 12, B 12.", "What each group says", "Common ground")
    assert ([part for part in parts if part not in found], found.count('class="letter"')) == ([], 2)
    type(grouped).objects.update(joins_marks=False)
    assert "opinion groups" not in staff_of().get(f"/facilitate/d/{grouped.slug}/print/").text


def test_lines_are_not_printed_while_all_is_sealed(room, page):
    for one in people.people(room.discussion, 6):
        people.mark_line(one, 2)
    assert "Lines that moved us" not in page().text


def test_nothing_on_it_names_an_answer(room, page):
    fill(room, 5)
    ids = Answer.objects.values_list("id", flat=True)
    found = page().text
    assert [str(one) for one in ids if str(one) in found] == []


@pytest.mark.parametrize("answers", [3, 50])
def test_the_page_asks_as_often_for_many_answers_as_for_few(room, page, answers, django_assert_num_queries):
    fill(room, answers)
    page()
    with django_assert_num_queries(5):
        page()
