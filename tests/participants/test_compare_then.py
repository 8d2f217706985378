"""A question then and now: on the compare page, and on a page of its own."""

import re

import pytest

from discussions.domain import runs, setting_up
from discussions.models import Discussion, Facilitator
from tests import people
from tests.crowd import Person
from tests.layers import laid


@laid
def second(room):
    """One of ten people of a second run; twelve were in the first."""
    people.readable(room.discussion, 12, me=[3] * 9 + [4] * 3, guess=[4] * 12)
    made = runs.run_again(room.discussion, by=Facilitator.objects.get())
    setting_up.start(made)
    of = Discussion.objects.get(pk=made.pk)
    first, *_ = people.readable(of, 10, me=[3] * 2 + [4] * 8, guess=[1] * 10)
    return Person(slug=of.slug, jar=people.cookies_of(first))


def test_the_compare_page_has_both_runs_and_leads_to_a_page_to_print(second):
    page = second.get(f"{second.home}compare/1/")
    said = "More lean towards “readily” now: 8 of 10, and 3 of 12 then."
    own_page = f"{second.home}compare/1/then/"
    printed = second.get(own_page).text
    assert [said in page.parts("data-group")["then"], own_page in page.text, said in printed] == [True] * 3
    assert "data-print" in printed


def test_the_table_has_the_counts_of_both(second):
    table = re.findall(r"<tbody>(.*?)</tbody>", second.get(f"{second.home}compare/1/then/").text)[0]
    assert re.findall(r'<td class="n">(.*?)</td>', table) == ["0", "0", "0", "0", "9", "2", "3", "8", "0", "0"]


@pytest.mark.parametrize(("rated", "said"), [(0, "empty, nothing hidden"), (4, "hidden, not empty")])
def test_what_nobody_rated_is_called_empty_and_what_few_rated_hidden(room, rated, said):
    people.readable(room.discussion, 12, me=[3] * rated)
    made = runs.run_again(room.discussion, by=Facilitator.objects.get())
    setting_up.start(made)
    of = Discussion.objects.get(pk=made.pk)
    first, *_ = people.readable(of, 10, me=[3] * 10, guess=[1] * 10)
    reader = Person(slug=of.slug, jar=people.cookies_of(first))
    then = reader.get(f"{reader.home}compare/1/").parts("data-group")["then"]
    assert re.findall(r"empty, nothing hidden|hidden, not empty", then) == [said]


def test_no_answer_of_the_run_before_is_shown(second):
    texts = [second.get(second.home + path).text for path in ("compare/1/", "compare/1/then/")]
    assert ["What voice 12 says" in text for text in texts] == [False, False]
    assert "What voice 10 says" in texts[0]


def test_it_has_the_same_bytes_for_everybody_who_may_read(second):
    other = Person(slug=second.slug)
    other.get(other.home)
    other.pass_over(1)
    parts = [one.get(f"{one.home}compare/1/").parts("data-group")["then"] for one in (second, other)]
    assert parts[0] == parts[1]


def test_who_has_not_written_sees_neither_run(second):
    stranger = Person(slug=second.slug)
    texts = [stranger.get(stranger.home + path).text for path in ("compare/1/", "compare/1/then/")]
    assert [("of 12" in text, '<span class="chip">sealed</span>' in text) for text in texts] == [(False, True)] * 2


def test_a_first_run_has_no_such_page(room, filled):
    reader = filled(5)
    assert reader.get(f"{reader.home}compare/1/then/").status == 404


def test_a_question_that_nobody_could_read_then_says_so(room, second):
    room.discussion.rounds.update(state="writing")
    assert "could not be read in the run before" in second.get(f"{second.home}compare/1/then/").text


def test_the_run_before_costs_one_query(second, django_assert_num_queries):
    second.get(f"{second.home}compare/1/")
    with django_assert_num_queries(3):
        second.get(f"{second.home}compare/1/")
