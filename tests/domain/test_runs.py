from dataclasses import replace

import pytest

from discussions.domain import clock, discussions, drafts, editing, entry, passages, runs, setting_up
from discussions.domain.anonymity import Purpose, cookie_name
from discussions.domain.run_refusals import NothingToRunAgain
from discussions.domain.settings_of import settings_of, usual
from discussions.models import Discussion
from tests import people
from tests.attacks.watching import short_edition
from tests.layers import laid

pytestmark = pytest.mark.django_db


@laid
def ana():
    return entry.facilitator_named("ana@example.org")


@laid
def first(ana):
    return people.discussion(team="Ours", of=short_edition(), facilitator=ana, floor_texts=4, expected=9)


def test_the_next_run_is_a_draft_with_the_same_words_settings_and_facilitators(first, ana):
    made = runs.run_again(first, by=ana)
    assert (made.earlier, made.edition, made.state, settings_of(made)) == (
        first,
        first.edition,
        "draft",
        settings_of(first),
    )
    assert [*made.facilitators.all()] == [ana]


def test_no_voice_joins_two_runs(first, ana):
    made = runs.run_again(first, by=ana)
    setting_up.start(made)
    visit = people.person(first)
    again = people.access.visit(made.slug, people.cookies_of(visit))
    scope = first.id
    assert again.is_new is True
    assert visit.tag(Purpose.ANSWER, scope) != again.tag(Purpose.ANSWER, scope)
    assert {bytes(made.salt), made.slug, made.code, cookie_name(made)}.isdisjoint(
        {bytes(first.salt), first.slug, first.code, cookie_name(first)}
    )


def test_times_that_have_passed_are_not_taken_over(first, ana):
    moment = clock.now()
    Discussion.objects.filter(pk=first.pk).update(reading_rule="at_time", reads_at=moment, opens_at=moment, agreed=True)
    made = runs.run_again(first, by=ana)
    assert (made.reading_rule, made.reads_at, made.opens_at, made.closes_at, made.delete_on, made.agreed) == (
        "when_opened",
        None,
        None,
        None,
        usual().delete_on,
        False,
    )


def test_two_presses_make_one_draft_and_once_it_is_open_another(first, ana):
    once, twice = runs.run_again(first, by=ana), runs.run_again(first, by=ana)
    setting_up.start(once)
    assert (once, runs.run_again(first, by=ana) != once) == (twice, True)


def test_a_draft_and_a_rehearsal_are_not_run_again(first, ana):
    rehearsal = people.discussion(of=first.edition, facilitator=ana, rehearses=first)
    for one in (runs.run_again(first, by=ana), rehearsal):
        with pytest.raises(NothingToRunAgain):
            runs.run_again(one, by=ana)


@laid
def reworded(ana):
    """A discussion of a passage of Ana's that has been reworded since, and the newer edition."""
    of = people.discussion(
        of=editing.write(drafts.of(passages.recognise(people.PASSAGE.read_text("utf-8"))), owner=ana), facilitator=ana
    )
    loaded = editing.loaded(of.edition.passage)
    return of, editing.rewrite(of.edition.passage, replace(loaded.draft, title="Other words"), etag=loaded.etag)


def test_the_same_words_are_asked_again_unless_the_newest_are_chosen(reworded, ana):
    of, newest = reworded
    assert (runs.runs_of(of, seen_by=ana).has_newer, runs.run_again(of, by=ana).edition) == (True, of.edition)
    # The draft that waits with the same words does not stand in for it.
    assert [runs.run_again(of, by=ana, newer=True).edition for _ in range(2)] == [newest] * 2
    assert of.later.count() == 2


def test_words_that_somebody_else_keeps_are_not_offered(reworded):
    of, ben = reworded[0], entry.facilitator_named("ben@example.org")
    of.facilitators.add(ben)
    assert (runs.runs_of(of, seen_by=ben).has_newer, runs.run_again(of, by=ben, newer=True).edition) == (
        False,
        of.edition,
    )


def test_the_page_tells_of_the_runs_before_and_after(first, ana):
    made = runs.run_again(first, by=ana)
    found = [runs.runs_of(one, seen_by=ana) for one in (first, made)]
    assert [(one.earlier and one.earlier.slug, [run.slug for run in one.later]) for one in found] == [
        (None, [made.slug]),
        (first.slug, []),
    ]
    assert [one.may_run for one in found] == [True, False]


def test_somebody_who_runs_only_this_one_is_not_told_of_the_others(first, ana):
    made, ben = runs.run_again(first, by=ana), entry.facilitator_named("ben@example.org")
    made.facilitators.add(ben)
    assert runs.runs_of(made, seen_by=ben).earlier is None


def test_deleting_a_run_leaves_the_next_one(first, ana):
    made = runs.run_again(first, by=ana)
    discussions.delete(first)
    assert Discussion.objects.get(pk=made.pk).earlier is None
