from discussions.models import Answer, Theme
from tests import people

from .theming import themes_page


def test_the_theme_goes_and_its_answers_stay(room, team):
    theme = people.theme(room.discussion, "Slow", *team[:2])
    page = room.facilitator.send(themes_page(room, f"{theme.pk}/").form("/delete/"))
    assert (page.status, Theme.objects.count(), Answer.objects.count()) == (302, 0, 4)
