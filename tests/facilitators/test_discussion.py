import re

import pytest

from discussions.domain import entry, promises, runs, words
from discussions.models import Discussion, Facilitator
from tests import people
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
    assert "It may have been deleted, or be another team&#x27;s." in found[0].text


@pytest.mark.parametrize("answers", [3, 20])
def test_the_console_asks_as_often_for_many_answers_as_for_few(room, console, answers, django_assert_num_queries):
    for one in room.crowd(answers):
        one.pass_over(1)
    console()
    with django_assert_num_queries(8):
        console()


@pytest.mark.parametrize("page", ["", "stage/"])
def test_whoever_runs_a_discussion_is_told_that_nobody_can_come_in(room, page, settings):
    def told() -> bool:
        promises.forget_finding()
        return "Nobody can come in at the moment" in room.facilitator.get(f"/facilitate/d/{room.slug}/{page}").text

    before = told()
    settings.SECURE_REFERRER_POLICY = "unsafe-url"
    assert (before, told()) == (False, True)


def ways(room, slug) -> set[str]:
    """Where the console of a discussion leads, by the first word of each address."""
    page = room.facilitator.get(f"/facilitate/d/{slug}/").text
    return set(re.findall(rf"/facilitate/d/{slug}/(\w+)/", page))


def test_a_draft_leads_to_nothing_that_needs_people(room):
    before = ways(room, room.slug)
    Discussion.objects.update(state="draft")
    needs_people = {"stage", "moderate", "themes", "runs", "teams", "takeaway", "export", "close"}
    assert before - ways(room, room.slug) == needs_people


def test_the_draft_of_a_next_run_leads_to_the_one_before(room):
    made = runs.run_again(room.discussion, by=Facilitator.objects.get())
    assert "runs" in ways(room, made.slug)


def test_a_rehearsal_and_a_sample_are_neither_rehearsed_nor_the_first_one_run_again(room):
    of = room.discussion
    rehearsal = people.discussion(of=of.edition, facilitator=Facilitator.objects.get(), is_sample=True, rehearses=of)
    sample = people.discussion(of=of.edition, facilitator=Facilitator.objects.get(), is_sample=True)
    found = [ways(room, one.slug) & {"runs", "teams", "rehearse"} for one in (of, rehearsal, sample)]
    assert found == [{"runs", "teams"}, set(), {"runs", "teams"}]


def test_the_console_leads_back_to_the_list(console):
    assert 'href="/facilitate/">Your discussions' in console().text


def test_what_is_not_there_leads_back_to_the_list(room):
    assert 'class="button" href="/facilitate/"' in room.facilitator.get("/facilitate/d/not-there/").text
