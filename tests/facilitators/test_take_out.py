from tests import people

from .theming import at, ids, members, post


def test_chosen_answers_are_taken_out(room, team):
    theme = people.theme(room.discussion, "Slow", *team[:2])
    page = post(room, at(theme, "take-out"), {"answers": ids(team[0])})
    assert (page.status, members(theme)) == (302, ids(team[1]))


def test_nothing_chosen_is_told(room, team):
    theme = people.theme(room.discussion, "Slow", *team[:2])
    page = post(room, at(theme, "take-out"), {})
    assert (page.status, "Choose at least one answer." in page.text, len(members(theme))) == (422, True, 2)
