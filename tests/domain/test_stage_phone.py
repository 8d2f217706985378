import pytest

from discussions.domain import stage, stage_phone, stage_timer, stage_views, takeaways
from discussions.domain.takeaways import Said
from discussions.models import Discussion
from tests import people

pytestmark = pytest.mark.django_db


def pace(of) -> stage_phone.Pace:
    return stage_phone.pace_of(Discussion.objects.select_related("takeaway", "stage").get(pk=of.pk))


def test_before_a_workshop_begins_phones_say_nothing():
    found = pace(people.discussion())
    assert (found.line, found.step, found.clock.seconds_left) == ("", "", None)


def test_phones_say_where_the_group_is():
    of = people.discussion()
    stage.go_to(of, name="write-2", revision=0)
    found = pace(of)
    assert (found.step, found.line, found.link_words) == (
        "write-2",
        "The group is at question 2, writing.",
        "To question 2",
    )


def test_at_free_pace_only_the_timer_is_left():
    of = people.discussion()
    stage.go_to(of, name="write-2", revision=0)
    stage_timer.start(of, minutes=2)
    stage_views.lead(of, follows=False)
    assert (pace(of).line, pace(of).step, pace(of).clock.seconds_left > 100) == ("", "", True)


def test_at_the_end_there_is_somewhere_to_go_once_the_takeaway_is_shown():
    of = people.discussion()
    stage.go_to(of, name="close", revision=0)
    before = pace(of).link_words
    takeaways.keep(of, said=Said("We wait."), etag="", shown=True)
    assert (before, pace(of).link_words) == ("", "What we take away")


def test_a_step_and_a_timer_are_news_for_phones_and_a_view_is_none():
    of = people.discussion()
    stage.go_to(of, name="read", revision=0)
    versions = [pace(of).version]
    stage_views.show(of, view="door")
    versions.append(pace(of).version)
    stage_timer.start(of, minutes=2)
    versions.append(pace(of).version)
    assert (versions[0] == versions[1], versions[1] == versions[2]) == (True, False)


def test_phones_ask_nothing_of_the_database_for_it(django_assert_num_queries):
    found = Discussion.objects.select_related("takeaway", "stage").get(pk=people.discussion().pk)
    with django_assert_num_queries(0):
        stage_phone.pace_of(found)


@pytest.mark.parametrize(("led", "first"), [(False, ""), (True, "The group has come to the end. ")])
def test_a_closed_discussion_says_once_that_it_is_and_what_can_still_be_done(led, first):
    of = people.discussion()
    open_ = pace(of)
    stage.go_to(of, name="close", revision=0)
    stage_views.lead(of, follows=led)
    found = pace(of)
    assert (open_.is_over, open_.line, found.is_over) == (False, "", True)
    assert (
        found.line
        == f"{first}This discussion is closed. You can still read what is open, and take back what you wrote."
    )


def test_a_closing_is_news_for_phones():
    of = people.discussion()
    before = pace(of).version
    people.close(of)
    assert pace(of).version != before
