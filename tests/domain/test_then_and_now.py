from dataclasses import replace
from datetime import timedelta

import pytest

from discussions.domain import clock, editing, entry, results, runs, setting_up, then_and_now
from discussions.models import Discussion, Round
from tests import people
from tests.layers import laid

pytestmark = pytest.mark.django_db


@laid
def ana():
    return entry.facilitator_named("one@example.org")


@laid
def first(ana):
    """Twelve people of whom three lean high; two themes of three answers, one of two."""
    of = people.discussion(team="Ours", facilitator=ana)
    team = people.readable(of, 12, me=[3] * 9 + [4] * 3, guess=[4] * 12)
    for name, voices in (("Looking slow", team[:3]), ("Too  busy", team[3:6]), ("Rare", team[6:8])):
        people.theme(of, name, *voices)
    return of


@pytest.fixture
def again(first, ana):
    def run(*, newer: bool = False) -> Discussion:
        made = runs.run_again(first, by=ana, newer=newer)
        setting_up.start(made)
        return Discussion.objects.select_related("edition").get(pk=made.pk)

    return run


@pytest.fixture
def second(again):
    """Ten people of whom eight lean high, four with guesses; the first theme is back and another one is new."""
    of = again()
    team = people.readable(of, 10, me=[3] * 2 + [4] * 4 + [5] * 4, guess=[1] * 4)
    for name, voices in (("looking  SLOW", team[:3]), ("We tried", team[3:6]), ("Rare", team[6:8])):
        people.theme(of, name, *voices)
    return of


def found(of, number=1):
    round_ = people.round_of(of, number)
    return then_and_now.then_and_now(round_, results.result_of(round_))


def test_both_runs_stand_side_by_side_with_their_counts_and_medians(second):
    me, guess = found(second).pairs
    assert (me.then.counts, me.then.median, me.now.counts, me.now.median) == ((0, 0, 9, 3, 0), 3, (0, 0, 2, 4, 4), 4)
    assert (guess.then.counts, guess.now, guess.says, guess.picture) == ((0, 0, 0, 12, 0), None, "", None)
    assert me.rows[2:] == [(3, 9, 2), (4, 3, 4), (5, 0, 4)]


def test_a_run_whose_delete_date_has_come_is_told_of_no_more(first, second):
    before = found(second)
    Discussion.objects.filter(pk=first.pk).update(delete_on=clock.today() - timedelta(days=3))
    assert (before is None, found(second)) == (False, None)


def test_the_difference_is_told_in_people(second):
    assert found(second).pairs[0].says == (
        "More lean towards “readily” now: 8 of 10, and 3 of 12 then. Put for ten people, that is 1 to 8 more."
    )


def test_what_is_hidden_in_one_run_says_why(second):
    then = found(second)
    reason = results.Absent("Fewer than 5 have guessed; the guesses open at 5.", is_empty=False)
    assert (then.then.absent, then.now.absent) == ((), (reason,))
    assert (then.then.people, then.now.people) == ("12 answered", "10 answered")


def test_what_nobody_rated_is_empty_and_not_hidden(again):
    of = again()
    people.readable(of, 3)
    reason = results.Absent("Nobody has rated this yet; figures open at 5.", is_empty=True)
    assert found(of).now.absent == (reason,)


def test_themes_are_still_here_gone_or_new_once_three_answers_are_under_them(second):
    assert found(second).themes == then_and_now.Themes(("looking  SLOW",), ("Too  busy",), ("We tried",), 3)


def test_a_first_run_has_nothing_beside_it(first, django_assert_num_queries):
    round_ = people.round_of(first)
    result = results.result_of(round_)
    with django_assert_num_queries(0):
        assert then_and_now.then_and_now(round_, result) is None


def test_it_costs_one_query(second, django_assert_num_queries):
    round_ = people.round_of(second)
    result = results.result_of(round_)
    then_and_now.then_and_now(round_, result)
    with django_assert_num_queries(1):
        then_and_now.then_and_now(round_, result)


def test_a_question_that_was_sealed_in_the_run_before_is_not_told_of(first, second):
    Round.objects.filter(discussion=first).update(state="writing")
    assert found(second) is None


def test_without_themes_nothing_is_said_of_them(again, first):
    first.themes.all().delete()
    of = again()
    people.readable(of, 3)
    Round.objects.filter(discussion=first).update(version=b"new-one!")
    assert found(of).themes is None


def test_other_words_stand_side_by_side_without_a_difference(first, again):
    passage = first.edition.passage
    loaded = editing.loaded(passage)
    editing.rewrite(passage, replace(loaded.draft, title="Other words"), etag=loaded.etag)
    of = again(newer=True)
    people.readable(of, 10, me=[5] * 10)
    then = found(of)
    [me, _guess] = then.pairs
    assert (of.edition_id != first.edition_id, then.same, me.says, me.picture) == (True, False, "", None)
    assert (me.then.n, me.now.n, then.then.text) == (12, 10, "When do you ask or not ask for help?")
