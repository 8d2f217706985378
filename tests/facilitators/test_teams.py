import pytest

from discussions.domain import entry, teams
from tests import people

pytestmark = pytest.mark.usefixtures("ticks_rest")


def other_team(room):
    ana = entry.facilitator_named("one@example.org")
    made = people.discussion(team="The others", of=room.discussion.edition, facilitator=ana)
    people.readable(made, 9, me=[5] * 9)
    teams.agree(made)
    return made


def page_of(room):
    return room.facilitator.get(f"/facilitate/d/{room.slug}/teams/")


def test_the_console_leads_there_and_what_a_press_does_is_told(room, console):
    assert f"/facilitate/d/{room.slug}/teams/" in console().text
    assert "everybody here is told on the discussion page" in page_of(room).text


def test_before_the_team_agreed_no_other_team_is_shown(room, team):
    other_team(room)
    assert "The others" not in page_of(room).text


def test_once_it_agreed_the_facilitator_sees_what_the_teams_see(room, team):
    other_team(room)
    teams.agree(room.discussion)
    text = page_of(room).text
    assert ["The others" in text, "9 of 9 lean towards" in text, "What voice" in text] == [True, True, False]
