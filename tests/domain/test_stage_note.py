import pytest

from discussions.domain import stage_note, stage_screen, takeaways
from discussions.domain.refusals import Conflict
from discussions.domain.stage_refusals import NoRoom
from discussions.models import Discussion
from tests import people

pytestmark = pytest.mark.django_db
NOTE = "Two of us wait for somebody to begin."


def again(of) -> Discussion:
    return Discussion.objects.select_related("edition").get(pk=of.pk)


def test_a_note_is_kept_for_those_who_run_it_and_stands_nowhere_else():
    of = people.discussion()
    stage_note.keep(of, text=f"  {NOTE}\r\n")
    assert stage_note.note_of(again(of)) == NOTE
    assert (NOTE in repr(stage_screen.shown_on(again(of))), NOTE in repr(takeaways.page_of(of))) == (False, False)


def test_put_on_the_takeaway_it_stands_below_what_was_heard():
    of = people.discussion()
    for one in ("First.", "Second."):
        stage_note.put_on_takeaway(of, text=one)
    assert (takeaways.page_of(of).said.heard, stage_note.note_of(again(of))) == ("First.\n\nSecond.", "")


def test_pressed_twice_it_stands_on_the_takeaway_once():
    of = people.discussion()
    for one in ("First.", "A note.\n\nOf two parts.", "A note.\n\nOf two parts."):
        stage_note.put_on_takeaway(of, text=one)
    assert takeaways.page_of(of).said.heard == "First.\n\nA note.\n\nOf two parts."


@pytest.mark.parametrize("press", [stage_note.keep, stage_note.put_on_takeaway])
def test_the_second_of_two_facilitators_is_told_and_the_note_of_the_first_stays(press):
    of = people.discussion()
    stage_note.keep(of, text=NOTE)
    with pytest.raises(Conflict) as told:
        press(of, text="Another note.", was="")
    assert (told.value.theirs, stage_note.note_of(again(of)), takeaways.page_of(of).said.heard) == (NOTE, NOTE, "")


def test_a_note_that_goes_on_from_what_stands_takes_its_place():
    of = people.discussion()
    stage_note.keep(of, text=NOTE)
    for _ in range(2):
        stage_note.keep(of, text=f"{NOTE} And more.", was=f"{NOTE}\r\n")
    assert stage_note.note_of(again(of)) == f"{NOTE} And more."


def test_a_note_that_was_put_on_the_takeaway_keeps_no_other_one_away():
    of = people.discussion()
    stage_note.put_on_takeaway(of, text=NOTE)
    stage_note.keep(of, text="Another note.", was=NOTE)
    assert stage_note.note_of(again(of)) == "Another note."


def test_a_note_that_does_not_fit_is_kept():
    of = people.discussion()
    stage_note.put_on_takeaway(of, text="x" * 1990)
    with pytest.raises(NoRoom):
        stage_note.put_on_takeaway(of, text=NOTE)
    assert stage_note.note_of(again(of)) == NOTE
