import pytest

from discussions.domain import entry, words
from tests.crowd import facilitator


def test_the_console_counts_in_steps_and_shows_no_word(room, console):
    for place, one in enumerate(room.crowd(4)):
        one.answer(1, f"What voice {place} says.")
    page = console()
    assert (page.status, "What voice" in page.text, words.at_least(3) in page.text) == (200, False, True)


def test_the_console_of_somebody_else_is_as_if_it_were_not_there(room):
    other = facilitator(entry.issue_link(entry.facilitator_named("two@example.org")))
    found = [other.get(f"/facilitate/d/{slug}/") for slug in (room.slug, "not-there-at-all")]
    assert (found[0].status, found[0].text) == (404, found[1].text)


@pytest.mark.parametrize("answers", [3, 20])
def test_the_console_asks_as_often_for_many_answers_as_for_few(room, console, answers, django_assert_num_queries):
    for one in room.crowd(answers):
        one.pass_over(1)
    console()
    with django_assert_num_queries(12):
        console()
