import re

import pytest

from discussions.models import Moderated, ThemeRejection
from tests import people
from tests.layers import laid

from .theming import ids, members, post


@laid
def two(room):
    return [people.theme(room.discussion, name) for name in ("One", "Two")]


def test_an_answer_is_put_under_the_ticked_themes_and_taken_from_the_others(room, team, two):
    [item] = ids(team[0])
    post(room, f"of/{item}/", {"themes": [one.pk for one in two]})
    was = re.findall(r'name="was" value="([^"]*)"', ask_for(room, item).text)
    page = post(room, f"of/{item}/", {"was": was, "themes": two[1].pk})
    assert (page.status, [members(one) for one in two]) == (302, [[], [item]])


def test_two_facilitators_who_tick_boxes_of_one_answer_undo_nothing_of_each_other(room, team, two):
    [item] = ids(team[0])
    forms = [ask_for(room, item).form(f"/of/{item}/") for _ in two]
    for form, theme in zip(forms, two, strict=True):
        assert room.facilitator.send(form, themes=str(theme.pk)).status == 302
    assert ([members(one) for one in two], ThemeRejection.objects.count()) == ([[item], [item]], 0)


def test_whoever_unticks_a_theme_that_is_gone_meanwhile_is_told_and_sees_what_stands(room, team, two):
    [item] = ids(team[0])
    third = people.theme(room.discussion, "Three", team[0])
    form = ask_for(room, item).form(f"/of/{item}/")
    post(room, f"{third.pk}/merge/", {"into": two[0].pk})
    page = room.facilitator.send(form, themes=None)
    assert (page.status, page.text.count('role="alert"'), page.text.count(" checked")) == (409, 1, 1)


@pytest.mark.parametrize(
    ("back", "there"),
    [
        ("/facilitate/d/{}/", "/facilitate/d/{}/"),
        ("/facilitate/d/{}/moderate/?q=a", "/facilitate/d/{}/moderate/?q=a"),
        ("", "/facilitate/d/{}/themes/"),
        ("https://example.org/", "/facilitate/d/{}/themes/"),
        ("//example.org/facilitate/d/{}/", "/facilitate/d/{}/themes/"),
    ],
)
def test_it_leads_back_to_a_page_of_the_discussion_and_nowhere_else(room, team, back, there):
    page = post(room, f"of/{ids(team[0])[0]}/", {"back": back.format(room.slug)})
    assert page.header("Location") == there.format(room.slug)


def ask_for(room, item: str, **headers: str):
    return room.facilitator.ask("GET", f"/facilitate/d/{room.slug}/themes/of/{item}/", **headers)


def test_its_boxes_stand_on_a_page_of_their_own_that_leads_back_to_the_answer(room, team, two):
    [item] = ids(team[0])
    people.theme(room.discussion, "Three", team[0])
    moderating = f"/facilitate/d/{room.slug}/moderate/?state=readable"
    page = ask_for(room, item, Referer=f"http://testserver{moderating}")
    form = page.form(f"/of/{item}/")
    assert (page.status, page.text.count(" checked"), "<html" in page.text) == (200, 1, True)
    assert room.facilitator.send(form).header("Location") == f"{moderating}#answer-{item}"


def test_a_script_gets_the_boxes_alone(room, team, two):
    page = ask_for(room, ids(team[0])[0], **{"HX-Request": "true"})
    assert (page.text.lstrip().startswith("<form"), page.text.count('name="themes"')) == (True, 2)


@pytest.mark.parametrize("themes", ["nothing", "8a1f0e52-3c4b-4d5e-9f60-718293a4b5c6"])
def test_a_theme_that_is_not_offered_changes_nothing(room, team, two, themes):
    page = post(room, f"of/{ids(team[0])[0]}/", {"themes": [two[0].pk, themes]})
    assert (page.status, members(two[0])) == (422, [])


def test_an_answer_that_is_held_is_told(room, team, two):
    card = people.card_of(team[0])
    Moderated.objects.create(round=card.round, answer_id=card.pk, state="held")
    page = post(room, f"of/{card.pk}/", {"themes": two[0].pk})
    assert (page.status, "can be put under no theme" in page.text) == (409, True)


def test_an_answer_of_another_discussion_is_not_found(room, two):
    away = people.answered(people.discussion(team="Other"), 3)
    assert post(room, f"of/{ids(away[0])[0]}/", {"themes": two[0].pk}).status == 404
