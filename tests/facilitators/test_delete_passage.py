from discussions.models import Passage
from tests import people

from .writing import writer


def test_a_passage_that_nobody_uses_goes(scribe):
    page = scribe.browser.send(scribe.get(f"{scribe.keep().passage_id}/").form("/delete/"))
    assert (page.header("Location"), Passage.objects.count()) == ("/facilitate/passages/", 0)


def test_a_passage_in_use_stays_and_the_page_says_why(scribe):
    edition = scribe.keep()
    scribe.use(edition)
    page = scribe.post(f"{edition.passage_id}/delete/")
    assert (page.status, Passage.objects.count()) == (409, 1)
    assert "A discussion uses this passage, so it cannot be deleted." in page.text


def test_neither_the_servers_nor_somebody_elses_can_be_deleted(scribe):
    found = [people.edition(), writer("ben").keep()]
    assert [scribe.post(f"{one.passage_id}/delete/").status for one in found] == [403, 404]
    assert Passage.objects.count() == 2
