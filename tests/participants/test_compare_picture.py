"""Each picture of a question on a page of its own, to print: the group's part and nothing of the one who looks."""

import pytest

from tests import people
from tests.crowd import Browser, Person
from tests.layers import laid

KINDS = ("ratings", "movement", "readings", "themes")


@laid
def full(room) -> Person:
    """One of twelve whose question has every picture: ratings, second ones, and a theme."""
    found = people.answered(room.discussion, 12, me=[2] * 6 + [4] * 6, guess=[3] * 12)
    people.publish(room.discussion)
    for one in found[:6]:
        people.think_again(one, me=4)
    people.theme(room.discussion, "Looking slow", *found[:4])
    people.publish(room.discussion)
    return Person(slug=room.slug, jar=people.cookies_of(found[0]))


def printed(one: Browser, slug: str, kind: str):
    return one.get(f"/d/{slug}/compare/1/picture/{kind}/")


def test_each_page_has_its_own_picture(room, full):
    marks = ('class="mirror"', 'class="slopes"', 'class="four"', 'class="themes"')
    shown = {kind: [mark in printed(full, room.slug, kind).text for mark in marks] for kind in KINDS}
    assert shown == {
        "ratings": [True, False, False, False],
        "movement": [False, True, True, False],
        "readings": [False, False, True, False],
        "themes": [False, False, False, True],
    }


def test_the_ends_of_a_scale_stand_left_and_right_only_under_an_axis_that_goes_so(room, full):
    shown = {kind: 'class="ends' in printed(full, room.slug, kind).text for kind in KINDS}
    assert shown == {"ratings": True, "movement": False, "readings": False, "themes": False}


def test_the_compare_page_leads_to_each(room, full):
    text = full.get(f"{full.home}compare/1/").text
    assert [f"/compare/1/picture/{kind}/" in text for kind in KINDS] == [True] * 4


@pytest.mark.parametrize("kind", KINDS)
def test_it_can_be_printed_and_has_nothing_of_the_one_who_looks(room, full, kind):
    other = room.crowd(1)[0]
    other.pass_over(1)
    pages = [printed(one, room.slug, kind) for one in (full, other)]
    assert pages[0].parts("data-group") == pages[1].parts("data-group") != {}
    assert ["data-print" in page.text for page in pages] == [True, True]
    assert '<circle class="ring"' not in pages[0].text


@pytest.mark.parametrize("kind", KINDS)
def test_who_has_not_written_sees_no_picture(room, full, kind):
    page = printed(Browser(), room.slug, kind)
    assert (page.status, page.parts("data-group"), '<span class="chip">sealed</span>' in page.text) == (200, {}, True)


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_that_is_not_there_is_told(room, writer, kind):
    page = printed(writer, room.slug, kind)
    assert ("There is no such picture here yet." in page.text, "data-print" in page.text) == (True, False)


def test_an_unknown_picture_is_not_found(room, full):
    assert printed(full, room.slug, "cloud").status == 404
