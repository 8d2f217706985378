import pytest

from tests import people


@pytest.fixture
def page(room):
    return lambda: room.facilitator.get(f"/facilitate/d/{room.slug}/takeaway/")


def test_the_page_says_that_a_name_is_public_and_who_sees_it(page):
    found = page().text
    said = ("A name here is public to the group", "Only the facilitators see this page until you show it.")
    assert [sentence in found for sentence in said] == [True, True]


def test_the_page_suggests_what_the_figures_say(room, page):
    people.readable(room.discussion, 5, me=[5] * 5)
    assert "Question 1: 5 of 5 lean towards “readily”." in page().text


@pytest.mark.parametrize("commitments", [1, 50])
def test_the_page_asks_as_often_for_many_commitments_as_for_few(room, page, commitments, django_assert_num_queries):
    for place in range(commitments):
        room.facilitator.send(page().form("/write/"), commitment=f"Thing {place}.", action="keep")
    page()
    with django_assert_num_queries(6):
        page()
