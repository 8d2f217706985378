from datetime import timedelta

from discussions.domain import clock
from discussions.models import Round
from tests import people
from tests.attacks.conftest import open_room
from tests.facilitators.staging import Workshop


def test_three_sealed_answers_are_opened_by_a_press(db):
    room = open_room(reading_rule="when_opened")
    people.answered(room.discussion, 3)
    assert room.press("/q/1/open/") == 302
    assert people.round_of(room.discussion).state == Round.State.READABLE


def test_answers_that_open_at_a_time_are_not_opened_by_a_press(db):
    room = open_room(reading_rule="at_time", reads_at=clock.now() + timedelta(days=2))
    people.answered(room.discussion, 3)
    console = room.facilitator.get(f"/facilitate/d/{room.slug}/")
    token = console.form("/close/").fields["csrfmiddlewaretoken"]
    page = room.facilitator.ask("POST", f"/facilitate/d/{room.slug}/q/1/open/", {"csrfmiddlewaretoken": token})
    assert (console.has_form("/q/1/open/"), page.status) == (False, 409)
    assert "These answers open at the time that was promised." in page.text
    assert people.round_of(room.discussion).state == Round.State.WRITING


def test_what_a_press_opened_is_sealed_again_by_an_undo_of_the_console(db):
    room = open_room(reading_rule="when_opened")
    people.answered(room.discussion, 3)
    told = room.facilitator.get(f"/facilitate/d/{room.slug}/").text
    assert ("can seal them again for a minute" in told, room.press("/q/1/open/")) == (True, 302)
    Workshop(room).press("step", act="undo")
    assert people.round_of(room.discussion).state == Round.State.WRITING
