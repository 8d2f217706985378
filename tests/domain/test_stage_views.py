import pytest

from discussions.domain import stage, stage_timer, stage_views, staging
from discussions.domain.refusals import UnknownChoice
from discussions.models import Discussion
from tests import people
from tests.layers import laid

pytestmark = pytest.mark.django_db


@laid
def of():
    """A workshop at the comparison of question 1, which four have answered."""
    made = people.discussion()
    people.answered(made, 4)
    stage.go_to(made, name="compare-1", revision=0)
    return made


def now(of):
    return staging.stage_of(Discussion.objects.get(pk=of.pk))


def test_each_step_begins_with_its_view():
    of = people.discussion()
    found = {}
    for name in ("read", "write-1", "exchange-1", "compare-1", "compare-4", "commit"):
        stage.go_to(of, name=name, revision=now(of).revision)
        found[name] = now(of).view
    assert found == {
        "read": "passage",
        "write-1": "question",
        "exchange-1": "question",
        "compare-1": "picture",
        "compare-4": "wall",
        "commit": "takeaway",
    }


def test_another_view_is_chosen_and_undone(of):
    stage_views.show(of, view="wall", page=2)
    chosen = (now(of).view, now(of).page)
    stage.undo(of, revision=now(of).revision)
    assert (chosen, now(of).view, now(of).page) == (("wall", 2), "picture", 1)


@pytest.mark.parametrize("view", ["wall", "pinned", "picture", "themes", "agreed", "differ"])
def test_sealed_answers_are_not_put_on_the_screen(of, view):
    stage.go_to(of, name="write-2", revision=now(of).revision)
    with pytest.raises(UnknownChoice):
        stage_views.show(of, view=view)


@pytest.mark.parametrize(("view", "page"), [("nothing", 1), ("prompt", 1), ("wall", 0), ("wall", 1000)])
def test_what_cannot_be_shown_is_refused(of, view, page):
    with pytest.raises(UnknownChoice):
        stage_views.show(of, view=view, page=page)


def test_a_cover_stays_over_every_step_until_it_is_taken_off(of):
    stage_views.cover(of)
    stage.go_on(of, revision=now(of).revision)
    covered = now(of).covered
    stage_views.uncover(of)
    assert (covered, now(of).covered) == (True, False)


def test_covering_is_no_step_and_needs_no_revision(of):
    seen = now(of).revision
    stage_views.cover(of)
    stage_views.cover(of)
    assert now(of).revision == seen


def test_free_pace_is_switched_on_and_off_and_undone(of):
    stage_views.lead(of, follows=False)
    free = now(of).follows
    stage.undo(of, revision=now(of).revision)
    assert (free, now(of).follows) == (False, True)


def test_a_prompt_has_a_timer_of_its_own(of):
    stage_timer.start(of, minutes=12)
    stage_views.give_prompt(of, prompt="pairs")
    talking = stage_timer.clock_of(now(of)).seconds_left
    stage_views.end_prompt(of)
    assert (230 < talking <= 240, stage_timer.clock_of(now(of)).seconds_left > 700) == (True, True)
    assert (now(of).view, now(of).prompt) == ("picture", "")


def test_a_prompt_goes_with_its_step(of):
    stage_views.give_prompt(of, prompt="alone")
    stage.go_on(of, revision=now(of).revision)
    assert (now(of).prompt, now(of).prompt_ends_at, now(of).view) == ("", None, "question")


def test_a_prompt_that_is_none_is_refused(of):
    with pytest.raises(UnknownChoice):
        stage_views.give_prompt(of, prompt="choir")
