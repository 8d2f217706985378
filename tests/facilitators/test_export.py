import pytest

from tests import people


@pytest.fixture
def page(room):
    return lambda: room.facilitator.get(f"/facilitate/d/{room.slug}/export/")


def test_the_page_offers_each_format_and_paper(room, page):
    found = page().text
    links = [f'href="/facilitate/d/{room.slug}/{end}/"' for end in ("export/csv", "export/md", "export/json", "print")]
    assert [link in found for link in links] == [True] * 4


def test_the_page_says_why_something_would_be_missing(page):
    assert "The answers open when 3 people have answered." in page().text


@pytest.mark.parametrize("answers", [3, 50])
def test_the_page_asks_as_often_for_many_answers_as_for_few(room, page, answers, django_assert_num_queries):
    people.readable(room.discussion, answers)
    page()
    with django_assert_num_queries(5):
        page()
