from discussions.domain import editing
from discussions.models import Edition
from tests import people

from .writing import writer


def editor(scribe, edition):
    return scribe.get(f"{edition.passage_id}/edit/").form("/edit/")


def titles() -> list[tuple[int, str]]:
    return list(Edition.objects.order_by("number").values_list("number", "title"))


def test_the_editor_shows_what_stands_and_keeps_it_unchanged(scribe):
    edition = scribe.keep()
    before = editing.draft_of(edition)
    page = scribe.browser.send(editor(scribe, edition), act="keep")
    assert (page.status, editing.loaded(edition.passage).draft) == (302, before)


def test_a_change_is_kept_in_place(scribe):
    edition = scribe.keep()
    scribe.browser.send(editor(scribe, edition), title="Another")
    assert titles() == [(1, "Another")]


def test_an_edition_in_use_gets_a_next_one_and_that_is_said_first(scribe):
    edition = scribe.keep()
    scribe.use(edition)
    page = scribe.get(f"{edition.passage_id}/edit/")
    assert "Keeping your changes makes edition 2" in page.text
    assert "Keep as edition 2</button>" in page.text
    scribe.browser.send(page.form("/edit/"), title="Another")
    assert titles() == [(1, "Title"), (2, "Another")]


def test_of_two_windows_the_second_gets_both_texts_and_may_go_on(scribe):
    edition = scribe.keep()
    first, second = editor(scribe, edition), editor(scribe, edition)
    scribe.browser.send(first, title="The first window")
    page = scribe.browser.send(second, title="The second window")
    assert (page.status, page.form("/edit/").fields["title"]) == (409, "The second window")
    assert "# The first window<br>" in page.text
    scribe.browser.send(page.form("/edit/"), act="keep")
    assert titles() == [(1, "The second window")]


def test_the_state_that_was_loaded_stays_with_the_form_while_questions_move(scribe):
    edition = scribe.keep()
    form = editor(scribe, edition)
    scribe.browser.send(editor(scribe, edition), title="The first window")
    moved = scribe.browser.send(form, act="up-2").form("/edit/")
    assert (moved.fields["q1_text"], scribe.browser.send(moved, act="keep").status) == ("Two?", 409)


def test_a_fault_keeps_what_was_typed(scribe):
    page = scribe.browser.send(editor(scribe, scribe.keep()), title="", body="Typed anew.")
    assert (page.status, page.form("/edit/").fields["body"], titles()) == (422, "Typed anew.", [(1, "Title")])


def test_what_comes_with_the_server_is_not_edited(scribe):
    page = scribe.get(f"{people.edition().passage_id}/edit/")
    assert (page.status, page.has_form("/edit/"), page.has_form("/duplicate/")) == (403, False, True)


def test_the_passage_of_somebody_else_is_not_there(scribe):
    theirs = writer("ben").keep()
    page = scribe.post(f"{theirs.passage_id}/edit/", title="Mine", body="Mine.")
    assert (page.status, titles()) == (404, [(1, "Title")])
