from uuid import uuid4

import pytest

from discussions.domain import access, discussions, drafts, editing, entry, passages
from discussions.domain.passages import recognise as recognised
from discussions.domain.refusals import NotFound, PassageInUse
from discussions.models import Edition, Passage
from tests import people
from tests.layers import laid
from tests.people import PASSAGE

pytestmark = pytest.mark.django_db
SHORT = "Title\n\nA paragraph.\n\n- A question?"
QUESTIONS = [one.text for one in recognised(PASSAGE.read_text("utf-8")).questions]


@laid
def ana():
    return entry.facilitator_named("ana@example.org")


@laid
def ben():
    return entry.facilitator_named("ben@example.org")


def kept(owner, text: str = SHORT) -> Edition:
    return passages.save(recognised(text), owner=owner)


def next_edition(edition: Edition, title: str = "Next") -> Edition:
    Edition.objects.filter(pk=edition.pk).update(frozen=True)
    now = editing.loaded(edition.passage)
    return editing.rewrite(edition.passage, drafts.of(recognised(SHORT.replace("Title", title))), etag=now.etag)


def test_what_was_recognised_is_kept_as_the_first_edition():
    edition = passages.save(recognised(PASSAGE.read_text("utf-8")))
    asked = list(edition.questions.values_list("number", "kind", "text"))
    assert (edition.number, edition.frozen, Passage.objects.get().title) == (1, False, "Asking for Help")
    assert asked == [
        *((number, "question", text) for number, text in enumerate(QUESTIONS, start=1)),
        (5, "thread", "Leave a Reply"),
    ]


def test_the_body_is_kept_as_paragraphs():
    edition = passages.save(recognised("Title\n\nOne.\n\n\n\nTwo.\n\n- Why?"))
    assert edition.body == "One.\n\nTwo."


def test_the_scale_of_a_question_is_kept_with_it():
    edition = passages.save(recognised(f"{SHORT}\n  - scale: We ask | never | always\n"))
    assert list(edition.questions.values_list("scale_statement", "scale_low", "scale_high")) == [
        ("We ask", "never", "always")
    ]


def test_the_list_has_ones_own_and_then_what_comes_with_the_server(ana, ben):
    kept(None)
    kept(ben, SHORT.replace("Title", "Of Ben"))
    kept(ana, SHORT.replace("Title", "Of Ana"))
    assert [(one.title, one.words, one.is_own) for one in passages.of(ana)] == [
        ("Of Ana", "1 question", True),
        ("Title", "1 question", False),
    ]


def test_the_list_tells_the_edition_and_its_use_of_ones_own_alone(ana):
    for owner in (ana, None):
        discussions.set_up(next_edition(kept(owner)), team="Team")
    assert [one.words for one in passages.of(ana)] == ["1 question · edition 2 · in use", "1 question · edition 2"]


def test_a_choice_is_the_latest_edition_of_each_passage(ana, ben):
    latest = next_edition(kept(ana, f"{SHORT}\n\nLeave a Reply"))
    server = people.edition()
    kept(ben)
    assert passages.choices_for(ana) == [
        (latest.id, "Next · 1 question · edition 2"),
        (server.id, "Asking for Help · 4 questions and a closing thread · comes with this server"),
    ]


@pytest.mark.parametrize("count", [1, 50])
def test_choices_and_lists_take_two_queries_each(ana, count, django_assert_num_queries):
    for place in range(count):
        kept(ana, SHORT.replace("Title", f"Title {place}"))
    with django_assert_num_queries(4):
        assert (len(passages.of(ana)), len(passages.choices_for(ana))) == (count, count)


def test_an_edition_is_found_by_those_who_may_use_it(ana):
    first = kept(ana)
    found = [first, next_edition(first), people.edition()]
    assert [passages.edition_for(ana, one.id) for one in found] == found


def test_an_edition_of_somebody_else_is_as_absent_as_a_missing_one(ana, ben):
    for edition_id in (kept(ben).id, uuid4()):
        with pytest.raises(NotFound):
            passages.edition_for(ana, edition_id)


def test_the_edition_is_the_latest_one(ana):
    latest = next_edition(kept(ana))
    assert passages.the_edition(latest.passage) == latest


def test_a_copy_belongs_to_who_made_it_and_says_the_same(ana):
    copy = passages.duplicate(people.edition().passage, owner=ana)
    first, second = (editing.draft_of(one) for one in Edition.objects.order_by("passage__owner"))
    assert (copy.passage.owner, copy.title) == (ana, "Copy of Asking for Help")
    assert (first.body, first.questions, first.closing) == (second.body, second.questions, second.closing)


def test_a_copy_of_the_longest_title_still_fits(ana):
    copy = passages.duplicate(kept(ana, SHORT.replace("Title", "w" * 200)).passage, owner=ana)
    assert len(copy.title) == 200


def test_a_passage_that_nobody_uses_can_be_deleted(ana):
    passages.delete(next_edition(kept(ana)).passage)
    assert Passage.objects.count() == 0


def test_a_passage_in_use_stays_with_all_its_editions(ana):
    used = kept(ana)
    discussions.set_up(used, team="Team")
    next_edition(used)
    with pytest.raises(PassageInUse):
        passages.delete(used.passage)
    assert Edition.objects.count() == 2


def test_a_page_offers_to_delete_what_is_ones_own_and_not_in_use(ana):
    used, server, free = kept(ana), kept(None), kept(ana, SHORT.replace("Title", "Free"))
    discussions.set_up(used, team="Team")
    shown = [passages.shown(access.usable_passage(ana, one.passage_id)) for one in (used, server, free)]
    assert [(one.is_own, one.may_delete) for one in shown] == [(True, False), (False, False), (True, True)]


def test_a_passage_without_questions_warns(ana):
    edition = editing.write(drafts.Draft("Title", "Text."), owner=ana)
    assert passages.shown(edition.passage).warning == (
        "It has no questions, so nobody can write. People will see: "
        "“This passage has no questions. Read it, and talk about it together.”"
    )
