from datetime import timedelta

import pytest

from discussions.domain import access, clock, discussions, entry, results, run_words, runs, sealing, setting_up, teams
from discussions.domain.refusals import NotFound
from discussions.domain.run_refusals import NotCompared
from discussions.models import Discussion, Round
from tests import people
from tests.layers import laid

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ticks_rest")]
SLOW = "Looking slow"


@laid
def ana():
    return entry.facilitator_named("one@example.org")


@laid
def edition():
    return people.edition()


@pytest.fixture
def team(ana, edition):
    """A team that read the same passage, with these ratings to question 1; it agreed unless it says otherwise."""

    def make(name: str, me: list[int], *, theme: str = "", agreed: bool = True, **settings) -> Discussion:
        of = people.discussion(team=name, of=edition, **({"facilitator": ana} | settings))
        voices = people.readable(of, len(me), me=me)
        if theme:
            people.theme(of, theme, *voices[:5])
        if agreed:
            teams.agree(of)
        return Discussion.objects.get(pk=of.pk)

    return make


def seen_from(of, number=1):
    of = Discussion.objects.get(pk=of.pk)
    return teams.teams_beside(of, results.readable_rounds(of)).questions[number - 1]


def names(of) -> list[str]:
    return [one.name for one in seen_from(of).teams]


def test_teams_that_agreed_stand_by_name(team):
    ours = team("Middle", [4] * 5)
    team("Zebra", [5] * 9)
    team("Ant", [1] * 7)
    assert (names(ours), seen_from(ours).teams[1].is_ours) == (["Ant", "Middle", "Zebra"], True)


def test_differs_alike_and_only_here(team):
    ours = team("Ours", [3] * 9 + [4] * 3, theme="looking  SLOW")
    team("High", [5] * 9 + [1], theme=SLOW)
    team("Low", [2] * 10, theme="Too busy")
    found = seen_from(ours)
    assert (len(found.differs), found.differs[0][:32]) == (1, "High: more lean towards “readily”"[:32])
    assert (len(found.alike), found.alike[0][:9], found.unclear) == (1, "Low: only", ())
    assert [(one.team, one.themes) for one in found.only] == [("Low", ("Too busy",))]


def test_a_theme_that_every_team_has_is_told_once(team):
    ours = team("Ours", [3] * 5, theme=SLOW)
    team("Theirs", [3] * 5, theme=SLOW.upper())
    assert (seen_from(ours).everywhere, seen_from(ours).only) == ((SLOW,), ())


@pytest.mark.parametrize(("under", "floors", "told"), [(4, {}, False), (5, {}, True), (5, {"floor_figures": 6}, False)])
def test_a_theme_is_told_from_as_many_answers_on_as_figures(team, under, floors, told):
    ours, theirs = team("Ours", [3] * 5), team("Theirs", [3] * 6, **floors)
    cards = list(people.Card.objects.filter(round__discussion=theirs).values_list("pk", flat=True)[:under])
    people.themes.create(theirs, name="Rare", answers=cards, by=entry.facilitator_named("one@example.org"))
    assert [bool(one.themes) for one in seen_from(ours).teams] == [False, told]


def test_a_small_team_that_is_hidden_tells_no_theme_either(team):
    ours = team("Ours", [3] * 5)
    team("Tiny", [3] * 4, theme=SLOW)
    tiny = seen_from(ours).teams[1]
    assert (tiny.hidden != "", tiny.themes) == (True, {})


def test_a_team_below_five_is_hidden_and_so_is_the_total(team):
    ours = team("Ours", [4] * 5, floor_figures=3)
    team("Theirs", [4] * 6)
    assert seen_from(ours).total == "All teams together: 11 of 11 lean towards “readily”."
    team("Tiny", [4] * 4, floor_figures=3)
    found = seen_from(ours)
    assert [(one.name, one.picture is None, bool(one.hidden)) for one in found.teams] == [
        ("Ours", False, False),
        ("Theirs", False, False),
        ("Tiny", True, True),
    ]
    assert found.total == run_words.no_total()


def test_figures_of_others_move_on_when_five_have_changed(team):
    ours, theirs = team("Ours", [4] * 5), team("Theirs", [4] * 6)
    for more, shown in ((3, 6), (1, 6), (1, 11)):
        people.readable(theirs, more, me=[1] * more)
        assert seen_from(ours).teams[1].shown.me.n == shown
    assert results.result_of(people.round_of(theirs)).me.n == 11


def test_a_figure_that_its_own_team_no_longer_sees_is_gone(team):
    ours, theirs = team("Ours", [4] * 5), team("Theirs", [4] * 6)
    Round.objects.filter(discussion=theirs).update(
        figures={"answered": 6, "passed": 0, "me": None, "guess": None}, version=b"fallen!!"
    )
    assert seen_from(ours).teams[1].shown.me is None


def test_what_is_sealed_in_another_team_is_not_told(team):
    ours, theirs = team("Ours", [4] * 5), team("Theirs", [4] * 6)
    Round.objects.filter(discussion=theirs).update(state="writing")
    assert names(ours) == ["Ours"]


def test_a_floor_that_was_raised_holds_here_too(team):
    ours, theirs = team("Ours", [4] * 5), team("Theirs", [4] * 6)
    Discussion.objects.filter(pk=theirs.pk).update(floor_figures=9)
    assert seen_from(ours).teams[1].shown.me is None


def test_who_took_it_back_is_gone_at_once_and_sees_nothing(team):
    ours, theirs = team("Ours", [4] * 5), team("Theirs", [4] * 6)
    assert names(ours) == ["Ours", "Theirs"]
    teams.take_back(theirs)
    assert names(ours) == ["Ours"]
    with pytest.raises(NotFound):
        seen_from(theirs)


def test_who_never_agreed_is_not_there_and_sees_nothing(team):
    ours, theirs = team("Ours", [4] * 5), team("Theirs", [4] * 6, agreed=False)
    assert names(ours) == ["Ours"]
    with pytest.raises(NotFound):
        seen_from(theirs)


def test_a_team_of_other_facilitators_or_of_other_words_is_not_there(team):
    ours = team("Ours", [4] * 5)
    team("Theirs", [4] * 6, facilitator=entry.facilitator_named("two@example.org"))
    team("Sample", [4] * 6, is_sample=True)
    other = people.discussion(team="Other words", facilitator=entry.facilitator_named("one@example.org"))
    teams.agree(other)
    assert names(ours) == ["Ours"]


def test_of_two_runs_of_a_team_the_later_one_stands_there(team, ana):
    ours, theirs = team("Ours", [4] * 5), team("Theirs", [4] * 6)
    again = runs.run_again(theirs, by=ana)
    setting_up.start(again)
    assert access.agreed_teams(ours) == [ours, theirs]
    teams.agree(again)
    assert access.agreed_teams(ours) == [ours, again]


@pytest.fixture
def three_runs(team, ana):
    """Three runs of one team, of which the first and the last agreed."""
    first = team("Theirs", [4] * 6)
    second = runs.run_again(first, by=ana)
    setting_up.start(second)
    third = runs.run_again(second, by=ana)
    setting_up.start(third)
    teams.agree(third)
    return first, third


def test_a_team_stands_there_once_however_many_of_its_runs_agreed(team, three_runs):
    ours, (first, third) = team("Ours", [4] * 5), three_runs
    found = [access.agreed_teams(Discussion.objects.get(pk=one.pk)) for one in (ours, first, third)]
    assert found == [[ours, third], [ours, first], [ours, third]]


def test_a_team_whose_delete_date_has_come_is_not_there(team):
    ours, theirs = team("Ours", [4] * 5), team("Theirs", [4] * 6)
    Discussion.objects.filter(pk=theirs.pk).update(delete_on=clock.today() - timedelta(days=3))
    assert names(ours) == ["Ours"]


def test_a_draft_and_a_rehearsal_are_compared_with_nobody(team, ana):
    ours, rehearsal = team("Ours", [4] * 5), team("Ours", [4] * 5, agreed=False)
    Discussion.objects.filter(pk=rehearsal.pk).update(rehearses=ours)
    for one in (rehearsal, runs.run_again(ours, by=ana)):
        with pytest.raises(NotCompared):
            teams.agree(one)


def test_a_question_without_a_scale_has_themes_and_no_figure(team):
    ours = team("Ours", [4] * 5)
    people.readable(ours, 3, number=4)
    found = seen_from(ours, 2)
    assert (found.number, found.teams[0].scale, found.teams[0].hidden, found.teams[0].rows, found.total) == (
        4,
        None,
        "",
        [],
        "",
    )


@pytest.mark.parametrize("others", [1, 4])
def test_many_teams_cost_as_much_as_few(team, others, django_assert_num_queries):
    ours = team("Ours", [4] * 5)
    for place in range(others):
        team(f"Team {place}", [4] * 5)
    readable = results.readable_rounds(ours)
    teams.teams_beside(ours, readable)
    with django_assert_num_queries(4):
        teams.teams_beside(ours, readable)


def test_the_gate_itself_knows_who_agreed(team):
    shown = [results.outward_of(people.round_of(team("Theirs", [4] * 6, agreed=agreed))) for agreed in (True, False)]
    assert (shown[0].me.counts, shown[1]) == ((0, 0, 0, 6, 0), None)


@pytest.fixture
def small(team):
    """A team of three that is sealed, as `team` makes it."""

    def make(name: str, me=(1, 2, 5), **settings) -> Discussion:
        made = team(name, list(me), **settings)
        discussions.close(made)
        sealing.seal(made)
        return Discussion.objects.get(pk=made.pk)

    return make


def together(of) -> list[tuple[str, tuple[int, ...]]]:
    return [(one.name, one.shown.me.counts) for one in seen_from(of).teams if one.name.startswith("The other")]


def hidden(of) -> dict[str, str]:
    return {one.name: one.hidden for one in seen_from(of).teams if one.hidden}


def test_small_teams_that_are_sealed_stand_together(team, small):
    ours = team("Ours", [4] * 5)
    small("Ant")
    small("Bee")
    assert together(ours) == [("The other teams together: Ant · Bee", (2, 2, 0, 0, 2))]
    assert hidden(ours) == dict.fromkeys(("Ant", "Bee"), run_words.team_pooled())
    assert seen_from(ours).total == "All teams together: 7 of 11 lean towards “readily”."


def test_a_small_team_alone_or_one_that_may_grow_is_hidden(team, small):
    ours = team("Ours", [4] * 5)
    small("Ant")
    team("Bee", [1] * 4)
    assert (together(ours), list(hidden(ours))) == ([], ["Ant", "Bee"])


def test_a_small_team_that_comes_later_changes_nothing(team, small):
    ours = team("Ours", [4] * 5)
    small("Ant")
    small("Bee")
    before = together(ours)
    small("Cat")
    assert (together(ours), hidden(ours)["Cat"]) == (before, run_words.team_hidden(5))


def test_a_pool_is_gone_when_one_of_it_takes_it_back_and_comes_back_as_it_was(team, small):
    ours, ant = team("Ours", [4] * 5), small("Ant")
    small("Bee")
    before = together(ours)
    teams.take_back(ant)
    small("Cat")
    assert (together(ours), hidden(ours)["Bee"]) == ([], run_words.pool_hidden())
    teams.agree(ant)
    assert together(ours) == before


def test_a_team_that_closed_and_could_be_opened_again_is_in_no_sum(team, small):
    ours = team("Ours", [4] * 5)
    small("Ant")
    bee = team("Bee", [1] * 4)
    discussions.close(bee)
    assert (together(ours), list(hidden(ours))) == ([], ["Ant", "Bee"])


def test_whose_own_people_see_its_figures_needs_more_beside_it(team, small):
    ours = team("Ours", [4] * 5)
    small("Ant", floor_figures=3)
    small("Bee")
    assert together(ours) == []
    small("Cat")
    assert together(ours) == [("The other teams together: Ant · Bee · Cat", (3, 3, 0, 0, 3))]


def test_what_a_facilitator_of_two_knows_leaves_enough_or_nobody(team, small, ana):
    ours = team("Ours", [4] * 5)
    for name in ("Ant", "Bee"):
        small(name, floor_figures=3)
    small("Cat")
    assert together(ours) == []
    Discussion.objects.filter(team="Cat").update(floor_figures=3)
    assert len(together(ours)) == 1
