"""What was done to themes, undone from the log of the dashboard."""

import pytest

from discussions.domain import acts, entry, refusals, themes
from discussions.models import Act, Theme, ThemeRejection
from tests import people
from tests.deciding import undo
from tests.layers import laid

pytestmark = pytest.mark.django_db


@laid
def of():
    return people.discussion()


@laid
def team(of):
    """Five people whose answers to question 1 can be read."""
    return people.readable(of, 5)


@laid
def by():
    return entry.facilitator_named("one@example.org")


def ids(*voices) -> set:
    return {people.card_of(one).pk for one in voices}


def members(theme) -> set:
    return set(theme.answers.values_list("pk", flat=True))


def last() -> Act:
    return Act.objects.first()


def logged(of) -> list[tuple[str, str, bool]]:
    return [(one.words, one.note, one.can_undo) for one in acts.log_of(of)]


def test_undo_of_a_new_theme_removes_it_and_leaves_its_answers(of, team):
    people.theme(of, "Slow", *team[:2])
    version = bytes(people.round_of(of).version)
    undo(of, last())
    assert (Theme.objects.count(), len(ids(*team[:2])), bytes(people.round_of(of).version) == version) == (0, 2, False)


def test_a_theme_that_was_made_empty_goes_as_well(of):
    people.theme(of, "Slow")
    undo(of, last())
    assert Theme.objects.count() == 0


def test_a_new_theme_under_which_something_was_put_since_stays_and_says_so(of, team, by):
    theme = people.theme(of, "Slow", team[0])
    made = last()
    themes.put_under(theme, answers=ids(team[1]), by=by)
    with pytest.raises(refusals.Overtaken) as refused:
        undo(of, made)
    assert "Answers were put under this theme since" in str(refused.value.sentence)
    assert members(theme) == ids(*team[:2])


def test_a_new_theme_goes_once_what_was_put_since_is_undone(of, team, by):
    theme = people.theme(of, "Slow", team[0])
    made = last()
    themes.put_under(theme, answers=ids(team[1]), by=by)
    undo(of, last())
    undo(of, made)
    assert Theme.objects.count() == 0


def test_what_was_taken_out_is_put_back_and_may_be_suggested_again(of, team, by):
    theme = people.theme(of, "Slow", *team[:2])
    themes.take_out(theme, answers=ids(team[0]), by=by)
    undo(of, last())
    assert (members(theme), ThemeRejection.objects.count()) == (ids(*team[:2]), 0)


def test_what_came_later_stays(of, team, by):
    theme = people.theme(of, "Slow")
    for one in team[:2]:
        themes.put_under(theme, answers=ids(one), by=by)
    undo(of, Act.objects.all()[1])
    assert members(theme) == ids(team[1])


def test_what_its_writer_took_back_does_not_come_back(of, team, by):
    theme = people.theme(of, "Slow", *team[:2])
    themes.take_out(theme, answers=ids(*team[:2]), by=by)
    people.withdraw(team[0])
    undo(of, last())
    assert members(theme) == ids(team[1])


def test_a_deleted_theme_is_made_again(of, team, by):
    theme = people.theme(of, "Slow", *team[:2])
    themes.delete(Theme.objects.get(), by=by)
    undo(of, last())
    again = Theme.objects.get()
    assert (again, again.name, members(again)) == (theme, "Slow", ids(*team[:2]))


def test_a_merge_is_undone_in_two_steps(of, team, by):
    one, other = people.theme(of, "One", *team[:2]), people.theme(of, "Other", *team[1:3])
    themes.merge(one, into=other, by=by)
    for line in list(Act.objects.all()[:2]):
        undo(of, line)
    found = {theme.name: members(theme) for theme in Theme.objects.all()}
    assert found == {"One": ids(*team[:2]), "Other": ids(*team[1:3])}


def test_a_renamed_theme_has_its_old_name_again_and_keeps_its_answers(of, team, by):
    theme = people.theme(of, "Slow", team[0])
    themes.rename(theme, name="Fear", by=by)
    renamed = last()
    themes.put_under(theme, answers=ids(team[1]), by=by)
    undo(of, renamed)
    assert (Theme.objects.get().name, members(theme)) == ("Slow", ids(*team[:2]))


def test_a_name_that_was_given_since_is_not_undone_with_the_one_before(of, by):
    theme = people.theme(of, "Slow")
    themes.rename(theme, name="Fear", by=by)
    renamed = last()
    themes.rename(theme, name="Burden", by=by)
    offered = [(note, can_undo) for _words, note, can_undo in logged(of) if "is called" in note]
    with pytest.raises(refusals.Overtaken):
        undo(of, renamed)
    assert (offered, Theme.objects.get().name) == (
        [("“Fear” is called “Burden” now", True), ("“Slow” is called “Fear” now", False)],
        "Burden",
    )
    for line in (last(), renamed):
        undo(of, line)
    assert Theme.objects.get().name == "Slow"


def test_undo_is_refused_where_another_theme_has_the_name_by_now(of, by):
    themes.delete(people.theme(of, "Slow"), by=by)
    deleted = last()
    people.theme(of, "slow")
    with pytest.raises(refusals.NameTaken):
        undo(of, deleted)


def test_of_a_theme_that_is_gone_nothing_is_undone_nor_offered(of, team, by):
    theme = people.theme(of, "Slow", team[0])
    made = last()
    themes.delete(theme, by=by)
    with pytest.raises(refusals.Overtaken) as refused:
        undo(of, made)
    assert "This theme is gone by now" in str(refused.value.sentence)
    assert [can_undo for _, _, can_undo in logged(of)] == [True, False]


def test_the_log_names_what_was_done_to_a_theme(of, team, by):
    theme = people.theme(of, "Slow", *team[:2])
    themes.rename(theme, name="Fear", by=by)
    undo(of, last())
    themes.delete(Theme.objects.get(), by=by)
    people.theme(of, "Burden")
    assert logged(of) == [
        ("Made a theme", "Burden", True),
        ("Deleted a theme of 2 answers to question 1", "Slow", True),
        ("Undone: Renamed a theme", "", False),
        ("Renamed a theme", "“Slow” is called “Fear” now", False),
        ("Made a theme of 2 answers to question 1", "Slow", False),
    ]
