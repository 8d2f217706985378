import pytest

from discussions.models import Discussion
from tests import people

from .moderating import fill_readable
from .theming import themes_page


def test_themes_are_listed_with_their_counts_and_what_is_in_none(room, team):
    people.theme(room.discussion, "Looking slow", *team[:3])
    page = themes_page(room).text
    assert [words in page for words in ("Looking slow", "3 answers", "1 answer is in no theme yet.")] == [True] * 3


def test_shared_phrases_are_suggested_and_the_open_one_has_the_answers_that_use_it(room, team):
    pages = [themes_page(room, path) for path in ("", "?phrase=voice", "?phrase=nothing")]
    assert ["4 answers mention “voice”" in page.text for page in pages] == [True] * 3
    assert [page.has_form("/dismiss-phrase/") for page in pages] == [False, True, False]
    closed, opened, nothing = (page.text.count("What voice 1 says") for page in pages)
    assert (opened, nothing) == (closed + 1, closed)


def test_five_hundred_who_say_the_same_make_a_page_of_a_bearable_size(room):
    fill_readable(room.discussion, 500, text="Nine words that somebody wrote to a question here.")
    assert len(themes_page(room).text.encode()) < 100_000


def test_sealed_answers_show_nothing(room):
    [one] = room.crowd(1)
    one.answer(1, "Still sealed.")
    assert "Still sealed." not in themes_page(room).text


@pytest.mark.parametrize("count", [1, 50])
def test_the_page_asks_as_often_for_fifty_themes_and_answers_as_for_one(room, count, django_assert_num_queries):
    Discussion.objects.update(expected=50)
    people.readable(room.discussion, max(3, count))
    for place in range(min(count, 20)):
        people.theme(room.discussion, f"Theme {place}")
    themes_page(room)
    with django_assert_num_queries(7):
        themes_page(room)


def test_sixty_answers_in_no_theme_are_listed_fifty_at_a_time(room):
    Discussion.objects.update(expected=60)
    people.readable(room.discussion, 60)
    counts = [themes_page(room, path).parts("id")["loose"].count("What voice") for path in ("", "?from=50", "?from=x")]
    assert counts == [50, 10, 50]


def test_other_peoples_themes_are_as_absent_as_missing_ones(room):
    found = [room.facilitator.get(f"/facilitate/d/{slug}/themes/") for slug in ("x" * 24, people.discussion().slug)]
    assert (found[0].status, found[0].text) == (404, found[1].text)
