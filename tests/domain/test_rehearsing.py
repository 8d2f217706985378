from datetime import timedelta

import pytest
from django.apps import apps

from discussions.domain import access, clock, console, discussions, entry, queue, rehearsing
from discussions.domain.refusals import NotARehearsal
from discussions.domain.settings_of import settings_of
from discussions.models import Answer, Card, Discussion, Edition
from tests import people
from tests.attacks.watching import short_edition
from tests.layers import laid

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ticks_rest")]


@laid
def ana():
    return entry.facilitator_named("ana@example.org")


@laid
def of(ana):
    return people.discussion(team="Ours", of=short_edition(), facilitator=ana, floor_texts=4)


@laid
def made(of):
    """The rehearsal of it."""
    with people.ticks_resting():
        return rehearsing.rehearse(of)


def rows() -> dict[str, list]:
    """Every row there is, but for what is known to be of no discussion."""
    kept = [model for model in apps.get_app_config("discussions").get_models() if model.__name__ != "EntryLink"]
    return {model.__name__: sorted(map(repr, model.objects.values_list())) for model in kept}


def test_a_rehearsal_has_the_same_edition_and_settings_and_its_own_way_in(of, made):
    assert (made.edition, settings_of(made), made.is_sample) == (of.edition, settings_of(of), True)
    assert {made.slug, made.code, bytes(made.salt)}.isdisjoint({of.slug, of.code, bytes(of.salt)})


def test_it_is_filled_with_sample_people_and_nothing_reaches_the_original(of, made):
    counts = [Answer.objects.filter(round__discussion=one).count() for one in (made, of)]
    assert (counts[0] >= 8, counts[1], Card.objects.filter(round__discussion=of).count()) == (True, 0, 0)


def test_its_facilitators_run_it_and_it_is_in_no_list(of, ana, made):
    assert access.run_by(ana, made.slug) == made
    assert [one.slug for one in console.list_of(ana)] == [of.slug]


def test_it_is_found_from_its_original_and_back(of, made):
    assert (console.console_of(of).rehearsal, console.console_of(made).original) == (made.slug, of.slug)


def test_pressing_twice_makes_one(of, made):
    assert rehearsing.rehearse(of) == made


@pytest.mark.parametrize("state", ["open", "draft"])
def test_a_reset_leaves_no_trace(of, state):
    if state == "draft":
        of.rounds.all().delete()
        Discussion.objects.update(state="draft")
        Edition.objects.update(frozen=False)
    before = rows()
    made = rehearsing.rehearse(of)
    during = rows()
    assert (rehearsing.reset(made), before != during, rows() == before) == (of, True, True)


def test_after_a_reset_one_can_rehearse_anew(of, made):
    rehearsing.reset(made)
    assert rehearsing.rehearse(of).slug != made.slug


def test_a_draft_of_the_future_is_rehearsed_now(ana):
    of = people.discussion(of=short_edition(), facilitator=ana, opens_at=clock.now() + timedelta(days=1))
    assert access.visit(rehearsing.rehearse(of).slug, {}).is_new is True


@pytest.mark.parametrize("rule", Discussion.ReadingRule.values)
def test_a_discussion_whose_answers_are_checked_first_can_be_rehearsed(ana, rule):
    kept = {"reading_rule": rule, "reads_at": clock.now() + timedelta(days=1)}
    of = people.discussion(of=short_edition(), facilitator=ana, moderation="check_first", **kept)
    made = rehearsing.rehearse(of)
    assert (len(queue.queue_of(made).items) >= 8, Card.objects.filter(round__discussion=made).count()) == (True, 0)


def test_only_a_rehearsal_is_reset_and_none_has_a_rehearsal(of, made):
    for act, wrong in ((rehearsing.reset, of), (rehearsing.rehearse, made)):
        with pytest.raises(NotARehearsal):
            act(wrong)
    assert Discussion.objects.count() == 2


def test_a_sample_is_not_rehearsed_it_has_sample_people_already(ana):
    of = people.discussion(of=short_edition(), facilitator=ana, is_sample=True)
    with pytest.raises(NotARehearsal):
        rehearsing.rehearse(of)


def test_a_deleted_discussion_takes_its_rehearsal_with_it(of, made):
    made.acts.create(kind="hold", on_day=clock.today())
    discussions.delete(of)
    assert (Discussion.objects.count(), Answer.objects.count()) == (0, 0)
