import pytest

from discussions.models import Edition
from tests import people

from .writing import SHORT, writer


def listed(page) -> list[str]:
    """The titles of the list, in order."""
    return [part.split("</bdi>")[0] for part in page.text.split("<bdi>")[1:]]


def test_own_passages_and_those_of_the_server_are_listed_and_no_others(scribe):
    people.edition()
    scribe.keep(SHORT.replace("Title", "Of Ana"))
    writer("ben").keep(SHORT.replace("Title", "Of Ben"))
    assert listed(scribe.get()) == ["Of Ana", "Asking for Help"]


def test_what_comes_with_the_server_has_no_link_to_edit_it(scribe):
    own, server = scribe.keep(), people.edition()
    page = scribe.get().text
    assert [f"{one.passage_id}/edit/" in page for one in (own, server)] == [True, False]


@pytest.mark.parametrize("count", [1, 50])
def test_the_list_takes_four_queries(scribe, count, django_assert_num_queries):
    for place in range(count):
        scribe.keep(SHORT.replace("Title", f"Title {place}"))
    with django_assert_num_queries(4):
        assert len(listed(scribe.get())) == count


def test_without_passages_the_page_says_how_to_begin(scribe):
    assert (Edition.objects.count(), "There is no passage yet." in scribe.get().text) == (0, True)


def test_the_first_page_and_the_bar_lead_here(scribe):
    assert scribe.browser.get("/facilitate/").text.count('href="/facilitate/passages/"') == 2
