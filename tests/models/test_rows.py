"""Models out of hand-written SQL are what the ORM would have made of the same rows."""

from __future__ import annotations

import pytest
from django.db import ProgrammingError, transaction

from discussions.models import (
    Asked,
    Columns,
    Discussion,
    Moderated,
    Round,
    Stage,
    fetch,
    fetch_in_turn,
    know,
)
from tests import people

pytestmark = pytest.mark.django_db

ROUND, STAGE, DISCUSSION = Columns(Round, "round"), Columns(Stage, "stage"), Columns(Discussion, "discussion")
WITH_STAGE = f"""
SELECT {DISCUSSION.sql}, {STAGE.sql}, 7 FROM discussions_discussion AS discussion
LEFT JOIN discussions_stage AS stage ON stage.discussion_id = discussion.id WHERE discussion.id = %(id)s
"""
TEAM = "UPDATE discussions_discussion SET team = %(team)s WHERE id = %(id)s RETURNING id"
READ = f"SELECT {DISCUSSION.sql}, team FROM discussions_discussion AS discussion WHERE id = %(id)s"


def of_orm(model, **key) -> list:
    return list(model.objects.filter(**key).values_list().get())


def values(instance) -> list:
    return [getattr(instance, field.attname) for field in instance._meta.concrete_fields]


def test_an_instance_has_the_values_that_the_orm_reads_with_json_read():
    round_ = people.round_of(people.discussion())
    Round.objects.filter(pk=round_.pk).update(waiting={"a": 2}, figures={"me": [1, 2, 3, 0, 0]})
    statement = f"SELECT {ROUND.sql} FROM discussions_round AS round WHERE id = %(id)s"
    [(found,)] = fetch(statement, {"id": round_.pk}, ROUND)
    assert values(found) == of_orm(Round, pk=round_.pk)
    assert found.waiting == {"a": 2}


def test_an_instance_is_saved_as_a_change_of_its_row():
    of = people.discussion()
    [(found, *_)] = fetch(WITH_STAGE, {"id": of.pk}, DISCUSSION, STAGE)
    found.team = "Others"
    found.save()
    assert list(Discussion.objects.values_list("team", flat=True)) == ["Others"]


def test_what_an_outer_join_does_not_find_is_none_and_what_follows_the_models_comes_as_it_is():
    of = people.discussion()
    assert fetch(WITH_STAGE, {"id": of.pk}, DISCUSSION, STAGE) == [(of, None, 7)]
    stage = Stage.objects.create(discussion=of)
    assert fetch(WITH_STAGE, {"id": of.pk}, DISCUSSION, STAGE) == [(of, stage, 7)]


def test_what_is_known_is_asked_no_more(django_assert_num_queries):
    of, alone = people.discussion(), people.discussion()
    stage = Stage.objects.create(discussion=of)
    know(of, "stage", stage)
    know(alone, "stage", None)
    with django_assert_num_queries(0):
        assert (of.stage, stage.discussion) == (stage, of)
        assert not hasattr(alone, "stage")


def test_a_row_behind_a_plain_key_is_known_from_one_side(django_assert_num_queries):
    round_ = people.round_of(people.discussion())
    row = Moderated(round_id=round_.pk)
    know(row, "round", round_)
    with django_assert_num_queries(0):
        assert row.round is round_


def test_each_sees_what_those_before_it_did():
    of = people.discussion()
    changed, [(read, team)] = fetch_in_turn(
        Asked(TEAM, {"team": "Support", "id": of.pk}, ()), Asked(READ, {"id": of.pk}, (DISCUSSION,))
    )
    assert (changed, read, team) == ([(of.pk,)], of, "Support")


def test_what_the_database_refuses_is_told_as_everywhere():
    with pytest.raises(ProgrammingError, match="nowhere"), transaction.atomic():
        fetch_in_turn(Asked("SELECT 1", {}, ()), Asked("SELECT nowhere", {}, ()), Asked("SELECT 1", {}, ()))
    assert fetch_in_turn(Asked("SELECT 1", {}, ())) == [[(1,)]]
