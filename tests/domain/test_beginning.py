import pytest

from discussions.domain import beginning, clock, discussions, entry
from discussions.models import Discussion, Edition, Passage
from tests import people

pytestmark = pytest.mark.django_db


def test_the_first_start_opens_one_discussion_of_the_passage():
    begun = beginning.begin()
    assert (begun.discussion.state, begun.discussion.edition.title, begun.discussion.rounds.count()) == (
        "open",
        "Asking for Help",
        5,
    )


def test_its_times_are_those_of_the_server(settings):
    settings.TIME_ZONE = "Europe/Vienna"
    made = beginning.begin().discussion, beginning.begin_sample(expected=12).discussion
    assert [one.time_zone for one in made] == ["Europe/Vienna", "Europe/Vienna"]


def test_its_link_lets_the_facilitator_of_the_discussion_in():
    begun = beginning.begin()
    assert entry.use_link(begun.token).email == "facilitator@localhost"
    assert [one.email for one in begun.discussion.facilitators.all()] == ["facilitator@localhost"]


def test_each_start_makes_a_new_link_to_the_same_discussion():
    first, second = beginning.begin(), beginning.begin()
    assert (first.discussion, first.token == second.token) == (second.discussion, False)
    assert [model.objects.count() for model in (Passage, Edition, Discussion)] == [1, 1, 1]


def test_after_closing_a_start_opens_a_new_discussion_of_the_same_edition():
    first = beginning.begin()
    discussions.close(first.discussion)
    second = beginning.begin()
    assert (first.discussion == second.discussion, Edition.objects.count()) == (False, 1)


def test_on_its_delete_date_a_start_opens_a_new_discussion_in_its_place():
    first = beginning.begin().discussion
    Discussion.objects.update(delete_on=clock.today())
    second = beginning.begin().discussion
    assert (first == second, list(Discussion.objects.all())) == (False, [second])


def test_a_discussion_of_somebody_else_is_not_the_first_one():
    people.discussion(facilitator=entry.facilitator_named("ana@example.org"))
    assert beginning.begun() is None


def test_a_sample_says_that_it_is_one_and_is_new_each_time():
    first, second = (beginning.begin_sample(expected=30) for _ in range(2))
    assert (first.discussion.is_sample, first.discussion.expected, first.discussion.team) == (True, 30, "Sample team")
    assert (first.discussion == second.discussion, Passage.objects.count()) == (False, 1)


def test_a_sample_is_not_taken_for_the_first_discussion():
    beginning.begin_sample(expected=12)
    assert beginning.begun() is None


def test_a_rehearsal_is_never_taken_for_the_first_discussion():
    first = beginning.begin().discussion
    people.discussion(of=first.edition, facilitator=first.facilitators.get(), rehearses=first, delete_on=clock.today())
    assert beginning.begun() == first
