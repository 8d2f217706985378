import dataclasses

import pytest

from discussions.domain import discussions, drafts, editing, entry, recognising
from discussions.domain.drafts import Draft, DraftQuestion
from discussions.domain.recognising import NotAPassage
from discussions.domain.refusals import Conflict, InUseMeanwhile, NotFound
from discussions.models import Edition, Passage
from tests.layers import laid
from tests.people import PASSAGE

pytestmark = pytest.mark.django_db
FULL = drafts.of(recognising.recognise(PASSAGE.read_text("utf-8")))


@laid
def edition() -> Edition:
    return editing.write(FULL, owner=entry.facilitator_named("ana@example.org"))


def changed(title: str = "Another title") -> Draft:
    return dataclasses.replace(FULL, title=title)


def rewrite(edition: Edition, draft: Draft, etag: str = "") -> Edition:
    return editing.rewrite(edition.passage, draft, etag=etag or editing.loaded(edition.passage).etag)


def editions() -> list[tuple[int, str, bool]]:
    return list(Edition.objects.order_by("number").values_list("number", "title", "frozen"))


def test_what_is_written_is_loaded_again(edition):
    assert (editing.loaded(edition.passage).draft, edition.number) == (FULL, 1)


def test_blank_questions_are_not_kept():
    asked = (DraftQuestion(), DraftQuestion("Why?"), DraftQuestion(" ", "\u200b"))
    edition = editing.write(Draft("Title", "Text.", asked), owner=None)
    assert editing.draft_of(edition).questions == (DraftQuestion("Why?"),)


def test_the_same_words_by_two_presses_are_one_passage_until_it_is_changed(edition):
    ana, ben = edition.passage.owner, entry.facilitator_named("ben@example.org")
    other = editing.write(dataclasses.replace(FULL, closing="Other"), owner=ana)
    assert (editing.write(FULL, owner=ana), other == edition) == (edition, False)
    assert editing.write(FULL, owner=ben) != edition
    Edition.objects.filter(pk=edition.pk).update(frozen=True)
    rewrite(edition, dataclasses.replace(FULL, closing="Later"))
    assert editing.write(FULL, owner=ana) != edition


def test_a_draft_with_a_fault_is_not_kept():
    with pytest.raises(NotAPassage) as refusal:
        editing.write(Draft("", "Text."), owner=None)
    assert (str(refusal.value), Passage.objects.count()) == ("Give the passage a title.", 0)


def test_what_no_discussion_uses_is_changed_in_place(edition):
    draft = dataclasses.replace(changed(), questions=FULL.questions[::-1], closing="")
    rewrite(edition, draft)
    assert (editing.loaded(edition.passage).draft, editions()) == (draft, [(1, "Another title", False)])
    assert Passage.objects.get().title == "Another title"


def test_what_a_discussion_uses_stays_and_the_next_edition_has_the_change(edition):
    discussion = discussions.set_up(edition, team="Team")
    rewrite(edition, changed())
    assert editions() == [(1, "Asking for Help", True), (2, "Another title", False)]
    discussion.refresh_from_db()
    assert editing.draft_of(discussion.edition) == FULL


def test_the_next_edition_is_changed_in_place_until_it_is_used(edition):
    discussions.set_up(edition, team="Team")
    rewrite(edition, changed())
    rewrite(edition, changed("A third title"))
    assert editions() == [(1, "Asking for Help", True), (2, "A third title", False)]


def test_without_a_change_there_is_no_next_edition(edition):
    discussions.set_up(edition, team="Team")
    assert (rewrite(edition, FULL), len(editions())) == (edition, 1)


def test_of_two_windows_the_second_is_told_and_nothing_is_lost(edition):
    etag = editing.loaded(edition.passage).etag
    rewrite(edition, changed("The first window"), etag)
    with pytest.raises(Conflict) as refusal:
        rewrite(edition, changed("The second window"), etag)
    assert refusal.value.theirs.startswith("# The first window\n")
    assert (refusal.value.etag, editions()) == (editing.loaded(edition.passage).etag, [(1, "The first window", False)])


def test_an_edition_that_came_into_use_while_it_was_edited_says_so(edition):
    etag = editing.loaded(edition.passage).etag
    discussions.set_up(edition, team="Team")
    with pytest.raises(InUseMeanwhile):
        rewrite(edition, changed(), etag)


def test_a_passage_deleted_meanwhile_is_not_there(edition):
    etag = editing.loaded(edition.passage).etag
    Passage.objects.all().delete()
    with pytest.raises(NotFound):
        editing.rewrite(edition.passage, changed(), etag=etag)
