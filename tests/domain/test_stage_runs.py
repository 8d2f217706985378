"""Then and now, and teams beside each other, on the screen."""

import pytest

from discussions.domain import entry, runs, setting_up, stage_screen, stage_views, teams
from discussions.domain.refusals import UnknownChoice
from discussions.models import Discussion
from tests import people
from tests.layers import laid

from .test_stage_pictures import again, at_comparison, pages

pytestmark = pytest.mark.django_db


@laid
def ana():
    return entry.facilitator_named("one@example.org")


@laid
def first(ana):
    of = people.discussion(team="Ours", facilitator=ana)
    team = people.answered(of, 12, me=[3] * 9 + [4] * 3)
    people.publish(of)
    people.theme(of, "Looking slow", *team[:5])
    return of


@laid
def second(first, ana):
    """The team's second run, at the comparison of question 1."""
    made = runs.run_again(first, by=ana, newer=False)
    setting_up.start(made)
    of = Discussion.objects.select_related("edition").get(pk=made.pk)
    team = people.answered(of, 10, me=[3] * 2 + [4] * 8, guess=[2] * 3)
    people.publish(of)
    people.theme(of, "We tried", *team[:5])
    return at_comparison(of)


def test_then_and_now_come_as_a_picture_and_then_in_words(second):
    drawn, told = pages(second, "then")
    assert (drawn.drawing.kind, drawn.drawing.finding.startswith("More lean towards")) == ("then", True)
    assert [(one.label, one.text) for one in told.cards] == [
        ("Then", "Nobody has guessed yet; the guesses open at 5."),
        ("Now", "Fewer than 5 have guessed; the guesses open at 5."),
        ("Gone, or rarer than that now:", "Looking slow"),
        ("New, or rarer than that then:", "We tried"),
    ]


def test_a_question_that_nobody_could_read_then_says_so(second):
    for voice in people.people(second, 3):
        people.answer(voice, "Something.", number=2)
    at_comparison(second, "compare-2")
    [page] = pages(second, "then")
    assert page.hidden.startswith("There is no earlier time to hold this question against")


@pytest.mark.parametrize("view", ["then", "teams", "groups"])
def test_what_a_discussion_does_not_have_cannot_be_chosen(first, view):
    at_comparison(first)
    with pytest.raises(UnknownChoice):
        stage_views.show(first, view=view)


@pytest.fixture
def beside(second, ana):
    """The same, beside two other teams, one of them too small for figures."""
    for name, me in (("Ant", [5] * 8), ("Tiny", [1] * 3)):
        of = people.discussion(team=name, of=second.edition, facilitator=ana)
        people.answered(of, len(me), me=me)
        people.publish(of)
        teams.agree(of)
    teams.agree(second)
    return again(second)


def test_teams_come_in_words_and_then_one_picture_each(beside):
    told, *drawn = pages(beside, "teams")
    labels = ["No clear difference, and most on the same side", "", "Tiny", "Frequent only in Ours:"]
    assert [one.label for one in told.cards] == labels
    assert [(one.heading, one.drawing.kind) for one in drawn] == [("Ant", "team"), ("Ours", "team")]


def test_no_answer_of_another_team_is_on_the_screen(beside):
    other = Discussion.objects.get(team="Ant")
    people.answer(people.people(other, 1)[0], "Only in Ant.")
    people.publish(other)
    assert "Only in Ant." not in repr(pages(beside, "teams"))


def test_agreement_taken_back_other_teams_are_gone_at_once(beside):
    stage_views.show(beside, view="teams")
    teams.take_back(beside)
    found = stage_screen.shown_on(again(beside)).content
    assert (found.hidden, found.cards) == ("This team has not agreed to be compared with others.", ())


def test_alone_it_waits_for_another_team(second):
    teams.agree(second)
    [page] = pages(again(second), "teams")
    assert page.hidden.startswith("No other team has agreed to be compared yet.")
