import pytest

from discussions.models import ThemeRejection
from tests import people
from tests.layers import laid

from .theming import at, ids, members, post, themes_page


@laid
def theme(room, team):
    return people.theme(room.discussion, "Slow", *team[:2])


def test_an_accepted_answer_belongs_to_the_theme(room, team, theme):
    page = post(room, at(theme, "suggested"), {"action": "accept", "answers": ids(team[2])})
    assert (page.status, members(theme)) == (302, sorted(ids(*team[:3])))


def test_a_rejected_answer_is_not_offered_again(room, team, theme):
    post(room, at(theme, "suggested"), {"action": "reject", "answers": ids(team[2])})
    offered = themes_page(room, f"{theme.pk}/").text
    assert (f"alike-{ids(team[2])[0]}" in offered, f"alike-{ids(team[3])[0]}" in offered) == (False, True)
    assert (members(theme), ThemeRejection.objects.count()) == (sorted(ids(*team[:2])), 1)


def test_an_answer_that_was_taken_back_meanwhile_is_told(room, team, theme):
    gone = ids(team[2])
    people.withdraw(team[2])
    page = post(room, at(theme, "suggested"), {"action": "accept", "answers": gone})
    assert (page.status, "can be put under no theme" in page.text) == (409, True)


@pytest.mark.parametrize("fields", [{}, {"action": "perhaps"}, {"action": "accept", "answers": "nothing"}])
def test_what_is_not_offered_changes_nothing(room, theme, fields):
    assert (post(room, at(theme, "suggested"), fields).status, len(members(theme))) == (422, 2)
