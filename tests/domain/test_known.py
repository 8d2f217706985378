from __future__ import annotations

import gc
from contextlib import suppress
from copy import deepcopy

import pytest
from django.db import transaction

from discussions.domain import discussions, known, rounds, sealing, ticks
from discussions.domain.refusals import NotFound
from discussions.models import Discussion, Edition, Margin, Question, Stage, Takeaway
from tests import people
from tests.layers import laid

pytestmark = pytest.mark.django_db


@laid
def of() -> Discussion:
    return people.discussion()


def rename(of):
    Discussion.objects.filter(pk=of.pk).update(team="Another team")


def retitle(of):
    Edition.objects.filter(pk=of.edition_id).update(title="Another title")


def ask_otherwise(of):
    Question.objects.filter(edition=of.edition_id, number=2).update(text="Another question?")


def tick(of):
    with transaction.atomic():
        ticks.tick(rounds.lock(people.round_of(of).id))


def begin_a_stage(of):
    Stage.objects.create(discussion=of)


def lay_out_a_takeaway(of):
    Takeaway.objects.create(discussion=of)


def add_a_margin(of):
    Margin.objects.create(discussion=of)


@pytest.mark.parametrize(
    "act",
    [rename, retitle, ask_otherwise, tick, begin_a_stage, lay_out_a_takeaway, add_a_margin],
    ids=lambda act: act.__name__,
)
def test_whatever_is_changed_is_known_from_then_on(of, act):
    before = known.by_link(of.slug)
    act(of)
    after = known.by_link(of.slug)
    assert (known.by_link(of.slug) == after, after == before) == (True, False)
    assert state(after) == rows(fresh(of), rounds.of(of))


def test_what_is_not_changed_is_not_asked_for_again(of, django_assert_num_queries):
    assert known.by_link(of.slug).rounds
    with django_assert_num_queries(1):
        assert known.by_link(of.slug).rounds


def test_a_post_leaves_all_but_the_questions_as_it_was_known(of):
    before = known.by_link(of.slug)
    people.answered(of, 4)
    after = known.by_link(of.slug)
    assert (after.discussion is before.discussion, after.rounds is before.rounds) == (True, False)


def test_the_questions_are_found_by_their_numbers(of):
    assert known.by_link(of.slug).round_ids == {one.question.number: one.id for one in rounds.of(of)}


def test_two_changes_in_one_transaction_are_two_states(of):
    found = []
    with transaction.atomic():
        for team in ("One", "Two", "One"):
            Discussion.objects.filter(pk=of.pk).update(team=team)
            found.append(known.by_link(of.slug))
    assert [one.discussion.team for one in found] == ["One", "Two", "One"]


def test_a_change_that_is_taken_back_is_forgotten(of):
    before = known.by_link(of.slug)
    with transaction.atomic():
        rename(of)
        assert known.by_link(of.slug).discussion.team == "Another team"
        transaction.set_rollback(True)
    rename(of)
    Discussion.objects.filter(pk=of.pk).update(team="A third team")
    assert (before.discussion.team, known.by_link(of.slug).discussion.team) == (of.team, "A third team")


def test_what_stands_beside_a_discussion_is_there_or_not(of):
    names = ("takeaway", "stage", "margin")
    first = known.by_link(of.slug).discussion
    lay_out_a_takeaway(of)
    second = known.by_link(of.slug).discussion
    assert [[hasattr(one, name) for name in names] for one in (first, second)] == [[False] * 3, [True, False, False]]


def test_an_unknown_link_is_unknown(of):
    for slug in ("nowhere", of.slug.swapcase()):
        with pytest.raises(NotFound):
            known.by_link(slug)
    Discussion.objects.filter(pk=of.pk).delete()
    with pytest.raises(NotFound):
        known.by_link(of.slug)


def seal(of):
    people.close(of)
    sealing.seal(of)


@pytest.mark.parametrize("act", [seal, discussions.delete], ids=("sealed", "deleted"))
def test_a_salt_that_was_destroyed_is_not_kept_in_the_process(act):
    slug = people.discussion().slug
    assert known.by_link(slug).rounds
    kept = salts_in_memory(slug)
    act(Discussion.objects.get(slug=slug))
    with suppress(NotFound):
        assert known.by_link(slug).discussion.is_sealed
    assert (len(kept), kept & salts_in_memory(slug)) == (1, set())


def test_no_more_links_are_known_than_a_process_can_hold(of, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(known, "MOST_KEPT", 2)
    links = [of.slug, *(people.discussion(of=of.edition).slug for _ in range(2))]
    for slug in links:
        known.by_link(slug)
    for slug, queries in ((links[2], 1), (links[1], 1), (links[0], 2)):
        with django_assert_num_queries(queries):
            known.by_link(slug)


def salts_in_memory(slug):
    gc.collect()
    found = [one.__dict__ for one in gc.get_objects() if type(one) is Discussion]
    return {bytes(one["salt"]) for one in found if one.get("slug") == slug}


def fresh(of):
    return Discussion.objects.select_related("edition", "takeaway", "stage", "margin").get(pk=of.pk)


def state(found: known.Known) -> list[dict[str, object]]:
    """Every column of every row that is known."""
    return rows(found.discussion, found.rounds)


def rows(discussion, asked) -> list[dict[str, object]]:
    beside = [getattr(discussion, name, None) for name in ("edition", "takeaway", "stage", "margin")]
    parts = [part for one in asked for part in (one, one.question)]
    return [columns(one) for one in (discussion, *beside, *parts) if one]


def columns(row) -> dict[str, object]:
    return deepcopy({field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields})
