import pytest

from discussions.domain import sorting
from discussions.domain.refusals import NotFound
from discussions.models import Moderated
from tests import people
from tests.layers import laid

pytestmark = pytest.mark.django_db


@laid
def of():
    return people.discussion()


@laid
def team(of):
    """Four people whose answers to question 1 can be read."""
    return people.answered(of, 4)


def hold(visit) -> None:
    card = people.card_of(visit)
    Moderated.objects.create(round=card.round, answer_id=card.pk, state="held")


def test_themes_are_listed_with_their_counts_and_the_rest_is_in_none(of, team):
    people.publish(of)
    people.theme(of, "Slow", *team[:2])
    people.theme(of, "Empty")
    found = sorting.sorting_of(of)
    assert [(one.name, one.count, one.count_words) for one in found.themes] == [
        ("Empty", 0, "0 answers"),
        ("Slow", 2, "2 answers"),
    ]
    assert (len(found.loose), found.loose_words) == (2, "2 answers are in no theme yet.")


def test_an_answer_that_is_held_counts_nowhere(of, team):
    people.publish(of)
    people.theme(of, "Slow", *team[:2])
    for one in team[1:3]:
        hold(one)
    found = sorting.sorting_of(of)
    assert ([one.count for one in found.themes], len(found.loose), found.readable) == ([1], 1, 2)


def test_what_is_sealed_is_not_seen():
    sealed = people.discussion(reading_rule="when_opened")
    people.answered(sealed, 5)
    found = sorting.sorting_of(sealed)
    assert (found.readable, found.loose, found.loose_words) == (0, (), "")


def test_below_the_floor_of_texts_nothing_is_seen(of, team):
    people.publish(of)
    for one in team[:2]:
        people.withdraw(one)
    assert sorting.sorting_of(of).readable == 0


def test_a_theme_shows_its_answers_and_tells_what_merging_and_deleting_do(of, team):
    people.publish(of)
    theme, other = people.theme(of, "Slow", team[0]), people.theme(of, "Other")
    found = sorting.one_theme(theme)
    assert ([one.text for one in found.answers], [one.id for one in found.others]) == (
        ["What voice 1 says to question 1."],
        [other.pk],
    )
    assert (found.told_before_merge.startswith("Its 1 answer moves"), found.told_before_delete) == (
        True,
        "Only the theme goes; its 1 answer stays and can be put under another.",
    )


@pytest.mark.parametrize("count", [1, 50])
def test_boxes_for_many_answers_take_two_queries(count, django_assert_num_queries):
    of = people.discussion(expected=50)
    team = people.readable(of, max(count, 3))
    theme = people.theme(of, "Slow", team[0])
    items = [people.card_of(one).pk for one in team[:count]]
    with django_assert_num_queries(2):
        found = sorting.choices(of, items)
    assert [[(one.id, one.chosen) for one in found[item]] for item in items] == [
        [(theme.pk, place == 0)] for place in range(count)
    ]


def test_an_answer_of_another_discussion_is_not_found(of, team):
    with pytest.raises(NotFound):
        sorting.item_of(people.discussion(team="Other"), people.card_of(team[0]).pk)
