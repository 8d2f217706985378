import pytest

from discussions.models import Theme
from tests import people
from tests.layers import laid

from .theming import ids, members, post, themes_page

SAID = ("Asking costs me a whole morning.", "Asking costs me the whole morning.", "Nobody has time.")


@laid
def twins(room):
    """Two of three, whose answers to question 1 say nearly the same."""
    found = people.people(room.discussion, len(SAID))
    for one, text in zip(found, SAID, strict=True):
        people.answer(one, text)
    people.publish(room.discussion)
    return found[:2]


@laid
def where(twins) -> str:
    return " ".join(sorted(ids(*twins)))


def is_suggested(room) -> bool:
    return themes_page(room).has_form("/dismiss-pair/")


def test_two_that_say_nearly_the_same_stand_side_by_side(room, twins):
    page = themes_page(room).text
    assert ("These say nearly the same" in page, page.count("whole morning.</bdi>”")) == (True, 2)


def test_a_pair_that_differs_is_not_suggested_again(room, twins):
    before = is_suggested(room)
    page = post(room, "dismiss-pair/", {"answers": ids(*twins)})
    assert (page.status, before, is_suggested(room)) == (302, True, False)


def test_a_pair_is_put_under_one_theme_and_nothing_is_merged(room, twins, where):
    post(room, "put-under/", {"action": "make", "name": "Mornings", "where": where, "answers": ids(*twins)})
    assert (members(Theme.objects.get()), is_suggested(room)) == (sorted(ids(*twins)), False)


def test_a_name_that_is_missing_is_said_beside_the_pair(room, twins, where):
    page = post(room, "put-under/", {"action": "make", "name": "", "where": where, "answers": ids(twins[0])})
    found = [page.text.count(words) for words in ("Give the theme a name.", 'class="mentioned" open')]
    assert (page.status, found) == (422, [1, 1])


@pytest.mark.parametrize("answers", [[], ["nothing", "at all"], ["8a1f0e52-3c4b-4d5e-9f60-718293a4b5c6"]])
def test_what_is_no_pair_is_refused(room, answers):
    assert post(room, "dismiss-pair/", {"answers": answers}).status == 422
