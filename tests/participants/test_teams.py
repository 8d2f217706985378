"""Beside other teams: who agreed sees who agreed, and nobody else sees anything."""

import pytest

from discussions.domain import entry, teams
from tests import people
from tests.crowd import Browser, Person
from tests.layers import laid

pytestmark = pytest.mark.usefixtures("ticks_rest")


@laid
def theirs(room):
    """Another team of the same passage and facilitator, nine of whom lean high."""
    ana = entry.facilitator_named("one@example.org")
    made = people.discussion(team="The <others>", of=room.discussion.edition, facilitator=ana)
    people.readable(made, 9, me=[5] * 9, guess=[5] * 9)
    return made


@pytest.fixture
def reader(room, filled, theirs) -> Person:
    """One of twelve who wrote, in a team that agreed as the other one did."""
    one = filled(12)
    for each in (room.discussion, theirs):
        teams.agree(each)
    return one


def page_of(one: Browser, slug: str):
    return one.get(f"/d/{slug}/teams/")


def test_both_teams_stand_there_with_their_difference(room, reader):
    text = page_of(reader, room.slug).text
    said = "The &lt;others&gt;: more lean towards “readily” there, 9 of 9, than here, 0 of 12."
    assert [said in text, "9 of 9 lean towards" in text, "0 of 12 lean towards" in text] == [True] * 3


def test_neither_an_answer_nor_the_way_into_another_team_is_shown(room, reader, theirs):
    text = page_of(reader, room.slug).text
    assert [said in text for said in ("What voice", theirs.slug, theirs.code, str(theirs.pk))] == [False] * 4
    assert room.slug in text


def test_it_is_told_on_the_discussion_page_and_on_the_receipt(room, reader):
    texts = [reader.get(reader.home + path).text for path in ("", "receipt/")]
    assert ["agreed to be compared" in text for text in texts] == [True, True]
    assert [f"{reader.home}teams/" in text for text in texts] == [True, True]


def test_who_has_not_written_sees_no_figure(room, reader):
    page = page_of(Browser(), room.slug)
    assert (page.status, "lean towards" in page.text, page.text.count(">sealed</span>")) == (200, False, 4)


def test_a_team_that_took_it_back_is_gone_at_once(room, reader, theirs):
    teams.take_back(theirs)
    text = page_of(reader, room.slug).text
    assert ("others" in text, "No other team has agreed" in text) == (False, True)


def test_after_taking_it_back_the_own_page_is_gone_at_once(room, reader):
    teams.take_back(room.discussion)
    links = f"{reader.home}teams/" in reader.get(reader.home).text
    assert (page_of(reader, room.slug).status, links) == (404, False)


def test_a_team_that_has_not_agreed_sees_nothing_of_others(room, filled, theirs):
    reader = filled(12)
    teams.agree(theirs)
    assert page_of(reader, room.slug).status == 404


def test_the_page_asks_as_often_as_it_has_to(room, reader, django_assert_num_queries):
    page_of(reader, room.slug)
    with django_assert_num_queries(6):
        page_of(reader, room.slug)
