import pytest

from discussions.models import Theme
from tests import people

from .theming import themes_page


def rename(room, theme, name):
    return room.facilitator.send(themes_page(room, f"{theme.pk}/").form("/rename/"), name=name)


def test_a_theme_is_called_by_another_name(room):
    theme = people.theme(room.discussion, "Slow")
    assert (rename(room, theme, "Fear").status, Theme.objects.get().name) == (302, "Fear")


@pytest.mark.parametrize("name", ["", "x" * 61, "taken"])
def test_a_name_that_does_not_do_comes_back(room, name):
    theme = people.theme(room.discussion, "Slow")
    people.theme(room.discussion, "Taken")
    page = rename(room, theme, name)
    assert (page.status, page.form("/rename/").fields["name"], 'aria-invalid="true"' in page.text) == (422, name, True)
