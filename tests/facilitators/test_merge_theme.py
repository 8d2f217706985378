import pytest

from discussions.domain import entry, themes
from discussions.models import Theme
from tests import people

from .theming import at, ids, members, post, themes_page


def test_two_themes_become_one(room, team):
    one = people.theme(room.discussion, "One", *team[:2])
    other = people.theme(room.discussion, "Other", *team[1:3])
    page = room.facilitator.send(themes_page(room, f"{one.pk}/").form("/merge/"), into=str(other.pk))
    assert (page.status, list(Theme.objects.all()), members(other)) == (302, [other], sorted(ids(*team[:3])))


def test_what_merging_does_is_told_before(room, team):
    theme = people.theme(room.discussion, "One", *team[:2])
    people.theme(room.discussion, "Other")
    assert "Its 2 answers move to the theme you choose" in themes_page(room, f"{theme.pk}/").text


@pytest.mark.parametrize("into", ["", "nothing", None])
def test_a_theme_is_merged_only_into_another_one(room, into):
    theme = people.theme(room.discussion, "One")
    page = post(room, at(theme, "merge"), {"into": theme.pk if into is None else into})
    assert (page.status, Theme.objects.count()) == (422, 1)


def test_a_theme_that_somebody_deleted_meanwhile_is_none_to_merge_into(room, team):
    one, other = people.theme(room.discussion, "One", team[0]), people.theme(room.discussion, "Other")
    form = themes_page(room, f"{one.pk}/").form("/merge/")
    themes.delete(other, by=entry.facilitator_named("two@example.org"))
    page = room.facilitator.send(form, into=str(other.pk))
    assert (page.status, "This theme is gone by now" in page.text, members(one)) == (409, True, ids(team[0]))
