from discussions.domain.drafts import Draft
from discussions.domain.editing import write
from tests import people

from .writing import SHORT, writer


def test_the_page_shows_what_people_are_asked(scribe):
    page = scribe.get(f"{scribe.keep().passage_id}/").text
    assert [said in page for said in ("One?", "Two?", "Leave a Reply", "A paragraph.", "We ask")] == [True] * 5


def test_a_passage_of_the_server_can_be_copied_and_nothing_else(scribe):
    page = scribe.get(f"{people.edition().passage_id}/")
    actions = [one.action.rstrip("/").rsplit("/")[-1] for one in page.forms]
    assert (page.status, actions) == (200, ["sign-out", "duplicate"])


def test_what_is_in_use_cannot_be_deleted_here(scribe):
    used, free = scribe.keep(), scribe.keep(SHORT.replace("Title", "Other"))
    scribe.use(used)
    assert [scribe.get(f"{one.passage_id}/").has_form("/delete/") for one in (used, free)] == [False, True]


def test_a_passage_without_questions_warns(scribe):
    edition = write(Draft("Title", "Text."), owner=scribe.account)
    assert "It has no questions, so nobody can write." in scribe.get(f"{edition.passage_id}/").text


def test_the_passage_of_somebody_else_answers_as_one_that_is_missing(scribe):
    theirs = scribe.get(f"{writer('ben').keep().passage_id}/")
    missing = scribe.get("00000000-0000-4000-8000-000000000000/")
    assert (theirs.status, theirs.text) == (404, missing.text)
