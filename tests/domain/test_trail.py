import pytest

from discussions.domain import comparing, results, trail
from tests import people
from tests.layers import laid

pytestmark = pytest.mark.django_db


@laid
def of():
    return people.discussion()


@laid
def team(of):
    return people.readable(of, 6)


def result(of, number=1) -> results.Result:
    return results.result_of(people.round_of(of, number))


def seen(of, number=1) -> tuple:
    found = trail.trail_of(result(of, number))
    return tuple((line.name, line.count, line.length) for line in found.lines), found.loose, found.says


def test_themes_are_counted_in_answers_the_most_common_first(of, team):
    people.theme(of, "Burden", *team[:2])
    people.theme(of, "Slow", *team[1:5])
    assert seen(of) == (
        (("Slow", 4, 100.0), ("Burden", 2, 50.0)),
        1,
        "Most often: “Slow”, in 4 of 6 answers.",
    )


def test_two_themes_may_share_the_first_place(of, team):
    people.theme(of, "Burden", *team[:2])
    people.theme(of, "Slow", *team[2:4])
    assert seen(of)[2] == "2 themes are in 2 of 6 answers each."


def test_without_a_theme_there_is_no_trail(of, team):
    people.theme(of, "Empty")
    assert trail.trail_of(result(of)) is None


def test_a_theme_of_another_question_is_not_counted_here(of, team):
    for one in team:
        people.answer(one, "Two.", number=2)
    people.publish(of, 2)
    people.theme(of, "Slow", team[0], number=2)
    assert (trail.trail_of(result(of)), seen(of, 2)[1]) == (None, 5)


def test_an_answer_that_left_the_board_is_not_counted(of, team):
    people.theme(of, "Slow", *team[:3])
    people.withdraw(team[0])
    assert seen(of)[:2] == ((("Slow", 2, 66.7),), 3)


def test_below_the_floor_of_texts_no_theme_is_told(of, team):
    people.theme(of, "Slow", *team)
    for one in team[:4]:
        people.withdraw(one)
    assert trail.trail_of(result(of)) is None


def test_only_themes_of_the_question_can_be_chosen(of, team):
    theme, empty = people.theme(of, "Slow", team[0]), people.theme(of, "Empty")
    keys = (str(theme.pk), "none", str(empty.pk), "x" * 99, "")
    assert [trail.chosen(result(of), key) for key in keys] == [str(theme.pk), "none", "", "", ""]


def test_under_a_theme_are_its_answers_and_in_none_the_rest(of, team):
    theme = people.theme(of, "Slow", team[0])
    found = [len(trail.under(result(of), key)) for key in (str(theme.pk), "none")]
    assert (trail.under(result(of), str(theme.pk)), found) == ({people.card_of(team[0]).pk}, [1, 5])


def test_compare_json_names_the_themes_of_each_answer(of, team):
    for name in ("Two", "One"):
        people.theme(of, name, team[0])
    answers = comparing.as_json(people.again(team[1]))["questions"][0]["answers"]
    assert sorted(one["themes"] for one in answers) == [[]] * 5 + [["One", "Two"]]


def test_where_the_question_is_sealed_no_theme_is_told(of, team):
    people.theme(of, "Slow", *team)
    newcomer = comparing.as_json(people.person(of))
    assert ("Slow" in str(comparing.as_json(people.again(team[0]))), "Slow" in str(newcomer)) == (True, False)


def test_a_voice_stands_where_its_answer_was_put(of, team):
    people.theme(of, "Slow", *team[:2])

    def own(one) -> list[str]:
        visit = people.again(one)
        found = comparing.standing(visit, comparing.the_question(comparing.compared(visit), 1))
        return [theme.name for theme in found.themes]

    assert [own(one) for one in team[:3]] == [["Slow"], ["Slow"], []]


def test_a_changed_answer_that_waits_stands_nowhere_yet(of, team):
    people.theme(of, "Slow", team[0])
    people.answer(team[0], "Changed.")
    visit = people.again(team[0])
    assert comparing.standing(visit, comparing.the_question(comparing.compared(visit), 1)).themes == ()


def test_themes_overlap_in_the_answers_that_are_under_both(of, team):
    for name, own in (("Burden", team[:2]), ("Slow", team[1:5]), ("Trust", team[1:3]), ("Alone", team[5:])):
        people.theme(of, name, *own)
    assert trail.trail_of(result(of)).overlaps == (
        "2 answers are under both “Slow” and “Trust”.",
        "1 answer is under both “Burden” and “Slow”.",
        "1 answer is under both “Burden” and “Trust”.",
    )


def test_a_heading_names_its_theme_or_none(of, team):
    theme = people.theme(of, "Slow", *team[:2])
    found = trail.trail_of(result(of))
    assert [found.heading(key) for key in (str(theme.pk), "none")] == ["Under “Slow”", "In no theme yet"]
