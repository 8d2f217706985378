import pytest

from discussions.domain import takeaways
from discussions.domain.takeaways import Promised, Said


@pytest.fixture
def show(room):
    def keep(shown: bool = True) -> None:
        etag = takeaways.page_of(room.discussion).etag
        promised = Promised("Bring cake.", "Ana")
        takeaways.keep(room.discussion, said=Said("We ask late."), promised=promised, etag=etag, shown=shown)

    return keep


def link(person) -> bool:
    return f"{person.home}takeaway/" in person.get(person.home).text


def test_until_it_is_shown_it_is_not_there_and_nothing_leads_to_it(newcomer, show):
    show(False)
    assert (newcomer.get(f"{newcomer.home}takeaway/").status, link(newcomer)) == (404, False)


def test_once_it_is_shown_the_discussion_leads_to_it(newcomer, show):
    show()
    page = newcomer.get(f"{newcomer.home}takeaway/")
    assert (page.status, link(newcomer)) == (200, True)
    assert [text in page.text for text in ("We ask late.", "Bring cake.", "Ana")] == [True] * 3


@pytest.mark.parametrize("shown", [False, True])
def test_the_link_costs_the_discussion_no_query(newcomer, show, shown, django_assert_num_queries):
    newcomer.get(newcomer.home)
    with django_assert_num_queries(3) as before:
        newcomer.get(newcomer.home)
    show(shown)
    newcomer.get(newcomer.home)
    with django_assert_num_queries(len(before)):
        newcomer.get(newcomer.home)
