import pytest

from discussions.compare.beside import beside
from discussions.domain import run_words, runs
from discussions.domain.entry import facilitator_named
from discussions.models import Discussion
from tests import people

FEW, MANY = (0, 0, 9, 3, 0), (0, 0, 2, 4, 4)
CASES = [
    (FEW, MANY, "More lean towards “high” now: 8 of 10, and 3 of 12 then.", "that is 1 to 8 more."),
    (MANY, FEW, "Fewer lean towards “high” now: 3 of 12, and 8 of 10 then.", "that is 1 to 8 fewer."),
    (
        (0, 0, 9, 5, 0),
        (0, 0, 3, 7, 0),
        "No clear difference with this few people: 5 of 14 leaned towards “high” then, 7 of 10 now.",
        "chance leaves open from 1 fewer to 7 more.",
    ),
    (
        (0, 0, 2, 7, 0),
        MANY,
        "No clear difference with this few people: 7 of 9 leaned towards “high” then, 8 of 10 now.",
        "chance leaves open from 4 fewer to 4 more.",
    ),
    (
        FEW,
        FEW,
        "No clear difference with this few people: 3 of 12 leaned towards “high” then, 3 of 12 now.",
        "chance leaves open from 4 fewer to 4 more.",
    ),
]


@pytest.mark.parametrize(("then", "now", "said", "reach"), CASES)
def test_then_and_now_in_words(then, now, said, reach):
    words = run_words.then_and_now(beside(then, now), end="high")
    assert (words.startswith(said), words.endswith(reach)) == (True, True), words


@pytest.mark.parametrize(("now", "said"), [((3, 0, 0, 1, 0), "1 of 4 does now"), ((2, 0, 0, 2, 0), "2 of 4 do now")])
def test_too_few_then_or_now_are_counted_with_their_verb(now, said):
    words = run_words.then_and_now(beside(FEW, now), end="high")
    assert words == f"3 of 12 leaned towards “high” then, {said}. That is too few people for a word."


def test_a_difference_whose_least_is_below_one_of_ten_says_so():
    words = run_words.then_and_now(beside((0, 0, 40, 20, 0), (0, 0, 28, 32, 0)), end="high")
    assert words.endswith("Put for ten people, that is hardly 1 to 4 more.")


def other_team(found, *, end):
    return run_words.beside_us(found, team="B", end=end)


@pytest.mark.parametrize("say", [run_words.then_and_now, other_team])
def test_few_people_carry_no_word_and_nobody_nothing(say):
    words = say(beside((0, 0, 0, 4, 0), (9, 0, 0, 0, 0)), end="high")
    assert ("too few" in words, "ten people" in words, say(None, end="high")) == (True, False, "")


@pytest.mark.parametrize(
    ("here", "there", "said"),
    [
        (FEW, MANY, "B: more lean towards “high” there, 8 of 10, than here, 3 of 12."),
        (MANY, FEW, "B: fewer lean towards “high” there, 3 of 12, than here, 8 of 10."),
        (MANY, MANY, "B: most lean towards “high” there, 8 of 10, and here, 8 of 10."),
        (FEW, FEW, "B: only 3 of 12 lean towards “high” there, and only 3 of 12 here."),
        ((0, 0, 9, 5, 0), (0, 0, 3, 7, 0), "B: 7 of 10 lean towards “high” there, 5 of 14 here."),
        (FEW, (0, 0, 4, 1, 0), "B: only 1 of 5 leans towards “high” there, and only 3 of 12 here."),
        ((0, 0, 2, 3, 0), (0, 0, 4, 1, 0), "B: 1 of 5 leans towards “high” there, 3 of 5 here."),
        (FEW, (0, 0, 3, 1, 0), "B: 1 of 4 leans towards “high”, here 3 of 12. That is too few for a word."),
    ],
)
def test_another_team_in_words(here, there, said):
    assert run_words.beside_us(beside(here, there), team="B", end="high").startswith(said)


def test_the_rest_is_said_in_counts():
    assert run_words.together(12, 31, end="high") == "All teams together: 12 of 31 lean towards “high”."
    assert run_words.together(1, 31, end="high") == "All teams together: 1 of 31 leans towards “high”."
    assert "from 5 people on" in run_words.team_hidden(5)
    assert "a team whose figures are not shown" in run_words.no_total()


@pytest.mark.django_db
def test_people_are_told_of_other_teams_and_other_runs():
    ana = facilitator_named("ana@example.org")
    of = people.discussion(facilitator=ana, floor_figures=7)
    later = runs.run_again(of, by=ana)
    Discussion.objects.filter(pk=later.pk).update(agreed=True)
    first, again = run_words.told(of), run_words.told(Discussion.objects.get(pk=later.pk))
    assert ["reads the passage again later" in first[0], "No other team sees anything" in first[1]] == [True, True]
    assert ["read the passage before" in again[0], "once 7 people are in them" in again[1]] == [True, True]
