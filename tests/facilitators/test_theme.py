from uuid import uuid4

import pytest

from discussions.models import Discussion
from tests import people

from .theming import themes_page


def test_a_theme_shows_its_answers_and_offers_others_like_them(room, team):
    theme = people.theme(room.discussion, "Looking slow", *team[:2])
    parts = themes_page(room, f"{theme.pk}/")
    assert [parts.text.count(f"What voice {place} says") for place in (1, 2, 3, 4)] == [1] * 4
    assert len([form for form in parts.forms if form.action.endswith("/suggested/")]) == 2


@pytest.mark.parametrize("count", [3, 50])
def test_the_page_asks_as_often_for_fifty_answers_as_for_three(room, count, django_assert_num_queries):
    Discussion.objects.update(expected=50)
    team = people.readable(room.discussion, count)
    theme = people.theme(room.discussion, "Slow", *team[: count // 2])
    themes_page(room, f"{theme.pk}/")
    with django_assert_num_queries(8):
        themes_page(room, f"{theme.pk}/")


def test_a_theme_of_another_discussion_is_as_absent_as_a_missing_one(room):
    away = people.theme(people.discussion(team="Other"))
    found = [themes_page(room, f"{key}/") for key in (away.pk, uuid4())]
    assert (found[0].status, found[0].text) == (404, found[1].text)
