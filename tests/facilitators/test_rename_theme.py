import pytest

from discussions.models import Theme
from tests import people

from .theming import themes_page


def rename(room, theme, name):
    return room.facilitator.send(themes_page(room, f"{theme.pk}/").form("/rename/"), name=name)


def test_a_theme_is_called_by_another_name(room):
    theme = people.theme(room.discussion, "Slow")
    assert (rename(room, theme, "Fear").status, Theme.objects.get().name) == (302, "Fear")


def test_whoever_comes_second_is_told_and_may_rename_it_all_the_same(room):
    theme = people.theme(room.discussion, "Slow")
    old = themes_page(room, f"{theme.pk}/").form("/rename/")
    rename(room, theme, "Fear")
    page = room.facilitator.send(old, name="Burden")
    form = page.form("/rename/")
    told = (page.status, "Somebody else has decided" in page.text, form.fields["name"], Theme.objects.get().name)
    assert told == (409, True, "Burden", "Fear")
    assert (room.facilitator.send(form).status, Theme.objects.get().name) == (302, "Burden")


@pytest.mark.parametrize("name", ["", "x" * 61, "taken"])
def test_a_name_that_does_not_do_comes_back(room, name):
    theme = people.theme(room.discussion, "Slow")
    people.theme(room.discussion, "Taken")
    page = rename(room, theme, name)
    assert (page.status, page.form("/rename/").fields["name"], 'aria-invalid="true"' in page.text) == (422, name, True)
