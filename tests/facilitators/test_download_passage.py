from discussions.domain import drafts, editing, recognising
from tests import people

from .writing import writer


def test_the_file_read_again_gives_the_same_passage(scribe):
    edition = people.edition()
    page = scribe.get(f"{edition.passage_id}/download/")
    assert drafts.of(recognising.read(page.text)) == editing.draft_of(edition)


def test_it_comes_as_a_file_of_its_name(scribe):
    page = scribe.get(f"{people.edition().passage_id}/download/")
    assert (page.header("Content-Type"), page.header("Content-Disposition")) == (
        "text/markdown; charset=utf-8",
        'attachment; filename="asking-for-help.md"',
    )


def test_the_passage_of_somebody_else_has_no_file(scribe):
    assert scribe.get(f"{writer('ben').keep().passage_id}/download/").status == 404
