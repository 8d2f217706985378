from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine

from discussions.domain import access, clock, discussions, editing, entry
from discussions.domain.anonymity import Purpose
from discussions.domain.drafts import Draft
from discussions.domain.refusals import AnswerGone, ComesAlong, NotFound, NotOpenYet, NoVoice, Sealed
from discussions.models import Round
from tests import people
from tests.layers import laid

pytestmark = pytest.mark.django_db


@laid
def of():
    return people.discussion()


def test_a_first_visit_makes_a_new_voice(of):
    one, other = (access.visit(of.slug, {}) for _ in range(2))
    assert (one.is_new, other.is_new, one.voice.cookie() != other.voice.cookie()) == (True, True, True)


def test_a_cookie_brings_the_voice_back(of):
    one = people.person(of)
    found = access.visit(of.slug, people.cookies_of(one))
    tag = one.tag(Purpose.ANSWER, of.id)
    assert (found.is_new, found.tag(Purpose.ANSWER, of.id)) == (False, tag)


@pytest.mark.parametrize("slug", ["", "x" * 24, "%00", "é" * 24])
def test_an_unknown_link_is_not_found(slug):
    people.discussion()
    with pytest.raises(NotFound):
        access.visit(slug, {})


def test_a_draft_is_as_absent_as_a_missing_one():
    of = people.discussion(state="draft")
    with pytest.raises(NotFound):
        access.visit(of.slug, {})


def test_before_its_opening_a_discussion_says_so():
    opening = clock.now() + timedelta(hours=1)
    of = people.discussion(opens_at=opening)
    with pytest.raises(NotOpenYet):
        access.visit(of.slug, {})
    with time_machine.travel(opening):
        assert access.visit(of.slug, {}).discussion == of


def test_who_comes_too_early_is_told_when_it_opens():
    of = people.discussion(opens_at=datetime(2096, 12, 3, 13, tzinfo=UTC), time_zone="Europe/Berlin")
    with pytest.raises(NotOpenYet) as refused:
        access.visit(of.slug, {})
    element = '<time datetime="2096-12-03T13:00:00Z">3 December 2096, 14:00 (Europe/Berlin)</time>'
    assert refused.value.sentence.endswith(f"It opens on {element}.")


def test_an_act_needs_a_cookie_that_was_kept(of):
    with pytest.raises(NoVoice):
        access.known_visit(of.slug, {})


def test_the_cookie_of_another_discussion_is_no_voice_here(of):
    elsewhere = people.person(people.discussion())
    with pytest.raises(NoVoice):
        access.known_visit(of.slug, people.cookies_of(elsewhere))


@pytest.mark.parametrize("number", [0, 6, 99])
def test_a_question_that_is_not_asked_is_not_found(of, number):
    with pytest.raises(NotFound):
        access.the_round(of, number)


def test_a_question_is_found_by_its_number(of):
    assert access.the_round(of, 3).question.text == "What is your theory of success?"


def test_a_writer_may_read_a_card(of):
    one, two, _ = people.answered(of, 3)
    card = people.card_of(two)
    assert access.readable_card(one, card.pk) == card


def test_who_has_not_written_may_not_read_a_card(of):
    one, *_ = people.answered(of, 3)
    with pytest.raises(Sealed):
        access.readable_card(people.person(of), people.card_of(one).pk)


def test_the_closing_thread_may_be_read_by_all(of):
    one, *_ = people.answered(of, 3, number=5)
    card = people.card_of(one, number=5)
    assert access.readable_card(people.person(of), card.pk) == card


def test_after_closing_everybody_may_read(of):
    one, *_ = people.answered(of, 3)
    discussions.close(of)
    card = people.card_of(one)
    assert access.readable_card(people.again(people.person(of)), card.pk) == card


def test_a_card_that_is_not_on_the_board_is_gone(of):
    one = people.person(of)
    waiting = people.answer(one, "Sealed.")
    for answer_id in (waiting.id, uuid4()):
        with pytest.raises(AnswerGone):
            access.readable_card(one, answer_id)


def test_a_card_of_another_discussion_is_gone(of):
    [there, *_] = people.answered(people.discussion(), 3)
    [here, *_] = people.answered(of, 3)
    with pytest.raises(AnswerGone):
        access.readable_card(here, people.card_of(there).pk)


def test_a_sealed_question_is_sealed_for_its_writers_too(of):
    [one] = people.answered(of, 1)
    round_ = people.round_of(of)
    assert (access.has_written(one, round_), access.may_read(round_, wrote=True)) == (True, False)


@pytest.mark.parametrize(("state", "may"), [("waiting", False), ("writing", False), ("readable", True)])
def test_only_a_readable_question_is_read(of, state, may):
    Round.objects.filter(discussion=of).update(state=state)
    assert access.may_read(people.round_of(of), wrote=True) is may


def test_a_facilitator_finds_own_discussions_and_no_other(of):
    own, other = (entry.facilitator_named(f"{name}@example.org") for name in ("ana", "ben"))
    of.facilitators.add(own)
    with pytest.raises(NotFound):
        access.run_by(other, of.slug)
    assert access.run_by(own, of.slug) == of


def test_a_passage_of_somebody_else_is_as_absent_as_a_missing_one(db):
    own, other = (entry.facilitator_named(f"{name}@example.org") for name in ("ana", "ben"))
    theirs = editing.write(Draft("Title", "Text."), owner=other).passage
    for passage_id in (theirs.pk, uuid4()):
        with pytest.raises(NotFound):
            access.usable_passage(own, passage_id)
    assert access.own_passage(other, theirs.pk) == theirs


def test_a_passage_of_the_server_may_be_used_and_not_changed(of):
    ana, passage = entry.facilitator_named("ana@example.org"), of.edition.passage
    with pytest.raises(ComesAlong):
        access.own_passage(ana, passage.pk)
    assert access.usable_passage(ana, passage.pk) == passage
