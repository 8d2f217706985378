import pytest

from discussions.domain import entry, sorting, themes
from tests import people
from tests.layers import laid

pytestmark = pytest.mark.django_db

SAID = (
    "Asking early feels like a burden on others.",
    "I would like asking early to be normal.",
    "Asking early saves days.",
    "I look slow when I do it.",
    "Nobody wants to look slow here.",
    "They look at me as slow.",
    "Time is short.",
)


@laid
def of():
    return people.discussion()


@laid
def team(of):
    found = people.people(of, len(SAID))
    for one, text in zip(found, SAID, strict=True):
        people.answer(one, text)
    people.publish(of)
    return found


@laid
def by():
    return entry.facilitator_named("one@example.org")


def mentioned(of) -> dict[str, int]:
    return {one.says: len(one.answers) for one in sorting.sorting_of(of).mentioned}


def alike(theme) -> list[str]:
    return [one.text for one in sorting.one_theme(theme).alike]


def test_shared_phrases_are_told_with_their_answers(of, team):
    assert mentioned(of)["3 answers mention “asking early”"] == 3


def test_a_phrase_that_was_turned_down_is_not_offered_again(of, team):
    before = mentioned(of)
    themes.reject_phrase(of, phrase="asking early")
    assert before.keys() - mentioned(of).keys() == {"3 answers mention “asking early”"}


def test_a_phrase_whose_answers_are_in_one_theme_is_done_with(of, team):
    people.theme(of, "Early", *team[:3])
    assert "3 answers mention “asking early”" not in mentioned(of)


def test_answers_in_two_themes_do_not_settle_a_phrase(of, team):
    people.theme(of, "One", team[0])
    people.theme(of, "Two", *team[1:3])
    assert "3 answers mention “asking early”" in mentioned(of)


def near(of) -> list[set[str]]:
    return [{one.text for one in pair.answers} for pair in sorting.sorting_of(of).nearly_the_same]


def with_a_twin(of) -> object:
    twin = people.person(of)
    people.answer(twin, "Time is shortt.")
    people.publish(of)
    return twin


def test_two_answers_that_say_nearly_the_same_are_shown_and_both_stay(of, team):
    with_a_twin(of)
    assert (near(of), len(sorting.readable(of))) == ([{SAID[6], "Time is shortt."}], len(SAID) + 1)


def test_nothing_nearly_the_same_is_seen_where_answers_differ(of, team):
    assert near(of) == []


def test_a_pair_that_was_turned_down_is_not_shown_again_in_either_order(of, team):
    pair = [people.card_of(one).pk for one in (team[6], with_a_twin(of))]
    themes.reject_pair(of, answers=pair[::-1])
    assert near(of) == []


def test_a_pair_under_one_theme_is_done_with(of, team):
    twin = with_a_twin(of)
    people.theme(of, "One", team[6])
    before = len(near(of))
    people.theme(of, "Time", team[6], twin)
    assert (before, near(of)) == (1, [])


def test_answers_to_two_questions_are_never_a_pair_for_one_hand_may_have_written_both(of, team):
    for one in team:
        people.answer(one, f"Another thought of {one.voice.cookie()}", number=2)
    people.answer(team[6], SAID[6], number=2)
    people.publish(of, 2)
    assert near(of) == []


def test_five_pairs_are_shown_at_most(of, team):
    for _ in range(5):
        with_a_twin(of)
    assert len(near(of)) == 5


def test_more_like_this_is_offered_and_nothing_is_put_there(of, team):
    theme = people.theme(of, "Slow", *team[3:5])
    assert (alike(theme)[0], theme.answers.count()) == (SAID[5], 2)


def test_what_was_rejected_or_taken_out_is_not_offered_again(of, team, by):
    theme = people.theme(of, "Slow", *team[3:6])
    themes.take_out(theme, answers=[people.card_of(team[5]).pk], by=by)
    offered = alike(theme)
    themes.reject(theme, answers=[people.card_of(one).pk for one in team])
    assert (SAID[5] in offered, bool(offered), alike(theme)) == (False, True, [])


def test_one_example_is_too_few(of, team):
    assert alike(people.theme(of, "Slow", team[3])) == []


def test_what_is_in_a_theme_is_offered_to_no_other(of, team):
    theme = people.theme(of, "Slow", *team[3:5])
    people.theme(of, "Other", team[5])
    assert SAID[5] not in alike(theme)


def test_from_eight_answers_on_the_typical_ones_stand_first(of, team):
    people.readable(of, 3)
    found = sorting.sorting_of(of).loose
    typical = [one.typical for one in found]
    assert (len(found), any(typical), typical) == (10, True, sorted(typical, reverse=True))


def test_five_in_a_hundred_are_counted_of_people_and_not_of_answers():
    of = people.discussion(expected=30)
    team = people.answered(of, 30)
    for one in team:
        people.answer(one, f"Nothing alike {one.voice.cookie()}", number=2)
    for one in team[:3]:
        people.answer(one, f"deadline {one.voice.cookie()}", number=3)
    for number in (1, 2, 3):
        people.publish(of, number)
    assert "3 answers mention “deadline”" in {one.says for one in sorting.sorting_of(of).mentioned}
